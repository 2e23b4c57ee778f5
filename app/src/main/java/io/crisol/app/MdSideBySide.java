package io.crisol.app;

import io.crisol.app.config.Configuration;
import io.crisol.potentials.Potential;
import io.crisol.simulation.MdResult;
import io.crisol.simulation.ReplicasResult;
import io.crisol.simulation.guards.Stop;
import io.crisol.simulation.run.MdOptions;
import io.crisol.simulation.run.MdReplicas;
import io.crisol.simulation.run.Replica;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Molecular dynamics several times, at several temperatures: a run folder each. */
final class MdSideBySide {
  private final Run run;
  private final Potential potential;
  private final Frame frame;
  private final Map<String, Run> runs = new LinkedHashMap<>();

  MdSideBySide(Run run, Potential potential, Frame frame) {
    this.run = run;
    this.potential = potential;
    this.frame = frame;
  }

  Outcome compute() {
    requireDifferent();
    List<Replica> replicas = MdVerb.replicas(run);
    for (Replica replica : replicas) {
      runs.put(replica.name(), run.beside(replica.name(), "md", settings(replica)));
    }
    MdReplicas side =
        new MdReplicas(
            run.folder().orElseThrow(),
            replicas,
            replica -> {
              Run own = runs.get(replica.name());
              return MdVerb.md(own, potential, frame, own.settings("md", MdOptions.class));
            });
    ReplicasResult result = side.run(run.isResumed(), run.progress("md"));
    for (ReplicasResult.Member member : result.members()) {
      runs.get(member.name()).leaveBeside(member.result().toJson());
    }
    tell(result);
    return Outcome.of(result.toJson(), problem(result));
  }

  /** The settings of one run: those of all, at its temperature and with its seed. */
  private Configuration settings(Replica replica) {
    Configuration own = run.configuration().copy();
    own.remove("md", "temperatures");
    return own.with("md", "temperature", replica.temperature())
        .with("md", "seed", replica.seed())
        .with("md", "replicas", 1L);
  }

  /** Runs of the same start and rule without chance in them are the same run. */
  private void requireDifferent() {
    MdOptions options = run.settings("md", MdOptions.class);
    if (options.velocities() == MdOptions.Start.GIVEN
        && options.ensemble() == MdOptions.Ensemble.NVE) {
      throw Problem.OPTION_INVALID.with(
          "velocities",
          "given",
          "at constant energy every run would be the same",
          "say exact or sampled, or one run");
    }
  }

  private static Optional<ProblemException> problem(ReplicasResult result) {
    List<ReplicasResult.Member> stopped = result.stopped();
    if (stopped.isEmpty()) {
      return Optional.empty();
    }
    Stop first = stopped.getFirst().result().stop().orElseThrow();
    return Optional.of(
        Problem.STOPPED_BY_GUARD.with(
            first.guard(),
            stopped.size()
                + " of "
                + result.members().size()
                + " runs were stopped: "
                + stopped.stream()
                    .map(ReplicasResult.Member::name)
                    .collect(Collectors.joining(", "))
                + "; the first at step "
                + first.step()
                + ": "
                + first.sentence(),
            "look at last-frames.xyz in their folders; the other runs are whole"));
  }

  private void tell(ReplicasResult result) {
    run.console()
        .print("run            steps  temperature (K)  pressure (GPa)  largest grade  stopped by");
    for (ReplicasResult.Member member : result.members()) {
      MdResult md = member.result();
      run.console()
          .print(
              String.format(
                  Locale.ROOT,
                  "%-12s %7d  %15.1f  %14s  %13s  %s",
                  member.name(),
                  md.steps(),
                  md.temperature().mean(),
                  md.mean("pressure")
                      .map(p -> String.format(Locale.ROOT, "%.3f", p.mean()))
                      .orElse("–"),
                  md.maxGrade().isPresent()
                      ? String.format(Locale.ROOT, "%.2f", md.maxGrade().getAsDouble())
                      : "–",
                  md.stop().map(Stop::guard).orElse("–")));
    }
  }
}
