package io.crisol.potentials.aenet;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a {@code train.in} says, keyword by keyword. */
final class TrainKeywords {
  private static final List<String> KEYWORDS =
      List.of(
          "TRAININGSET",
          "TESTPERCENT",
          "ITERATIONS",
          "MAXENERGY",
          "SAMPLING",
          "METHOD",
          "NETWORKS",
          "TIMING",
          "DEBUG",
          "SAVE_ENERGIES",
          "VERBOSITY");

  private final InputLines in;
  private final Map<Element, List<Integer>> hidden = new LinkedHashMap<>();
  private final Map<Element, String> files = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private String trainingSet = "";
  private double testPercent = 10;
  private int iterations = 10;
  private OptionalDouble maxEnergy = OptionalDouble.empty();
  private String method = "bfgs";
  private OptionalDouble learningRate = OptionalDouble.empty();

  private TrainKeywords(Path file) {
    this.in = new InputLines(file);
  }

  static TrainKeywords read(Path file) {
    TrainKeywords keywords = new TrainKeywords(file);
    Optional<String> line = keywords.in.next();
    while (line.isPresent()) {
      line =
          InputLines.keyword(line.get()).equals("NETWORKS")
              ? keywords.readNetworks()
              : keywords.take(line.get());
    }
    if (keywords.trainingSet.isEmpty()) {
      throw keywords.in.malformed("TRAININGSET is missing");
    }
    return keywords;
  }

  private Optional<String> take(String line) {
    String[] words = InputLines.words(line);
    String value = words.length > 1 ? words[1] : "nothing";
    switch (InputLines.keyword(line)) {
      case "TRAININGSET" -> trainingSet = value;
      case "TESTPERCENT" -> testPercent = in.number("TESTPERCENT", value);
      case "ITERATIONS" -> iterations = in.whole("ITERATIONS", value, 1_000_000_000);
      case "MAXENERGY" -> maxEnergy = OptionalDouble.of(in.number("MAXENERGY", value));
      case "SAMPLING" -> sampling(value.toLowerCase(Locale.ROOT));
      case "METHOD" -> method(in.next("the method"));
      case "TIMING", "DEBUG", "SAVE_ENERGIES", "VERBOSITY" -> {}
      default -> throw in.unknown(words[0], KEYWORDS);
    }
    return in.next();
  }

  private void sampling(String rule) {
    if (!List.of("sequential", "random").contains(rule)) {
      throw in.refused(
          "SAMPLING", rule, "all structures are used alike", "write random, or remove SAMPLING");
    }
  }

  private void method(String line) {
    method = InputLines.words(line)[0].toLowerCase(Locale.ROOT);
    if (!List.of("bfgs", "adam").contains(method)) {
      throw in.refused(
          "METHOD", method, "Crisol trains with L-BFGS or AdamW", "write bfgs, or adam");
    }
    if (method.equals("adam")) {
      learningRate =
          in.value(line, "mu")
              .map(word -> OptionalDouble.of(in.number("mu", word)))
              .orElse(learningRate);
      notes.add("adam is AdamW here: mu is taken, other values are Crisol's");
    }
  }

  /** Lines of a type, a file, the number of layers and {@code units:activation} for each. */
  private Optional<String> readNetworks() {
    Optional<String> line = in.next();
    while (line.isPresent() && !KEYWORDS.contains(InputLines.keyword(line.get()))) {
      String[] words = InputLines.words(line.get());
      if (words.length < 3) {
        throw in.malformed("this line should hold a type, a file and the layers of a network");
      }
      int layers = in.whole("the number of layers", words[2], 50);
      if (words.length < 3 + layers) {
        throw in.malformed("it announces " + layers + " layers and describes fewer");
      }
      List<Integer> units = new ArrayList<>();
      for (int l = 0; l < layers; l++) {
        units.add(units(words[3 + l]));
      }
      hidden.put(Element.of(words[0]), units);
      files.put(Element.of(words[0]), words[1]);
      if (Files.exists(in.located(words[1]))) {
        notes.add(
            words[1]
                + " is there already; training begins anew and writes its own in the run folder");
      }
      line = in.next();
    }
    return line;
  }

  private int units(String layer) {
    String[] parts = layer.split(":");
    String activation = parts.length > 1 ? parts[1].toLowerCase(Locale.ROOT) : "";
    if (!List.of("tanh", "t").contains(activation)) {
      throw in.refused(
          "NETWORKS",
          layer,
          "networks are trained with tanh in their hidden layers",
          "write 15:tanh");
    }
    int units = in.whole("the units of a layer", parts[0], 1000);
    if (units < 1) {
      throw in.malformed("a layer has at least one unit");
    }
    return units;
  }

  /** Hidden layers, which all elements must have and share. */
  List<Integer> hidden(Collection<Element> elements) {
    List<Integer> first = null;
    for (Element element : elements) {
      List<Integer> own = hidden.get(element);
      if (own == null) {
        throw Problem.PARAMETER_MISSING
            .with(
                "the network of " + element, "TYPES of generate.in names it and NETWORKS does not")
            .at(in.file().toString());
      }
      first = first == null ? own : first;
      if (!own.equals(first)) {
        throw in.refused(
            "NETWORKS",
            own + " for " + element,
            "all elements get the same hidden layers",
            "give all " + first);
      }
    }
    return first == null ? List.of() : first;
  }

  String trainingSet() {
    return trainingSet;
  }

  /** Names of the network files. */
  Map<Element, String> networks() {
    return files;
  }

  double testPercent() {
    return testPercent;
  }

  int iterations() {
    return iterations;
  }

  OptionalDouble maxEnergy() {
    return maxEnergy;
  }

  String method() {
    return method;
  }

  OptionalDouble learningRate() {
    return learningRate;
  }

  List<String> notes() {
    return notes;
  }
}
