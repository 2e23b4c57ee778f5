package io.crisol.app;

import io.crisol.app.config.Configuration;
import io.crisol.app.config.Section;
import io.crisol.potentials.Extrapolating;
import io.crisol.potentials.Potential;
import io.crisol.simulation.MdResult;
import io.crisol.simulation.guards.Stop;
import io.crisol.simulation.run.GuardOptions;
import io.crisol.simulation.run.MdOptions;
import io.crisol.simulation.run.MdRun;
import io.crisol.simulation.run.Replica;
import io.crisol.simulation.run.ReplicaOptions;
import io.crisol.simulation.run.SamplingOptions;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import io.crisol.structures.io.FrameFiles;
import io.crisol.structures.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Molecular dynamics. */
@Command(
    name = "md",
    description =
        "Molecular dynamics at constant energy, temperature or pressure, watched by guards.",
    footer = {
      "",
      "Examples:",
      "  crisol md potential.crisol.json Si.xyz --replicate 4x4x4 --temperature 600 --time \"10"
          + " ps\"",
      "  crisol md md.toml --out runs/hot --temperature 900",
      "  crisol md md.toml --ensemble npt --pressure \"1 GPa\" --cell flexible",
      "  crisol md md.toml --ensemble bussi --schedule \"1500 K in 10 ps,hold 20 ps,300 K in 50"
          + " ps\"",
      "  crisol md md.toml --temperatures 600,700,800 --replicas 2 --out runs/many",
      "  crisol md --resume --out runs/hot"
    })
final class MdVerb extends ComputingVerb {
  /** Frames of the trajectory whose descriptors are compared with their ranges in training. */
  private static final int RANGE_FRAMES = 20;

  /**
   * Length of a run as a time.
   *
   * @param time fs
   */
  public record MdTime(
      @Setting(help = "length of the run, instead of steps", unit = "fs") OptionalDouble time) {}

  @Option(
      names = "--resume",
      description = "Go on from the last checkpoint in the folder of --out.")
  private boolean resume;

  @Override
  List<Section> sections() {
    return List.of(
        new Section(
            "md",
            "The run",
            List.of(
                PotentialInput.class,
                StructureInput.class,
                ReadingInput.class,
                MdTime.class,
                MdOptions.class,
                ReplicaOptions.class)),
        new Section("sampling", "What is written down", List.of(SamplingOptions.class)),
        new Section("guards", "What stops the run", List.of(GuardOptions.class)));
  }

  @Override
  List<String> positional() {
    return List.of("potential", "structure");
  }

  @Override
  boolean resumes() {
    return resume;
  }

  @Override
  void complete(Configuration configuration) {
    if (configuration.isGiven("md", "temperatures") && configuration.isFlag("md", "temperature")) {
      throw Problem.OPTION_INVALID.with(
          "temperatures",
          configuration.shown("md.temperatures"),
          "a temperature is given too",
          "give one of the two");
    }
    boolean isLong = configuration.isGiven("md", "steps") || configuration.isGiven("md", "time");
    if (configuration.isGiven("md", "schedule") && !isLong) {
      configuration.put("md", "steps", 0L, "schedule");
      MdOptions options = configuration.get("md", MdOptions.class);
      long steps = Math.round(options.targets().duration() / options.timestep());
      configuration.put("md", "steps", steps, "schedule");
    }
    length(configuration);
  }

  /**
   * Turns a length in time into steps; on the command line a flag overrides the other key of the
   * file.
   */
  private static void length(Configuration configuration) {
    OptionalDouble time = configuration.get("md", MdTime.class).time();
    if (time.isEmpty()) {
      return;
    }
    if (configuration.isFlag("md", "steps") && !configuration.isFlag("md", "time")) {
      configuration.remove("md", "time");
      return;
    }
    if (configuration.isGiven("md", "steps")
        && configuration.isFlag("md", "steps") == configuration.isFlag("md", "time")) {
      throw Problem.OPTION_INVALID.with(
          "time", time.getAsDouble() + " fs", "steps are given too", "give one of the two");
    }
    configuration.put("md", "steps", 0L, "time");
    double timestep = configuration.get("md", MdOptions.class).timestep();
    configuration.put("md", "steps", Math.round(time.getAsDouble() / timestep), "time");
    configuration.remove("md", "time");
  }

  @Override
  String plan(Run run) {
    Frame frame = new Inputs(run, "md").frame(run.settings("md", StructureInput.class));
    MdOptions options = run.settings("md", MdOptions.class);
    List<Replica> replicas = replicas(run);
    return (replicas.size() == 1
            ? "Would run "
            : "Would run " + replicas.size() + " times, side by side, ")
        + String.format(
            Locale.ROOT,
            "%d steps of %g fs (%g ps) of %d atoms (%s), %s at %s K, and write one frame"
                + " every %d steps (about %s).",
            options.steps(),
            options.timestep(),
            options.steps() * options.timestep() / 1000,
            frame.size(),
            frame.structure().formula(),
            options.ensemble().name().toLowerCase(Locale.ROOT),
            replicas.stream()
                .map(replica -> String.valueOf(replica.temperature()))
                .distinct()
                .collect(Collectors.joining(", ")),
            sampling(run).trajectoryInterval(),
            Failures.memory(
                130.0
                    * replicas.size()
                    * frame.size()
                    * options.steps()
                    / sampling(run).trajectoryInterval()));
  }

