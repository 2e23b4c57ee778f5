package io.crisol.potentials.n2p2;

import io.crisol.potentials.descriptors.Falloff;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What {@code input.nn} says of a potential, in its own units. */
final class InputFile {
  /** Cutoff functions in the order of their numbers. */
  static final List<Falloff> CUTOFFS =
      List.of(
          Falloff.HARD,
          Falloff.COSINE,
          Falloff.TANH_CUBED,
          Falloff.NORMALISED_TANH_CUBED,
          Falloff.EXPONENTIAL,
          Falloff.POLYNOMIAL_1,
          Falloff.POLYNOMIAL_2,
          Falloff.POLYNOMIAL_3,
          Falloff.POLYNOMIAL_4);

  private final Path file;
  private final List<TextLines.Line> lines;

  private InputFile(Path file, List<TextLines.Line> lines) {
    this.file = file;
    this.lines = lines;
  }

  static InputFile read(Path file, Consumer<String> notes) {
    List<TextLines.Line> lines = TextLines.read(file);
    Keywords.check(lines, notes);
    InputFile input = new InputFile(file, lines);
    input.checkKind();
    return input;
  }

  /** Only the second generation, sums of short-ranged atomic energies. */
  private void checkKind() {
    for (String keyword : List.of("nnp_type", "nnp_gen", "nn_type")) {
      Optional<TextLines.Line> line = find(keyword);
      if (line.isPresent()) {
        String kind = line.get().word(1).toUpperCase(Locale.ROOT);
        if (!List.of("2G", "2G-HDNNP", "2").contains(kind)) {
          throw Keywords.refused(
              line.get(), "only second-generation potentials (2G) are read, without charges");
        }
      }
    }
    find("nn_type_short")
        .filter(line -> line.integer(1) != 1)
        .ifPresent(
            line -> {
              throw Keywords.refused(line, "only networks of atoms (1) are read, not of pairs");
            });
  }

  Path file() {
    return file;
  }

  /** Lines of a keyword. */
  List<TextLines.Line> all(String keyword) {
    return lines.stream().filter(line -> line.word(0).equals(keyword)).toList();
  }

  /** The line of a keyword that may stand once. */
  Optional<TextLines.Line> find(String keyword) {
    List<TextLines.Line> found = all(keyword);
    if (found.size() > 1) {
      throw found.get(1).malformed(keyword + " stands here a second time");
    }
    return found.stream().findFirst();
  }

  private TextLines.Line get(String keyword) {
    return find(keyword)
        .orElseThrow(
            () -> Problem.FILE_MALFORMED.with(file, "the keyword " + keyword + " is missing"));
  }

  double real(String keyword, double otherwise) {
    return find(keyword).map(line -> line.real(1)).orElse(otherwise);
  }

  boolean has(String keyword) {
    return find(keyword).isPresent();
  }

  /** Elements in order of atomic number, which is n2p2's own. */
  List<Element> elements() {
    TextLines.Line line = get("elements");
    List<Element> elements = new ArrayList<>();
    for (String word : line.words().subList(1, line.words().size())) {
      elements.add(element(line, word));
    }
    int count = get("number_of_elements").integer(1);
    if (count != elements.size() || elements.stream().distinct().count() != count) {
      throw line.malformed("number_of_elements is " + count + ", and here are " + elements);
    }
    return elements.stream().sorted(Comparator.naturalOrder()).toList();
  }

  static Element element(TextLines.Line line, String word) {
    return Element.find(word)
        .orElseThrow(() -> line.malformed("\"" + word + "\" is not the symbol of an element"));
  }

  /** Energies of free atoms; 0 where not given. */
  Map<Element, Double> atomEnergies() {
    Map<Element, Double> energies = new EnumMap<>(Element.class);
    for (TextLines.Line line : all("atom_energy")) {
      if (energies.put(element(line, line.word(1)), line.real(2)) != null) {
        throw line.malformed("atom_energy of " + line.word(1) + " stands here a second time");
      }
    }
    return energies;
  }

  /** The function of {@code cutoff_type}. */
  Falloff falloff() {
    TextLines.Line line = get("cutoff_type");
    int number = line.integer(1);
    if (number < 0 || number >= CUTOFFS.size()) {
      throw Keywords.refused(line, "known are the cutoff functions 0 to 8");
    }
    return CUTOFFS.get(number);
  }

  /** Inner radius as a share of the cutoff. */
  double inner() {
    TextLines.Line line = get("cutoff_type");
    double inner = line.words().size() > 2 ? line.real(2) : 0;
    if (!(inner >= 0 && inner < 1)) {
      throw line.malformed("the inner cutoff is a share of the cutoff, from 0 to below 1");
    }
    return inner;
  }
}
