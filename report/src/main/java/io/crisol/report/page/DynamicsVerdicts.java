package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.count;
import static io.crisol.report.markup.Numbers.significant;
import static io.crisol.report.markup.Numbers.withUnit;

import io.crisol.report.page.Verdict.Level;
import io.crisol.report.run.Metrics;
import io.crisol.report.run.RunFolder;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Verdicts on a molecular dynamics run or a relaxation: did it end, is energy conserved, was it
 * inside the training data.
 */
final class DynamicsVerdicts {
  static final String DRIFT = "energy_drift_meV_per_atom_per_ps";
  static final double GRADE_NOTE = 2;
  static final double GRADE_STOP = 10;
  private static final double DRIFT_GOOD = 0.01;
  private static final double DRIFT_BAD = 0.1;

  private DynamicsVerdicts() {}

  static List<Verdict> of(RunFolder step, Metrics metrics) {
    List<Verdict> verdicts = new ArrayList<>();
    relaxation(metrics).ifPresent(verdicts::add);
    if (metrics.mentions("replicas")) {
      verdicts.add(ReplicasSection.verdict(metrics));
    } else if (metrics.mentions("stopped_by")) {
      metrics
          .text("stopped_by")
          .map(guard -> stopped(metrics, guard))
          .or(() -> step.kind().equals("md") ? Optional.of(ended(metrics)) : Optional.empty())
          .ifPresent(verdicts::add);
    }
    metrics
        .number(DRIFT)
        .ifPresent(
            drift -> {
              if (step.kind().equals("md")) {
                verdicts.add(drift(drift));
              }
            });
    pressure(metrics).ifPresent(verdicts::add);
    largestGrade(metrics).ifPresent(grade -> verdicts.add(trust(grade)));
    metrics.number("max_spread_eV_per_angstrom").ifPresent(spread -> verdicts.add(spread(spread)));
    return verdicts;
  }

  /** Also the one at which the run was stopped: it may not have been a sampled step. */
  private static OptionalDouble largestGrade(Metrics metrics) {
    OptionalDouble stopped =
        metrics.section("stop").map(stop -> stop.number("grade")).orElse(OptionalDouble.empty());
    return DoubleStream.concat(metrics.number("max_grade").stream(), stopped.stream()).max();
  }

  private static Optional<Verdict> relaxation(Metrics metrics) {
    Optional<Json> converged =
        metrics.values().find("converged").filter(Json.Bool.class::isInstance);
    OptionalDouble force = metrics.number("max_force_eV_per_angstrom");
    String left =
        force.isPresent()
            ? "; largest force " + withUnit(significant(force.getAsDouble(), 2), "eV/Å")
            : "";
    return converged.map(
        found ->
            found.asBoolean()
                ? new Verdict(
                    Level.GOOD, "Relaxation", "converged after " + steps(metrics) + left + ".")
                : new Verdict(
                    Level.BAD, "Relaxation", "did not converge in " + steps(metrics) + left + "."));
  }

  private static Verdict stopped(Metrics metrics, String guard) {
    String reason =
        metrics
            .section("stop")
            .flatMap(stop -> stop.text("reason"))
            .map(text -> ": " + text)
            .orElse("");
    return new Verdict(
        Level.BAD,
        "Dynamics",
        "stopped by the "
            + guard
            + " guard after "
            + steps(metrics)
            + reason
            + ". The last frames are in last-frames.xyz.");
  }

  private static Verdict ended(Metrics metrics) {
    OptionalDouble mean = metrics.number("temperature_mean_K");
    String temperature =
        mean.isPresent()
            ? "; mean temperature " + withUnit(significant(mean.getAsDouble(), 3), "K")
            : "";
    return new Verdict(
        Level.GOOD,
        "Dynamics",
        steps(metrics) + " to the end, no guard stopped it" + temperature + ".");
  }

  /** Whether the pressure asked for was held, where it stayed the same. */
  private static Optional<Verdict> pressure(Metrics metrics) {
    OptionalDouble target = metrics.number("pressure_target_GPa");
    OptionalDouble mean = metrics.number("pressure_mean_GPa");
    OptionalDouble error = metrics.number("pressure_error_GPa");
    boolean stays = target.equals(metrics.number("pressure_target_final_GPa"));
    if (target.isEmpty() || mean.isEmpty() || error.isEmpty() || !stays) {
      return Optional.empty();
    }
    double off = Math.abs(mean.getAsDouble() - target.getAsDouble());
    boolean held = off <= 3 * error.getAsDouble();
    String found =
        "mean "
            + significant(mean.getAsDouble(), 3)
            + " ± "
            + withUnit(significant(error.getAsDouble(), 2), "GPa")
            + ", asked for "
            + withUnit(significant(target.getAsDouble(), 3), "GPa");
    return Optional.of(
        held
            ? new Verdict(Level.GOOD, "Dynamics", found + ": the pressure is held.")
            : new Verdict(
                Level.LOOK,
                "Dynamics",
                found
                    + ": not held within three standard errors; the run is too short, or the cell"
                    + " follows too slowly (bulk_modulus, barostat_time)."));
  }

  private static String steps(Metrics metrics) {
    OptionalDouble steps = metrics.number("steps");
    return steps.isPresent() ? count(steps.getAsDouble()) + " steps" : "the run";
  }

  private static Verdict drift(double drift) {
    double size = Math.abs(drift);
    Level level = size <= DRIFT_GOOD ? Level.GOOD : size <= DRIFT_BAD ? Level.LOOK : Level.BAD;
    String judged =
        switch (level) {
          case GOOD -> "energy is conserved.";
          case LOOK -> "acceptable for short runs; a smaller timestep helps.";
          default -> "energy is not conserved: lower the timestep.";
        };
    return new Verdict(
        level, "Drift", withUnit(significant(drift, 2), "meV/atom/ps") + ": " + judged);
  }

  private static Verdict spread(double spread) {
    return new Verdict(
        Level.NOTE,
        "Spread",
        "the committee's forces differ by at most "
            + withUnit(significant(spread, 2), "eV/Å")
            + " on any atom.");
  }

  private static Verdict trust(double grade) {
    Level level = grade < GRADE_NOTE ? Level.GOOD : grade < GRADE_STOP ? Level.LOOK : Level.BAD;
    String judged =
        switch (level) {
          case GOOD -> "inside what the potential was trained on.";
          case LOOK -> "some environments lie outside the training data (2 and more).";
          default -> "far outside the training data (10 and more).";
        };
    return new Verdict(
        level, "Trust", "largest extrapolation grade " + significant(grade, 2) + ": " + judged);
  }
}
