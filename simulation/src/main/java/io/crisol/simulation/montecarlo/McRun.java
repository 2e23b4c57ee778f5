package io.crisol.simulation.montecarlo;

import io.crisol.potentials.Potential;
import io.crisol.simulation.run.RunSettings;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Monte Carlo walks in a folder, side by side, each with its table, trajectory and checkpoint.
 * Interrupted at any moment, they go on from their checkpoints, and their files have the same bits
 * as without the interruption.
 */
public final class McRun {
  private final Potential potential;
  private final Structure start;
  private final McOptions options;
  private final MoveOptions moves;
  private final McSampling sampling;
  private final Optional<Structure> sites;
  private final List<Element> elements;
  private final Order order;
  private final Map<String, String> settings;

  /**
   * A run.
   *
   * @param given the cell before it was repeated, to which wave vectors refer
   * @param sites of insertions, where only there atoms come and go
   * @param identity what else must not change when the run is resumed, by name
   * @throws io.crisol.structures.ProblemException OPTION_INVALID, UNKNOWN_ELEMENT
   */
  public McRun(
      Potential potential,
      Structure start,
      Cell given,
      McOptions options,
      MoveOptions moves,
      McSampling sampling,
      Optional<Structure> sites,
      Map<String, String> identity) {
    this.potential = potential;
    this.start = start;
    this.options = options;
    this.moves = moves;
    this.sampling = sampling;
    this.sites = sites;
    elements = List.copyOf(elements(start, moves));
    require();
    order = new Order(sampling.order(), given, elements.getFirst());
    settings =
        new RunSettings()
            .with(McOptions.class, options)
            .with(MoveOptions.class, moves)
            .with(McSampling.class, sampling)
            .with("structure", start, new double[0])
            .with(identity)
            .values();
    settings.remove("sweeps");
  }

  private static Set<Element> elements(Structure start, MoveOptions moves) {
    Set<Element> all = new TreeSet<>(start.elementSet());
    moves.chemicalPotentials().keySet().forEach(symbol -> all.add(Element.of(symbol)));
    return all;
  }

  private void require() {
    McOptions.require(
        moves.swaps() == 0 || elements.size() > 1,
        "swaps",
        moves.swaps(),
        "there is one element only");
    McOptions.require(
        options.container().isEmpty() || !start.cell().isPeriodic(),
        "container",
        options.container().orElse(0) + " Å",
        "it is for clusters, and this structure repeats");
  }

  /** The elements that may be there. */
  public List<Element> elements() {
    return elements;
  }

  /**
   * Runs from the start, or from the checkpoints in the folder.
   *
   * @throws io.crisol.structures.ProblemException OUTPUT_UNWRITABLE, RESUME_CHANGED,
   *     RESUME_NOTHING, and what the potential says
   */
  public McResult run(Path folder, boolean resume, Progress progress) {
    int count = options.temperatures().size();
    WalkResult[] results = new WalkResult[count];
    AtomicLong done = new AtomicLong();
    Workers.forEach(
        count,
        number -> {
          Walk walk = walk(number);
          results[number] = run(folder, resume, number + 1, walk, done, progress);
        });
    McResult result =
        new McResult(moves.ensemble(), MovingAtoms.isLocal(potential), List.of(results));
    AtomicFile.write(folder.resolve("results.json"), result.toJson().text());
    return result;
  }

  private Walk walk(int number) {
    double temperature = options.temperatures().get(number);
    RandomStream random = new RandomStream(options.seed()).fork(number);
    return new Walk(potential, start, temperature, options, moves, sites, random);
  }

