package io.crisol.simulation.run;

import io.crisol.potentials.Potential;
import io.crisol.simulation.EnergyEngine;
import io.crisol.simulation.MdResult;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.dynamics.Dynamics;
import io.crisol.simulation.dynamics.Schedule;
import io.crisol.simulation.dynamics.State;
import io.crisol.simulation.dynamics.Step;
import io.crisol.simulation.dynamics.Velocities;
import io.crisol.simulation.guards.Stop;
import io.crisol.simulation.guards.Watch;
import io.crisol.structures.Problem;
import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A molecular dynamics run in a folder (docs/formats/run-folder.md). Interrupted at any moment,
 * killed too, it can be resumed from its last checkpoint; then its files have the same bits as
 * without the interruption, and so they have when steps are added later.
 *
 * <p>An object of this class runs once.
 */
public final class MdRun {
  private static final List<String> MADE_AT_THE_END =
      List.of("results.json", "rdf.csv", "msd.csv", "last-frames.xyz");

  private final EnergyEngine engine;
  private final Structure structure;
  private final MdOptions options;
  private final SamplingOptions sampling;
  private final double[] given;
  private final Map<String, String> settings;
  private final Dynamics dynamics;
  private final Watch watch;
  private final MdAnalyses analyses;
  private final LastFrames lastFrames;

  /**
   * A run.
   *
   * @param engine gives the forces
   * @param velocities double[3N], Å/fs, where the options want given ones; else empty
   * @param identity what else must not change when the run is resumed, by name, such as the hash of
   *     the potential
   * @throws io.crisol.structures.ProblemException OPTION_INVALID (velocities wanted and not given)
   */
  public MdRun(
      EnergyEngine engine,
      Structure structure,
      Optional<double[]> velocities,
      MdOptions options,
      SamplingOptions sampling,
      GuardOptions guards,
      Map<String, String> identity) {
    boolean takesGiven = options.velocities() == MdOptions.Start.GIVEN;
    if (takesGiven && velocities.filter(v -> v.length == 3 * structure.size()).isEmpty()) {
      throw Problem.OPTION_INVALID.with(
          "velocities",
          "given",
          "the structure has no velocities",
          "say exact or sampled, or take a frame that has them");
    }
    options.requireFits(structure.cell());
    this.engine = engine;
    this.structure = structure;
    this.options = options;
    this.sampling = sampling;
    this.given = takesGiven ? velocities.orElseThrow().clone() : new double[0];
    this.settings =
        new RunSettings()
            .with(MdOptions.class, options)
            .with(SamplingOptions.class, sampling)
            .with(GuardOptions.class, guards)
            .with("structure", structure, given)
            .with(identity)
            .with(ramp(options))
            .values();
    this.dynamics = new Dynamics(engine, options.integrator(), guards.gradeInterval());
    this.watch = new Watch(guards.guards(), engine, dynamics.integrator());
    this.analyses = new MdAnalyses(sampling, options);
    this.lastFrames =
        new LastFrames(sampling.lastFrames(), sampling.lastFramesInterval(), structure.size());
  }

  /** A change over the whole run is another one if the run becomes longer. */
  private static Map<String, String> ramp(MdOptions options) {
    return options.schedule().isEmpty() && !options.targets().isConstant()
        ? Map.of("length of the change of temperature or pressure", options.steps() + " steps")
        : Map.of();
  }

  /** A run of a potential. */
  public static MdRun of(
      Potential potential,
      Structure structure,
      Optional<double[]> velocities,
      MdOptions options,
      SamplingOptions sampling,
      GuardOptions guards,
      Map<String, String> identity) {
    return new MdRun(
        new PotentialEngine(
            potential, options.skin(), options.ensemble() == MdOptions.Ensemble.NPT),
        structure,
        velocities,
        options,
        sampling,
        guards,
        identity);
  }

  /**
   * Runs from the start.
   *
   * @throws io.crisol.structures.ProblemException RUN_FOLDER_TAKEN, OUTPUT_UNWRITABLE, and what the
   *     potential says
   */
  public MdResult start(Path folder, Progress progress) {
    try (MdCourse course = begin(folder)) {
      return course.toEnd(progress);
    }
  }

  /**
   * Goes on from the last checkpoint.
   *
   * @throws io.crisol.structures.ProblemException RESUME_NOTHING, RESUME_CHANGED, OPTION_INVALID
   *     (fewer steps than are done already)
   */
  public MdResult resume(Path folder, Progress progress) {
    try (MdCourse course = goOn(folder)) {
      return course.toEnd(progress);
    }
  }

