package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.count;
import static io.crisol.report.markup.Numbers.duration;
import static io.crisol.report.markup.Numbers.significant;
import static io.crisol.report.markup.Numbers.withUnit;

import io.crisol.report.page.Verdict.Level;
import io.crisol.report.run.Campaign;
import io.crisol.report.run.Findings;
import io.crisol.report.run.Findings.Severity;
import io.crisol.report.run.Metrics;
import io.crisol.report.run.Metrics.Interval;
import io.crisol.report.run.Parity;
import io.crisol.report.run.ParityFrame;
import io.crisol.report.run.RunFolder;
import io.crisol.report.run.Study;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The summary in words. The rules are few and stated here: a force error below 15 % of the typical
 * reference force is good, above 40 % a problem; test errors above twice the training errors speak
 * of overfitting; a drift up to 0.01 meV/atom/ps is good, above 0.1 a problem; grades count from 2
 * and 10.
 */
public final class Verdicts {

  /** What a reader asks first comes first. */
  private static final List<String> ORDER =
      List.of(
          "Learning",
          "Study",
          "Forces",
          "Energies",
          "Generality",
          "Spread",
          "Data",
          "Relaxation",
          "Bulk",
          "Monte Carlo",
          "Diffusion",
          "Transport",
          "Path",
          "Hops",
          "Dynamics",
          "Structure",
          "Drift",
          "Trust",
          "Time");

  private static final double RELATIVE_GOOD = 0.15;
  private static final double RELATIVE_BAD = 0.40;
  private static final double OVERFIT = 2;

  private Verdicts() {}

  /** All verdicts on a run, in the order of its steps. */
  public static List<Verdict> of(RunFolder folder) {
    List<Verdict> verdicts = new ArrayList<>();
    boolean evaluated = has(folder, "evaluate");
    boolean checked = has(folder, "check");
    for (RunFolder step : folder.each()) {
      boolean training = step.kind().equals("train");
      if (!(checked && training)) {
        step.find(Findings.class).map(Verdicts::data).ifPresent(verdicts::add);
      }
      if (!(evaluated && training)) {
        verdicts.addAll(accuracy(folder, step));
        SpreadSection.verdict(step).ifPresent(verdicts::add);
      }
      step.find(Campaign.class).map(CampaignVerdict::of).ifPresent(verdicts::add);
      step.find(Study.class).flatMap(StudySection::verdict).ifPresent(verdicts::add);
      step.find(Parity.class).flatMap(Verdicts::overfitting).ifPresent(verdicts::add);
      step.find(Metrics.class).flatMap(BulkSection::verdict).ifPresent(verdicts::add);
      step.find(Metrics.class).flatMap(TransportSection::verdict).ifPresent(verdicts::add);
      step.find(Metrics.class).flatMap(StructureSection::verdict).ifPresent(verdicts::add);
      step.find(Metrics.class)
          .map(found -> DynamicsVerdicts.of(step, found))
          .ifPresent(verdicts::addAll);
    }
    folder.find(Metrics.class).flatMap(BatterySection::verdict).ifPresent(verdicts::add);
    time(folder).ifPresent(verdicts::add);
    verdicts.sort(Comparator.comparingInt(verdict -> ORDER.indexOf(verdict.topic())));
    return verdicts;
  }

  private static boolean has(RunFolder folder, String kind) {
    return folder.steps().stream().anyMatch(step -> step.kind().equals(kind));
  }

  private static Verdict data(Findings findings) {
    long errors = findings.count(Severity.ERROR);
    long warnings = findings.count(Severity.WARNING);
    String first =
        findings.items().stream()
            .filter(item -> item.severity() != Severity.NOTE)
            .findFirst()
            .map(item -> " First: " + item.message().strip().replaceAll("\\.$", "") + ".")
            .orElse("");
    if (errors > 0) {
      String found = plural(errors, "finding") + " that must not be trained on, ";
      return new Verdict(Level.BAD, "Data", found + plural(warnings, "warning") + "." + first);
    }
    if (warnings > 0) {
      String found = "nothing that must not be trained on, but " + plural(warnings, "warning");
      return new Verdict(Level.LOOK, "Data", found + "." + first);
    }
    int notes = findings.items().size();
    String rest = notes == 0 ? "." : ", " + plural(notes, "note") + ".";
    return new Verdict(Level.GOOD, "Data", "no faults found" + rest);
  }

  private static List<Verdict> accuracy(RunFolder folder, RunFolder step) {
    List<Verdict> verdicts = new ArrayList<>();
    Subject.of(step)
        .ifPresent(
            subject -> {
              Errors errors = subject.errors();
              if (Double.isFinite(errors.forceMae())) {
                verdicts.add(forces(subject, errors, Peers.of(benchmark(folder, step))));
              }
              if (Double.isFinite(errors.energyMae())) {
                verdicts.add(energies(subject, errors));
              }
            });
    return verdicts;
  }

