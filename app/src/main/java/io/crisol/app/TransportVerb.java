package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.simulation.transport.Diffusion;
import io.crisol.simulation.transport.DiffusionResult;
import io.crisol.simulation.transport.Diffusivity;
import io.crisol.simulation.transport.Judgement;
import io.crisol.simulation.transport.Motion;
import io.crisol.simulation.transport.Trajectory;
import io.crisol.simulation.transport.TrajectoryOptions;
import io.crisol.simulation.transport.TrajectoryReader;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.io.AtomicFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A verb that measures transport along trajectories. */
abstract class TransportVerb extends ComputingVerb {
  private final String name;
  private final String title;
  private final List<Class<? extends Record>> options;

  TransportVerb(String name, String title, List<Class<? extends Record>> options) {
    this.name = name;
    this.title = title;
    this.options = options;
  }

  @Override
  final List<Section> sections() {
    List<Class<? extends Record>> types = new ArrayList<>();
    types.add(TrajectoryInput.class);
    types.add(ReadingInput.class);
    types.add(TrajectoryOptions.class);
    types.addAll(options);
    return List.of(new Section(name, title, types));
  }

  @Override
  final List<String> positional() {
    return List.of("trajectory");
  }

  /** What is given, at least one. */
  final List<String> files(Run run) {
    return Inputs.several("trajectory", run.settings(name, TrajectoryInput.class).trajectory());
  }

  /** Reads files as one trajectory and says what was understood. */
  final Diffusion read(Run run, List<String> files) {
    TrajectoryOptions chosen = run.settings(name, TrajectoryOptions.class);
    TrajectoryReader.Read read =
        TrajectoryReader.read(files, run.settings(name, ReadingInput.class).options(), chosen);
    read.report().files().forEach(file -> run.input(file.file(), file.frames()));
    return new Diffusion(read.trajectory(), chosen);
  }

  @Override
  String plan(Run run) {
    Diffusion diffusion = read(run, files(run));
    return String.format(
        Locale.ROOT,
        "Would look at %d frames of %d atoms, %g ps, and at how %s diffuses.",
        diffusion.trajectory().frames(),
        diffusion.trajectory().elements().length,
        diffusion.trajectory().time() / 1000,
        diffusion.walking());
  }

  /** Prints what is said of a trajectory. */
  static void tell(Run run, DiffusionResult result) {
    result.notes().forEach(note -> run.console().note("note: " + note));
    Motion motion = result.motion();
    Rows rows = new Rows(run.console());
    rows.add("trajectory", length(result.trajectory()));
    rows.add("drift taken out", result.drift());
    rows.add("D* of " + motion.element(), tracer(motion));
    if (motion.hasHaven()) {
      double[] ends = motion.haven().ratioInterval(0.95);
      rows.add(
          "Haven ratio",
          String.format(
              Locale.ROOT,
              "%.3g (95 %%: %.3g to %.3g)",
              motion.haven().estimate(),
              ends[0],
              ends[1]));
    }
    rows.add("verdict", motion.verdict());
  }

  private static String length(Trajectory trajectory) {
    String length =
        String.format(
            Locale.ROOT, "%d frames, %.4g ps", trajectory.frames(), trajectory.time() / 1000);
    return trajectory.temperature().isPresent()
        ? length + String.format(Locale.ROOT, ", %.1f K", trajectory.temperature().getAsDouble())
        : length;
  }

  private static String tracer(Motion motion) {
    return motion.judgement().isDiffusive()
        ? text(motion.tracer().times(DiffusionResult.CM2_PER_S), "cm²/s")
        : String.format(
            Locale.ROOT, "below %.3g cm²/s (95 %%)", motion.upper() * DiffusionResult.CM2_PER_S);
  }

  /** A value with its interval. */
  static String text(Diffusivity value, String unit) {
    double[] ends = value.interval95();
    return String.format(
        Locale.ROOT, "%.4g %s (95 %%: %.3g to %.3g)", value.estimate(), unit, ends[0], ends[1]);
  }

  /** Writes the curves. */
  static void write(Path folder, DiffusionResult result) {
    AtomicFile.write(folder.resolve("msd.csv"), result.displacements());
    AtomicFile.write(folder.resolve("displacement.csv"), result.lines());
  }

  /** NOT_CONVERGED where no diffusivity can be told. */
  static Optional<ProblemException> problem(DiffusionResult result) {
    Motion motion = result.motion();
    return motion.judgement().isDiffusive()
        ? Optional.empty()
        : Optional.of(
            Problem.NOT_CONVERGED.with(
                "the diffusivity of " + motion.element(),
                motion.verdict(),
                motion.judgement().state() == Judgement.State.NO_HOPS
                    ? "run hotter, or longer; the largest D that fits is in results.json"
                    : "run longer (md --resume with more steps), or hotter"));
  }
}
