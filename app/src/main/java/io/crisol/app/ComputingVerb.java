package io.crisol.app;

import io.crisol.app.config.Configuration;
import io.crisol.app.config.Section;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Settings;
import io.crisol.structures.Workers;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * A verb that computes: its settings come from a configuration file, positional arguments and
 * flags, all declared by {@link io.crisol.structures.Setting}; its results go to standard output, a
 * run folder and the file of {@code --json}.
 */
abstract class ComputingVerb extends Verb {
  @Mixin CommonOptions common = new CommonOptions();

  @Spec CommandSpec spec;

  @Parameters(arity = "0..*", hidden = true)
  List<String> arguments = List.of();

  /** The sections of its configuration file. */
  abstract List<Section> sections();

  /** Keys of the first section that positional arguments fill; a list takes all the rest. */
  abstract List<String> positional();

  /** Refuses what can be refused before anything is written; may keep what it has read. */
  void prepare(Run run) {}

  /** Does the work. */
  abstract Outcome compute(Run run);

  /** What would be done, for {@code --dry-run}. */
  abstract String plan(Run run);

  /**
   * Takes an input of another program in place of a configuration file.
   *
   * @param arguments what was given on the command line
   * @return whether they name such an input, so that they are used up
   */
  boolean translate(Configuration configuration, List<String> arguments) {
    return false;
  }

  /** Threads where none are asked for. */
  int defaultThreads() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** Fills in what follows from other settings. */
  void complete(Configuration configuration) {}

  /** Whether there is a run folder even when none is asked for. */
  boolean keepsFolder() {
    return true;
  }

  /** Whether a report is made of the run folder. */
  boolean reports() {
    return true;
  }

  /** Whether a run is to go on from its last checkpoint. */
  boolean resumes() {
    return false;
  }

  @Override
  public final Integer call() {
    try {
      return run();
    } catch (ParameterException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      return Failures.tell(console(), e, common.debug);
    }
  }

  private int run() {
    Workers.setThreads(common.threads == null ? defaultThreads() : common.threads);
    Configuration configuration = configuration();
    Run run = new Run(console(), configuration, common, resumes());
    try {
      return run(run);
    } finally {
      run.end();
    }
  }

  private int run(Run run) {
    if (common.dryRun) {
      console().print(plan(run));
      return 0;
    }
    prepare(run);
    if (keepsFolder() || common.out != null) {
      run.open(spec.name(), sections());
    }
    Outcome outcome;
    try {
      outcome = compute(run);
    } catch (ProblemException e) {
      run.abandon(e);
      throw e;
    }
    finish(run, outcome);
    outcome.problem().ifPresent(problem -> Failures.tell(console(), problem, common.debug));
    return outcome.exit();
  }

  private void finish(Run run, Outcome outcome) {
    Json.Obj results = outcome.resultsOf(spec.name());
    run.close(results, reports());
    if (common.json != null) {
      AtomicFile.write(common.json, results.text());
    }
  }

  private Configuration configuration() {
    Configuration configuration = new Configuration(sections());
    Optional<Path> file = configurationFile();
    file.ifPresent(configuration::read);
    if (file.isEmpty() && !translate(configuration, arguments)) {
      fill(configuration);
    }
    Flags.read(spec, sections(), configuration);
    complete(configuration);
    sections()
        .forEach(section -> section.records().forEach(type -> check(configuration, section, type)));
    return configuration;
  }

  /** A missing input is wrong usage where nothing but the command line could give it. */
  private void check(Configuration configuration, Section section, Class<? extends Record> type) {
    try {
      configuration.get(section.name(), type);
    } catch (ProblemException e) {
      if (e.problem() != Problem.OPTION_MISSING) {
        throw e;
      }
      String key = e.what().replace(" is missing", "");
      if (arguments.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(),
            "missing argument: " + key.toUpperCase(Locale.ROOT) + " (" + e.why() + ")");
      }
      Settings.Entry entry =
          section.entries().stream()
              .filter(known -> known.key().equals(key))
              .findFirst()
              .orElseThrow();
      throw e.at(
          "flag "
              + Flags.name(sections(), section, entry)
              + ", or key "
              + key
              + " of section ["
              + section.name()
              + "] in a configuration file");
    }
  }

  /** The one argument that ends in .toml, or what the folder to be resumed was run with. */
  private Optional<Path> configurationFile() {
    if (arguments.size() == 1 && arguments.getFirst().endsWith(".toml")) {
      return Optional.of(Path.of(arguments.getFirst()));
    }
    if (resumes() && arguments.isEmpty() && common.out != null) {
      Path resolved = common.out.resolve("run.toml");
      if (!Files.exists(resolved)) {
        throw Problem.RESUME_NOTHING.with(common.out, "it holds no run.toml");
      }
      return Optional.of(resolved);
    }
    return Optional.empty();
  }

  private void fill(Configuration configuration) {
    Section section = sections().getFirst();
    for (int k = 0; k < arguments.size(); k++) {
      if (positional().isEmpty()) {
        throw new ParameterException(
            spec.commandLine(), "unexpected argument: " + arguments.get(k));
      }
      String key = positional().get(Math.min(k, positional().size() - 1));
      Settings.Entry entry =
          section.entries().stream()
              .filter(known -> known.key().equals(key))
              .findFirst()
              .orElseThrow();
      boolean several = List.class.isAssignableFrom(raw(entry));
      if (k >= positional().size() && !several) {
        throw new ParameterException(
            spec.commandLine(), "unexpected argument: " + arguments.get(k));
      }
      if (several) {
        configuration.flag(
            section.name(),
            entry,
            "the command line",
            String.join(",", arguments.subList(k, arguments.size())));
        return;
      }
      configuration.flag(section.name(), entry, "the command line", arguments.get(k));
    }
  }

  private static Class<?> raw(Settings.Entry entry) {
    return entry.type() instanceof java.lang.reflect.ParameterizedType generic
        ? (Class<?>) generic.getRawType()
        : (Class<?>) entry.type();
  }
}