  private static Verdict forces(Subject subject, Errors errors, List<Peers.Peer> peers) {
    double mae = errors.forceMae();
    double relative = errors.forceRmse() / subject.typicalForce();
    String value = withUnit(significant(mae, mae >= 0.1 ? 3 : 2), "eV/Å") + " MAE";
    String comparison = Peers.comparison(mae, subject.unseen() ? peers : List.of());
    String judged = comparison.isEmpty() ? "" : " — " + comparison;
    if (comparison.isEmpty() && Double.isFinite(relative)) {
      judged = " (RMSE is " + significant(100 * relative, 2) + " % of the typical force)";
    }
    String sentence =
        value + interval(subject, Errors.FORCE_MAE) + on(subject, errors) + judged + ".";
    return new Verdict(level(relative), "Forces", sentence);
  }

  private static Verdict energies(Subject subject, Errors errors) {
    double spread = subject.energySpread();
    String mae = withUnit(significant(errors.energyMae(), 2), "meV/atom") + " MAE";
    String rmse = ", " + withUnit(significant(errors.energyRmse(), 2), "meV/atom") + " RMSE";
    String share =
        Double.isFinite(spread)
            ? "; the energies spread over " + withUnit(significant(spread, 2), "meV/atom")
            : "";
    String sentence =
        mae + interval(subject, Errors.ENERGY_MAE) + rmse + on(subject, errors) + share + ".";
    return new Verdict(level(errors.energyRmse() / spread), "Energies", sentence);
  }

  private static String on(Subject subject, Errors errors) {
    return subject.unseen()
        ? " on " + plural(errors.frames(), "unseen frame")
        : " on " + plural(errors.frames(), "frame") + " of the " + subject.set() + " set";
  }

  private static Level level(double relative) {
    return Double.isNaN(relative)
        ? Level.NOTE
        : relative <= RELATIVE_GOOD
            ? Level.GOOD
            : relative <= RELATIVE_BAD ? Level.LOOK : Level.BAD;
  }

  private static String interval(Subject subject, String name) {
    Optional<Interval> interval = subject.metrics().flatMap(metrics -> metrics.interval(name));
    return interval
        .map(
            ends ->
                " (95 % interval "
                    + significant(ends.low(), 2)
                    + " to "
                    + significant(ends.high(), 2)
                    + ")")
        .orElse("");
  }

  static Optional<String> benchmark(RunFolder folder, RunFolder step) {
    return step.find(Metrics.class)
        .flatMap(metrics -> metrics.text("benchmark"))
        .or(() -> folder.find(Metrics.class).flatMap(metrics -> metrics.text("benchmark")));
  }

  /**
   * Energies and forces are judged each for itself: a model may know the energies by heart and not
   * the forces.
   */
  private static Optional<Verdict> overfitting(Parity parity) {
    List<ParityFrame> train = parity.sets().getOrDefault("train", List.of());
    List<ParityFrame> aside = new ArrayList<>(parity.sets().getOrDefault("validation", List.of()));
    aside.addAll(parity.sets().getOrDefault("test", List.of()));
    Errors known = Errors.of(train);
    Errors unseen = Errors.of(aside);
    List<String> ratios = new ArrayList<>();
    double worst = Double.NaN;
    double force = unseen.forceRmse() / known.forceRmse();
    double energy = unseen.energyRmse() / known.energyRmse();
    if (Double.isFinite(force)) {
      ratios.add("force errors are " + significant(force, 2) + " times");
      worst = force;
    }
    if (Double.isFinite(energy)) {
      ratios.add(
          "energy errors " + (ratios.isEmpty() ? "are " : "") + significant(energy, 2) + " times");
      worst = Double.isNaN(worst) ? energy : Math.max(worst, energy);
    }
    String text =
        "on frames kept aside " + String.join(", ", ratios) + " those on the training frames";
    return Double.isNaN(worst) ? Optional.empty() : Optional.of(generality(worst, text));
  }

  private static Verdict generality(double worst, String text) {
    return worst <= OVERFIT
        ? new Verdict(Level.GOOD, "Generality", text + ": no sign of overfitting.")
        : new Verdict(
            Level.LOOK,
            "Generality",
            text
                + ": the potential knows its training frames better than others. More data, or a"
                + " smaller model.");
  }

  private static Optional<Verdict> time(RunFolder folder) {
    Map<String, Double> numbers = folder.find(Metrics.class).map(Metrics::numbers).orElse(Map.of());
    Double total = numbers.get("total_seconds");
    Double train = numbers.get("train_seconds");
    String part = train == null ? "" : ", of which training " + duration(train);
    return Optional.ofNullable(total)
        .map(
            seconds -> new Verdict(Level.NOTE, "Time", duration(seconds) + " in all" + part + "."));
  }

  static String plural(long n, String noun) {
    return (n == 0 ? "no" : count(n)) + " " + noun + (n == 1 ? "" : "s");
  }
}