  /** The runs that the settings ask for; one where they ask for no more. */
  static List<Replica> replicas(Run run) {
    MdOptions options = run.settings("md", MdOptions.class);
    return Replica.of(
        run.settings("md", ReplicaOptions.class), options.temperature(), options.seed());
  }

  private static SamplingOptions sampling(Run run) {
    return run.settings("sampling", SamplingOptions.class);
  }

  @Override
  Outcome compute(Run run) {
    Inputs inputs = new Inputs(run, "md");
    Frame frame = inputs.frame(run.settings("md", StructureInput.class));
    Potential potential =
        inputs.potential(run.settings("md", PotentialInput.class), frame).potential();
    if (run.settings("md", ReplicaOptions.class).areWanted()) {
      return new MdSideBySide(run, potential, frame).compute();
    }
    Path folder = run.folder().orElseThrow();
    MdRun md = md(run, potential, frame, run.settings("md", MdOptions.class));
    MdResult result =
        run.isResumed()
            ? md.resume(folder, run.progress("md"))
            : md.start(folder, run.progress("md"));
    tell(run, result);
    Optional<RangeReport> range = range(potential, folder);
    range.ifPresent(report -> report.print(run.console()));
    Json.Obj json = result.toJson();
    range.ifPresent(report -> json.put("range", report.json()));
    return Outcome.of(json, result.stop().map(stop -> stop.problem(folder.toString())));
  }

  /** The run that the settings describe. */
  static MdRun md(Run run, Potential potential, Frame frame, MdOptions options) {
    return MdRun.of(
        potential,
        frame.structure(),
        Inputs.velocities(frame),
        options,
        sampling(run),
        run.settings("guards", GuardOptions.class),
        Map.of(
            "potential",
            Provenance.identity(run.settings("md", PotentialInput.class).potential())));
  }

  /** What left its range in frames of the trajectory, evenly taken, the last of them included. */
  private static Optional<RangeReport> range(Potential potential, Path folder) {
    Path file = folder.resolve("trajectory.xyz");
    if (!Files.isRegularFile(file) || Extrapolating.of(potential).isEmpty()) {
      return Optional.empty();
    }
    List<Frame> all = FrameFiles.read(file.toString()).frames();
    List<Frame> some = new ArrayList<>();
    int step = Math.max(1, all.size() / RANGE_FRAMES);
    for (int f = all.size() - 1; f >= 0; f -= step) {
      some.add(all.get(f));
    }
    return RangeReport.of(potential, some);
  }

  private static void tellPressure(Rows rows, MdResult result) {
    result
        .mean("pressure")
        .ifPresent(
            p ->
                rows.add(
                    "mean pressure",
                    String.format(
                        Locale.ROOT,
                        "%.4f ± %.4f GPa (asked for %.4g GPa at the end)",
                        p.mean(),
                        p.error(),
                        result.conditions().finalPressure().orElse(Double.NaN))));
    tellVolume(rows, result);
  }

  private static void tellVolume(Rows rows, MdResult result) {
    result
        .mean("volume")
        .ifPresent(
            v ->
                rows.add(
                    "mean volume",
                    String.format(
                        Locale.ROOT,
                        "%.3f ± %.3f Å³/atom",
                        v.mean() / result.atoms(),
                        v.error() / result.atoms())));
    result
        .bulkModulus()
        .ifPresent(
            b ->
                rows.add(
                    "bulk modulus",
                    String.format(
                        Locale.ROOT, "%.3g ± %.2g GPa, from the fluctuations", b[0], b[1])));
  }

  private static void tell(Run run, MdResult result) {
    Rows rows = new Rows(run.console());
    rows.add("atoms", String.valueOf(result.atoms()));
    rows.add(
        "steps", String.format(Locale.ROOT, "%d (%g ps)", result.steps(), result.time() / 1000));
    rows.add(
        "mean temperature",
        String.format(
            Locale.ROOT,
            "%.1f K (deviation %.1f K)",
            result.temperature().mean(),
            result.temperature().deviation()));
    result.conditions().pressure().ifPresent(_ -> tellPressure(rows, result));
    result
        .energyDrift()
        .ifPresent(
            drift ->
                rows.add("energy drift", String.format(Locale.ROOT, "%.4g meV/atom/ps", drift)));
    result
        .maxGrade()
        .ifPresent(
            grade ->
                rows.add(
                    "largest grade", String.format(Locale.ROOT, "%.2f (doubtful above 2)", grade)));
    result
        .maxSpread()
        .ifPresent(
            spread -> rows.add("largest spread", String.format(Locale.ROOT, "%.3f eV/Å", spread)));
    result.stop().map(Stop::guard).ifPresent(guard -> rows.add("stopped by", guard));
  }
}
