package io.crisol.potentials.aenet;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * aenet's {@code generate.in}: which structures are trained on, with which descriptor.
 *
 * @param output name of the training set
 * @param energies atomic energy of each element, eV
 * @param setups descriptor of each element
 * @param structures files
 */
record GenerateInput(
    String output,
    Map<Element, Double> energies,
    List<SetDescriptor.Named> setups,
    List<Path> structures) {
  private static final List<String> KEYWORDS =
      List.of("OUTPUT", "TYPES", "SETUPS", "FILES", "TIMING", "DEBUG", "VERBOSITY");

  /**
   * Reads one with its set-up files.
   *
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND, FILE_MALFORMED, OPTION_UNKNOWN,
   *     PARAMETER_MISSING, OPTION_INVALID
   */
  static GenerateInput read(Path file) {
    InputLines in = new InputLines(file);
    String output = "refdata.train";
    Map<String, OptionalDouble> types = Map.of();
    Map<String, Path> setups = new LinkedHashMap<>();
    List<Path> structures = new ArrayList<>();
    for (var line = in.next(); line.isPresent(); line = in.next()) {
      String[] words = InputLines.words(line.get());
      switch (InputLines.keyword(line.get())) {
        case "OUTPUT" -> output = words.length > 1 ? words[1] : output;
        case "TYPES" -> types = Lists.types(in);
        case "SETUPS" -> setups.putAll(Lists.files(in, List.copyOf(types.keySet()), "a set-up"));
        case "FILES" -> structures.addAll(Lists.structures(in));
        case "TIMING", "DEBUG", "VERBOSITY" -> {}
        default -> throw in.unknown(line.get(), KEYWORDS);
      }
    }
    if (types.isEmpty() || structures.isEmpty()) {
      throw in.malformed("TYPES or FILES is missing");
    }
    List<SetDescriptor.Named> read = new ArrayList<>();
    for (String type : types.keySet()) {
      read.add(setup(file, type, setups));
    }
    return new GenerateInput(output, energies(in, types), read, structures);
  }

  private static Map<Element, Double> energies(InputLines in, Map<String, OptionalDouble> types) {
    Map<Element, Double> energies = new LinkedHashMap<>();
    types.forEach(
        (type, energy) ->
            energies.put(
                Element.of(type),
                energy.orElseThrow(
                    () -> in.malformed("the atomic energy of " + type + " is missing in TYPES"))));
    return energies;
  }

  private static SetDescriptor.Named setup(Path file, String type, Map<String, Path> setups) {
    if (!setups.containsKey(type)) {
      throw Problem.PARAMETER_MISSING
          .with("the set-up of " + type, "TYPES names it and SETUPS does not")
          .at(file.toString());
    }
    Path at = setups.get(type);
    SetDescriptor.Named setup = new SetDescriptor.Named(at.toString(), SetupFile.read(at));
    if (setup.element() != Element.of(type)) {
      throw Problem.PARAMETER_INVALID
          .with(
              "ATOM",
              setup.element(),
              "SETUPS gives this file for " + type,
              "name the set-up of " + type)
          .at(at.toString());
    }
    return setup;
  }
}
