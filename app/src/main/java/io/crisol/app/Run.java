package io.crisol.app;

import io.crisol.app.config.Configuration;
import io.crisol.app.config.Section;
import io.crisol.reference.Labeller;
import io.crisol.report.ReportWriter;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One run of a verb: its configuration, console and folder. */
final class Run {
  private static final Set<String> LENGTHS =
      Set.of(
          "md.steps",
          "mc.sweeps",
          "training.iterations",
          "training.committee",
          "search.relaxations",
          "search.stagnation",
          "search.target_energy",
          "search.time_limit",
          "learn.labels",
          "learn.calculation_time",
          "learn.seconds_per_calculation",
          "learn.measured");

  private final Console console;
  private final Configuration configuration;
  private final CommonOptions common;
  private final boolean resumed;
  private final Provenance provenance;
  private final List<Labeller> open = new ArrayList<>();
  private Path folder;
  private boolean existed;

  Run(Console console, Configuration configuration, CommonOptions common, boolean resumed) {
    this.console = console;
    this.configuration = configuration;
    this.common = common;
    this.resumed = resumed;
    this.provenance = new Provenance();
  }

  Console console() {
    return console;
  }

  Configuration configuration() {
    return configuration;
  }

  /** Sees to it that a labeller ends when the run does. */
  void closeAtEnd(Labeller labeller) {
    open.add(labeller);
  }

  /** Ends what was started for this run. */
  void end() {
    open.forEach(Labeller::close);
    open.clear();
  }

  /** Whether the run goes on from a checkpoint. */
  boolean isResumed() {
    return resumed;
  }

  /** The folder of the run. */
  Optional<Path> folder() {
    return Optional.ofNullable(folder);
  }

  /** The record of settings of a section. */
  <R extends Record> R settings(String section, Class<R> type) {
    return configuration.get(section, type);
  }

  Progress progress(String what) {
    return console.progress(what);
  }

  /** Notes that a file was read, for the record of the run. */
  void input(String file, int frames) {
    provenance.input(file, frames);
  }

  /**
   * Takes the folder of the run.
   *
   * @throws ProblemException RUN_FOLDER_TAKEN, RESUME_NOTHING, RESUME_CHANGED, OUTPUT_UNWRITABLE
   */
  void open(String verb, List<Section> sections) {
    Path chosen = common.out == null ? RunFolders.free(verb) : common.out;
    existed = Files.exists(chosen);
    if (resumed) {
      requireSame(chosen, sections);
    } else {
      RunFolders.claim(chosen, common.overwrite);
    }
    enter(chosen, verb);
  }

  /** Takes back what {@link #open} wrote, where the run was refused before it wrote anything. */
  void abandon(ProblemException why) {
    if (folder == null || resumed || !RunFolders.isJustBegun(folder)) {
      return;
    }
    console.endLog();
    try {
      RunFolders.release(folder, !existed);
    } catch (ProblemException e) {
      why.addSuppressed(e);
    }
  }

  /** Announces the next step of a run of several. */
  void headline(String text) {
    console.print("");
    console.print("== " + text);
  }

  /**
   * Runs a verb as one step of this run, in a folder below this run's.
   *
   * @throws ProblemException what stopped the step, after its results are safe
   */
  Json.Obj step(String name, ComputingVerb verb, Configuration settings) {
    Outcome outcome = attempt(name, verb, settings);
    if (outcome.problem().isPresent()) {
      throw outcome.problem().get();
    }
    return outcome.resultsOf(name);
  }

  /** Runs a verb as one step of this run, going on where it was interrupted. */
  Outcome attempt(String name, ComputingVerb verb, Configuration settings) {
    Path below = folder.resolve(name);
    boolean goesOn = resumed && Files.exists(below.resolve("run.toml"));
    Run step = new Run(console, settings, common, goesOn);
    step.enter(below, name);
    Outcome outcome = verb.compute(step);
    step.leave(outcome.resultsOf(name));
    return outcome;
  }

  /**
   * A run in a folder below this run's, beside others: it keeps no log of its own, and ends with
   * {@link #leaveBeside}.
   */
  Run beside(String name, String verb, Configuration settings) {
    Run beside = new Run(console, settings, common, resumed);
    beside.provenance.take(provenance);
    beside.folder = folder.resolve(name);
    beside.writeSettings(verb);
    return beside;
  }

  /** Writes what a run {@link #beside} others leaves: results, provenance and the report. */
  void leaveBeside(Json.Obj results) {
    write(results);
    ReportWriter.write(folder);
  }

  private void enter(Path chosen, String verb) {
    folder = chosen;
    writeSettings(verb);
    console.logTo(chosen.resolve("log.txt"));
  }

  private void leave(Json.Obj results) {
    write(results);
    console.endLog();
  }

  private void write(Json.Obj results) {
    AtomicFile.write(folder.resolve("results.json"), results.text());
    AtomicFile.write(folder.resolve("provenance.json"), provenance.json().text());
  }

  /** Writes the configuration as it is resolved now. */
  void writeSettings(String verb) {
    if (folder != null) {
      AtomicFile.write(
          folder.resolve("run.toml"),
          configuration.toml(
              "crisol "
                  + verb
                  + ": every setting of this run; start it again with ./crisol "
                  + verb
                  + " run.toml"));
    }
  }

  private void requireSame(Path chosen, List<Section> sections) {
    Path written = chosen.resolve("run.toml");
    if (!Files.exists(written)) {
      throw Problem.RESUME_NOTHING.with(chosen, "it holds no run.toml");
    }
    Configuration before = new Configuration(sections).read(written);
    // A run may be made longer; files may have moved, what is in them is compared by the run
    // itself.
    before.differences(configuration).stream()
        .filter(key -> !LENGTHS.contains(key))
        .findFirst()
        .ifPresent(
            key -> {
              throw Problem.RESUME_CHANGED.with(key, before.shown(key), configuration.shown(key));
            });
  }

  /** Writes what the run leaves: results, provenance and the report. */
  void close(Json.Obj results, boolean report) {
    if (folder == null) {
      return;
    }
    console.note(
        "Everything is in " + folder + (report ? "; open " + folder.resolve("report.html") : ""));
    leave(results);
    if (report) {
      ReportWriter.write(folder);
    }
  }
}
