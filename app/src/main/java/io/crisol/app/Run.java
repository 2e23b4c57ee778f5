package io.crisol.app;

import io.crisol.app.config.Configuration;
import io.crisol.app.config.Section;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One run of a verb: its configuration, console and folder. */
final class Run {
  private final Console console;
  private final Configuration configuration;
  private final CommonOptions common;
  private final boolean resumed;
  private final Provenance provenance;
  private Path folder;

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
    if (resumed) {
      requireSame(chosen, sections);
    } else {
      RunFolders.claim(chosen, common.overwrite);
    }
    folder = chosen;
    writeSettings(verb);
    console.logTo(chosen.resolve("log.txt"));
  }

  /** Writes the configuration as it is resolved now. */
  void writeSettings(String verb) {
    if (folder != null) {
      AtomicFile.write(folder.resolve("run.toml"), configuration.toml("crisol " + verb + ": every setting of this run; start it again with ./crisol " + verb + " run.toml"));
    }
  }

  private void requireSame(Path chosen, List<Section> sections) {
    Path written = chosen.resolve("run.toml");
    if (!Files.exists(written)) {
      throw Problem.RESUME_NOTHING.with(chosen, "it holds no run.toml");
    }
    Configuration before = new Configuration(sections).read(written);
    // A run may be made longer; nothing else may change on the way.
    before.differences(configuration).stream().filter(key -> !key.endsWith(".steps") && !key.endsWith(".time")).findFirst().ifPresent(key -> {
      throw Problem.RESUME_CHANGED.with(key, before.shown(key), configuration.shown(key));
    });
  }

  /** Writes what the run leaves: results, provenance and the report. */
  void close(Json.Obj results, boolean report) {
    if (folder == null) {
      return;
    }
    AtomicFile.write(folder.resolve("results.json"), results.text());
    AtomicFile.write(folder.resolve("provenance.json"), provenance.json().text());
    console.note("Everything is in " + folder + (report ? "; open " + folder.resolve("report.html") : ""));
    if (report) {
      assert folder != null;
    }
  }
}
