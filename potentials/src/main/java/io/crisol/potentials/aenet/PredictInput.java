package io.crisol.potentials.aenet;

import io.crisol.structures.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * aenet's {@code predict.in}: which networks predict which structures.
 *
 * @param networks network files in the order of TYPES
 * @param structures files to predict; empty where FILES is not given
 */
public record PredictInput(List<Path> networks, List<Path> structures) {
  private static final List<String> KEYWORDS =
      List.of(
          "TYPES",
          "NETWORKS",
          "FORCES",
          "TIMING",
          "DEBUG",
          "VERBOSITY",
          "PRINT_ATOMIC_ENERGIES",
          "RELAX",
          "FILES");

  /** Copies. */
  public PredictInput {
    networks = List.copyOf(networks);
    structures = List.copyOf(structures);
  }

  /** Whether a file is one, by its keywords. */
  public static boolean fits(Path file) {
    if (!Files.isRegularFile(file) || !file.toString().endsWith(".in")) {
      return false;
    }
    List<String> keywords = InputLines.keywords(file);
    return keywords.contains("TYPES") && keywords.contains("NETWORKS");
  }

  /**
   * Reads one.
   *
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND, FILE_MALFORMED, OPTION_UNKNOWN;
   *     OPTION_INVALID for what Crisol does not do here
   */
  public static PredictInput read(Path file) {
    InputLines in = new InputLines(file);
    List<String> types = List.of();
    Map<String, Path> networks = new LinkedHashMap<>();
    List<Path> structures = new ArrayList<>();
    for (var line = in.next(); line.isPresent(); line = in.next()) {
      String keyword = InputLines.keyword(line.get());
      switch (keyword) {
        case "TYPES" -> types = List.copyOf(Lists.types(in).keySet());
        case "NETWORKS" -> networks.putAll(Lists.files(in, types, "a network"));
        case "FILES" -> structures.addAll(Lists.structures(in));
        case "FORCES", "TIMING", "DEBUG", "VERBOSITY", "PRINT_ATOMIC_ENERGIES" -> {}
        case "RELAX" ->
            throw in.refused(
                "RELAX",
                in.next().orElse(""),
                "predict computes structures as they are",
                "remove RELAX, and relax with crisol relax");
        default -> throw in.unknown(line.get(), KEYWORDS);
      }
    }
    if (types.isEmpty()) {
      throw in.malformed("TYPES is missing");
    }
    return new PredictInput(
        types.stream().map(type -> network(file, type, networks)).toList(), structures);
  }

  private static Path network(Path file, String type, Map<String, Path> networks) {
    if (!networks.containsKey(type)) {
      throw Problem.PARAMETER_MISSING
          .with("the network of " + type, "TYPES names it and NETWORKS does not")
          .at(file.toString());
    }
    return networks.get(type);
  }

  /** The networks as a potential is named on the command line. */
  public String potential() {
    return String.join(",", networks.stream().map(Path::toString).toList());
  }
}