  MdCourse begin(Path folder) {
    if (Checkpoint.exists(folder)) {
      throw Problem.RUN_FOLDER_TAKEN.with(folder, "it has a " + Checkpoint.NAME);
    }
    prepare(folder);
    Iterator<Step> steps = dynamics.from(dynamics.evaluate(initial())).iterator();
    MdFiles files =
        MdFiles.create(
            folder,
            sampling.thermoInterval(),
            sampling.trajectoryInterval(),
            ThermoColumns.of(options));
    return new MdCourse(this, folder, files, null, steps);
  }

  private MdResult.Conditions conditions() {
    Schedule targets = options.targets();
    boolean counts = dynamics.integrator().countsExchange();
    boolean npt = options.ensemble() == MdOptions.Ensemble.NPT;
    return new MdResult.Conditions(
        options.temperature(),
        targets.temperature(options.steps() * options.timestep()),
        npt ? OptionalDouble.of(targets.pressure(0) * Units.GPA) : OptionalDouble.empty(),
        npt
            ? OptionalDouble.of(targets.pressure(options.steps() * options.timestep()) * Units.GPA)
            : OptionalDouble.empty(),
        options.schedule(),
        counts ? analyses.conserved().result() : OptionalDouble.empty());
  }

  private State initial() {
    RandomStream random = new RandomStream(options.seed());
    double[] velocities =
        switch (options.velocities()) {
          case EXACT -> Velocities.exact(structure, options.temperature(), random);
          case CRYSTAL -> Velocities.exact(structure, 2 * options.temperature(), random);
          case SAMPLED -> Velocities.sampled(structure, options.temperature(), random);
          case GIVEN -> given;
        };
    return State.start(structure, velocities, random);
  }

  MdCourse goOn(Path folder) {
    Json.Obj saved = Checkpoint.read(folder, "md", settings);
    Step step = Checkpoint.step(saved.get("step"), structure);
    if (step.number() > options.steps()) {
      throw Problem.OPTION_INVALID.with(
          "steps",
          options.steps(),
          "the run has done " + step.number() + " already",
          "give that many or more");
    }
    Checkpoint.restoreEngine(saved, engine, structure);
    watch.restore(saved.get("watch"), step);
    analyses.restore(saved.get("analyses"));
    lastFrames.restore(saved.get("last_frames"), structure);
    prepare(folder);
    MdFiles files =
        MdFiles.resume(
            folder,
            sampling.thermoInterval(),
            sampling.trajectoryInterval(),
            ThermoColumns.of(options),
            saved.get("lengths"));
    Iterator<Step> steps = dynamics.from(step).iterator();
    steps.next();
    return new MdCourse(this, folder, files, step, steps);
  }

  private static void prepare(Path folder) {
    try {
      Files.createDirectories(folder);
      for (String name : MADE_AT_THE_END) {
        Files.deleteIfExists(folder.resolve(name));
      }
    } catch (IOException e) {
      throw Problem.OUTPUT_UNWRITABLE.with(folder, String.valueOf(e.getMessage())).causedBy(e);
    }
  }

  void save(Path folder, MdFiles files, Step step) {
    Checkpoint.write(
        folder,
        Checkpoint.begin("md", settings)
            .put("step", Checkpoint.step(step))
            .put("neighbors_built_from", Checkpoint.engine(engine))
            .put("watch", watch.save())
            .put("analyses", analyses.save())
            .put("last_frames", lastFrames.save())
            .put("lengths", files.flush()));
  }

  MdResult finish(Path folder, Step step, Optional<Stop> stop) {
    boolean conserves = dynamics.integrator().conservesEnergy();
    MdResult result =
        new MdResult(
            structure.size(),
            step.number(),
            step.time(),
            options.timestep(),
            settings.get("ensemble"),
            analyses.temperature().result(),
            conserves ? analyses.drift().result() : OptionalDouble.empty(),
            stop,
            watch.maxGrade(),
            watch.doubtfulSteps(),
            watch.maxSpread(),
            watch.shortestDistance(),
            analyses.means(),
            conditions());
    analyses.write(folder);
    AtomicFile.write(folder.resolve("results.json"), result.toJson().text());
    return result;
  }

  MdOptions options() {
    return options;
  }

  SamplingOptions sampling() {
    return sampling;
  }

  Watch watch() {
    return watch;
  }

  MdAnalyses analyses() {
    return analyses;
  }

  LastFrames lastFrames() {
    return lastFrames;
  }
}
