package io.crisol.potentials.aenet;

import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * aenet's {@code train.in} with the {@code generate.in} that made its training set.
 *
 * @param structures files of the training set
 * @param energies atomic energy of each element, eV
 * @param descriptor what the set-ups describe the atoms with
 * @param setups set-up files
 * @param networks names of the network files by element
 * @param hidden units of the hidden layers
 * @param testPercent share set aside for the test, %
 * @param iterations most iterations
 * @param maxEnergy structures above this energy per atom, less atomic energies, are left out, eV
 * @param method bfgs or adam
 * @param learningRate of adam, where it is given
 * @param notes what a user should know of the translation
 */
public record TrainInput(
    List<Path> structures,
    Map<Element, Double> energies,
    Descriptor descriptor,
    List<Path> setups,
    Map<Element, String> networks,
    List<Integer> hidden,
    double testPercent,
    int iterations,
    OptionalDouble maxEnergy,
    String method,
    OptionalDouble learningRate,
    List<String> notes) {
  /** Copies. */
  public TrainInput {
    structures = List.copyOf(structures);
    energies = new LinkedHashMap<>(energies);
    setups = List.copyOf(setups);
    networks = new LinkedHashMap<>(networks);
    hidden = List.copyOf(hidden);
    notes = List.copyOf(notes);
  }

  /**
   * Whether MAXENERGY keeps a structure, by its energy per atom less that of the atoms. One without
   * an energy is kept: training refuses it by name.
   */
  public boolean keeps(Frame frame) {
    if (maxEnergy.isEmpty() || frame.labels().energy().isEmpty()) {
      return true;
    }
    double energy = frame.labels().energy().getAsDouble();
    for (Map.Entry<Element, Integer> part : frame.structure().composition().entrySet()) {
      energy -= part.getValue() * energies.getOrDefault(part.getKey(), 0.0);
    }
    return energy / frame.size() <= maxEnergy.getAsDouble();
  }

  /** Whether a file is one, by its keywords. */
  public static boolean fits(Path file) {
    return Files.isRegularFile(file)
        && file.toString().endsWith(".in")
        && InputLines.keywords(file).contains("TRAININGSET");
  }

  /**
   * Reads one; {@code generate.in} lies beside it or in a folder near by.
   *
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND, FILE_MALFORMED, OPTION_UNKNOWN,
   *     OPTION_MISSING, PARAMETER_MISSING; OPTION_INVALID for what Crisol does not do
   */
  public static TrainInput read(Path file) {
    TrainKeywords keywords = TrainKeywords.read(file);
    Path generate = generate(file, keywords.trainingSet());
    GenerateInput data = GenerateInput.read(generate);
    List<String> notes = new ArrayList<>();
    notes.add("structures and descriptor are those of " + generate);
    notes.addAll(keywords.notes());
    return new TrainInput(
        data.structures(),
        data.energies(),
        SetDescriptor.of(data.setups()),
        data.setups().stream().map(setup -> Path.of(setup.name())).toList(),
        keywords.networks(),
        keywords.hidden(data.energies().keySet()),
        keywords.testPercent(),
        keywords.iterations(),
        keywords.maxEnergy(),
        keywords.method(),
        keywords.learningRate(),
        notes);
  }

  /** The generate.in whose OUTPUT is the training set: beside train.in, then in folders near by. */
  private static Path generate(Path file, String trainingSet) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    Set<Path> places = new LinkedHashSet<>(List.of(folder));
    Path above = folder.getParent();
    for (int up = 0; up < 2 && above != null; up++, above = above.getParent()) {
      places.add(above);
      places.addAll(folders(above));
    }
    return places.stream()
        .map(place -> place.resolve("generate.in"))
        .filter(Files::isRegularFile)
        .filter(candidate -> makes(candidate, trainingSet))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.OPTION_MISSING
                    .with(
                        "generate.in",
                        "the structures of "
                            + trainingSet
                            + " are those that a generate.in with this OUTPUT names, and none is"
                            + " near",
                        "put generate.in and the .stp files beside train.in")
                    .at(file.toString()));
  }

  private static boolean makes(Path generate, String trainingSet) {
    InputLines in = new InputLines(generate);
    Optional<String> line = in.next();
    while (line.isPresent() && !InputLines.keyword(line.get()).equals("OUTPUT")) {
      line = in.next();
    }
    String[] words = InputLines.words(line.orElse("OUTPUT refdata.train"));
    return words.length > 1
        && Path.of(words[1]).getFileName().equals(Path.of(trainingSet).getFileName());
  }

  private static List<Path> folders(Path above) {
    try (Stream<Path> entries = Files.list(above)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
