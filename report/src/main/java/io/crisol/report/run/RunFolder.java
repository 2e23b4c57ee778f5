package io.crisol.report.run;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * A run folder read into typed parts; see {@code docs/formats/run-folder.md}. Whatever file is
 * absent is an absent part.
 *
 * @param path the folder
 * @param name the step's name within a run of several, empty for the outermost
 * @param kind which verb wrote it, e.g. {@code train}
 * @param parts what the files hold
 * @param steps the subfolders of a run of several steps, in the order they ran
 */
public record RunFolder(
    Path path, String name, String kind, List<Part> parts, List<RunFolder> steps) {
  private static final List<String> STEP_ORDER =
      List.of("check", "train", "evaluate", "hull", "hops", "md", "arrhenius", "relax");

  /**
   * Reads a folder.
   *
   * @throws ProblemException FILE_NOT_FOUND, RUN_FOLDER_EMPTY, or FILE_MALFORMED naming the file
   */
  public static RunFolder read(Path path) {
    if (!Files.isDirectory(path)) {
      throw Problem.FILE_NOT_FOUND.with(path);
    }
    RunFolder folder = read(path, "");
    if (folder.parts().isEmpty() && folder.steps().isEmpty()) {
      throw Problem.RUN_FOLDER_EMPTY.with(path);
    }
    return folder;
  }

  /** The part of this type, if its file is there. */
  public <T extends Part> Optional<T> find(Class<T> type) {
    return parts.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** This folder, or its steps where it has some. */
  public List<RunFolder> each() {
    return steps.isEmpty() ? List.of(this) : steps;
  }

  /** The first part of this type here or in any step. */
  public <T extends Part> Optional<T> findAnywhere(Class<T> type) {
    return find(type)
        .or(() -> steps.stream().flatMap(step -> step.find(type).stream()).findFirst());
  }

  private static RunFolder read(Path path, String name) {
    List<Part> parts = new ArrayList<>();
    json(path, "results.json", Metrics::of).ifPresent(parts::add);
    json(path, "findings.json", Findings::of).ifPresent(parts::add);
    csv(path, "learning-curve.csv", LearningCurve::new).ifPresent(parts::add);
    json(path, "study.json", Study::of).ifPresent(parts::add);
    json(path, "campaign.json", Campaign::of).ifPresent(parts::add);
    json(path, "parity.json", Parity::of).ifPresent(parts::add);
    tables(path, parts);
    text(path, "run.toml").map(Settings::of).ifPresent(parts::add);
    json(path, "potential.crisol.json", PotentialCard::of).ifPresent(parts::add);
    json(path, "provenance.json", Provenance::of).ifPresent(parts::add);
    String kind =
        parts.stream()
            .filter(Metrics.class::isInstance)
            .map(part -> ((Metrics) part).text("kind").orElse(""))
            .findFirst()
            .orElse("");
    boolean campaign = parts.stream().anyMatch(Campaign.class::isInstance);
    return new RunFolder(
        path,
        name,
        kind.isEmpty() ? (campaign ? "learn" : name) : kind,
        List.copyOf(parts),
        name.isEmpty() && parts.stream().noneMatch(RunFolder::hasParts) ? steps(path) : List.of());
  }

  /**
   * Generations of a campaign are no steps of it, though each holds a potential; nor are runs side
   * by side, each of which has a report of its own.
   */
  private static boolean hasParts(Part part) {
    return part instanceof Campaign
        || (part instanceof Metrics metrics && metrics.mentions("replicas"));
  }

  /** What computations with a potential leave. */
  private static void tables(Path path, List<Part> parts) {
    csv(path, "thermo.csv", Thermo::new).ifPresent(parts::add);
    csv(path, "rdf.csv", Part.RadialDistribution::new).ifPresent(parts::add);
    csv(path, "msd.csv", Part.Displacement::new).ifPresent(parts::add);
    csv(path, "eos.csv", Part.EquationOfState::new).ifPresent(parts::add);
    csv(path, "orderings.csv", Part.Orderings::new).ifPresent(parts::add);
    csv(path, "displacement.csv", Transport.Walk::new).ifPresent(parts::add);
    csv(path, "vanhove.csv", Transport.VanHove::new).ifPresent(parts::add);
    csv(path, "arrhenius.csv", Transport.Arrhenius::new).ifPresent(parts::add);
    csv(path, "arrhenius-line.csv", Transport.ArrheniusLine::new).ifPresent(parts::add);
    csv(path, "path.csv", Part.EnergyPaths::new).ifPresent(parts::add);
    Images.of(path).ifPresent(parts::add);
    csv(path, "bands.csv", Vibrations.Bands::new).ifPresent(parts::add);
    csv(path, "dos.csv", Vibrations.States::new).ifPresent(parts::add);
    csv(path, "thermal.csv", Vibrations.Thermal::new).ifPresent(parts::add);
    csv(path, "expansion.csv", Vibrations.Expansion::new).ifPresent(parts::add);
    walks(path, parts);
    csv(path, "search.csv", Part.SearchSteps::new).ifPresent(parts::add);
    csv(path, "hull.csv", Part.Hull::new).ifPresent(parts::add);
    csv(path, "voltage.csv", Part.Voltage::new).ifPresent(parts::add);
    for (Structural.Kind kind : Structural.Kind.values()) {
      csv(path, kind.file(), table -> new Structural(kind, table)).ifPresent(parts::add);
    }
  }

  private static void walks(Path path, List<Part> parts) {
    int before = -1;
    for (int n = 1; before < parts.size(); n++) {
      before = parts.size();
      int number = n;
      csv(path, "walk-" + n + ".csv", table -> new Walks.Walk(number, table)).ifPresent(parts::add);
      csv(path, "profile-" + n + ".csv", table -> new Walks.Profile(number, table))
          .ifPresent(parts::add);
    }
    csv(path, "kmc.csv", Walks.Hopping::new).ifPresent(parts::add);
  }

  private static List<RunFolder> steps(Path path) {
    try (Stream<Path> entries = Files.list(path)) {
      List<String> names =
          entries
              .filter(Files::isDirectory)
              .map(entry -> entry.getFileName().toString())
              .sorted()
              .toList();
      List<String> ordered = new ArrayList<>(STEP_ORDER);
      ordered.retainAll(names);
      names.stream().filter(other -> !ordered.contains(other)).forEach(ordered::add);
      return ordered.stream()
          .map(step -> read(path.resolve(step), step))
          .filter(step -> !step.parts().isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T extends Part> Optional<T> json(
      Path folder, String file, BiFunction<Json.Obj, String, T> maker) {
    String source = folder.resolve(file).toString();
    return text(folder, file)
        .map(text -> named(source, () -> maker.apply(Json.parse(text, source).asObject(), source)));
  }

  private static <T extends Part> Optional<T> csv(
      Path folder, String file, java.util.function.Function<Table, T> maker) {
    String source = folder.resolve(file).toString();
    return text(folder, file)
        .map(text -> Table.parse(text, source))
        .filter(table -> table.rows() > 0)
        .map(table -> named(source, () -> maker.apply(table)));
  }

  /** Whatever is wrong inside is reported as a malformed file with its name. */
  private static <T> T named(String source, java.util.function.Supplier<T> read) {
    try {
      return read.get();
    } catch (ProblemException e) {
      if (e.problem() == Problem.FILE_MALFORMED) {
        throw e;
      }
      throw Problem.FILE_MALFORMED
          .with(source, e.what() + (e.why().isEmpty() ? "" : ": " + e.why()))
          .causedBy(e);
    }
  }

  private static Optional<String> text(Path folder, String file) {
    Path path = folder.resolve(file);
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(path));
    } catch (IOException e) {
      throw Problem.FILE_MALFORMED.with(path, e.toString()).causedBy(e);
    }
  }
}