  private WalkResult run(
      Path folder, boolean resume, int number, Walk walk, AtomicLong done, Progress progress) {
    RadialProfile profile = new RadialProfile(elements, sampling.profileWidth());
    Path checkpoint = folder.resolve("checkpoint-" + number + ".json");
    Optional<Json.Obj> saved = resume ? saved(checkpoint) : Optional.empty();
    saved.ifPresent(
        content -> {
          walk.restore(content.get("walk").asObject());
          profile.restore(content.get("profile").asObject());
        });
    try (WalkFiles files = files(folder, number, saved)) {
      long before = walk.sweeps();
      done.addAndGet(before);
      while (!walk.isDone() && !walk.isStopped()) {
        walk.sweep();
        files.accept(walk);
        sample(walk, profile);
        if (walk.sweeps() % options.checkpointInterval() == 0 || walk.isDone()) {
          save(checkpoint, walk, profile, files);
        }
        progress.update(done.incrementAndGet(), total(), text(walk));
      }
      files.flush();
    }
    return new WalkSummary(folder, number, elements, moves, options, order.isAsked())
        .of(walk, profile);
  }

  private long total() {
    return (options.before() + options.sweeps()) * options.temperatures().size();
  }

  private static String text(Walk walk) {
    return String.format(
        Locale.ROOT,
        "sweep %d, %.0f K, %.4f eV/atom",
        walk.sweeps(),
        walk.temperature(),
        walk.energy() / Math.max(1, walk.size()));
  }

  private boolean isCluster() {
    return !start.cell().isPeriodic() && elements.size() > 1;
  }

  private void sample(Walk walk, RadialProfile profile) {
    if (walk.counts()
        && isCluster()
        && sampling.profileInterval() > 0
        && walk.sweeps() % sampling.profileInterval() == 0) {
      walk.sample(profile);
    }
  }

  private WalkFiles files(Path folder, int number, Optional<Json.Obj> saved) {
    long table = saved.map(content -> length(content, "table")).orElse(0L);
    long trajectory = saved.map(content -> length(content, "trajectory")).orElse(0L);
    return new WalkFiles(folder, number, elements, order, sampling, table, trajectory);
  }

  private static long length(Json.Obj content, String name) {
    return (long) content.get("lengths").asObject().get(name).asDouble();
  }

  private void save(Path checkpoint, Walk walk, RadialProfile profile, WalkFiles files) {
    Json.Obj kept = new Json.Obj();
    settings.forEach(kept::put);
    AtomicFile.write(
        checkpoint,
        new Json.Obj()
            .put("kind", "mc")
            .put("version", 1)
            .put("settings", kept)
            .put("walk", walk.save())
            .put("profile", profile.save())
            .put("lengths", files.flush())
            .text());
  }

  /** The checkpoint of a walk, where it came that far. */
  private Optional<Json.Obj> saved(Path checkpoint) {
    if (!Files.exists(checkpoint)) {
      return Optional.empty();
    }
    try {
      Json.Obj content = Json.parse(Files.readString(checkpoint), checkpoint.toString()).asObject();
      Json.Obj before = content.get("settings").asObject();
      settings.forEach(
          (name, value) -> {
            String started = before.find(name).map(Json::asString).orElse("nothing");
            if (!started.equals(value)) {
              throw Problem.RESUME_CHANGED.with(name, started, value);
            }
          });
      return Optional.of(content);
    } catch (IOException e) {
      throw Problem.RESUME_NOTHING
          .with(checkpoint.getParent(), checkpoint.getFileName() + ": " + e.getMessage())
          .causedBy(e);
    }
  }

  /** What would be done, in words. */
  public List<String> describe() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %d %s of %d sweeps (%d before counting), %d trials each",
            moves.ensemble(),
            options.temperatures().size(),
            options.temperatures().size() == 1 ? "walk" : "walks",
            options.before() + options.sweeps(),
            options.before(),
            options.trialsPerSweep().orElse(Math.max(1, start.size()))));
    lines.add(
        MovingAtoms.isLocal(potential)
            ? "A trial costs the neighbourhood of an atom, whatever the number of atoms."
            : "A trial costs the energy of all atoms: this potential is coupled over the whole"
                + " structure.");
    return lines;
  }
}
