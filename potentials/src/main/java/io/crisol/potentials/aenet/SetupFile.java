package io.crisol.potentials.aenet;

import io.crisol.structures.Element;
import io.crisol.structures.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * aenet's {@code X.stp} with a Chebyshev descriptor.
 *
 * @param element of the central atom
 * @param environment elements in the order that gives them their weights
 * @param radialOrder highest order; likewise {@code angularOrder}
 * @param radialCutoff Å; likewise {@code angularCutoff}
 */
record SetupFile(
    Element element,
    List<Element> environment,
    int radialOrder,
    double radialCutoff,
    int angularOrder,
    double angularCutoff) {
  private static final List<String> KEYWORDS =
      List.of("DESCR", "ATOM", "ENV", "RMIN", "BASIS", "SYMMFUNC", "FUNCTIONS");
  private static final int MOST_ORDER = 30;

  /**
   * Reads one.
   *
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND, FILE_MALFORMED, OPTION_UNKNOWN;
   *     OPTION_INVALID for another descriptor
   */
  static SetupFile read(Path file) {
    InputLines in = new InputLines(file);
    Element element = null;
    List<Element> environment = new ArrayList<>();
    SetupFile basis = null;
    for (var line = in.next(); line.isPresent(); line = in.next()) {
      String[] words = InputLines.words(line.get());
      switch (InputLines.keyword(line.get())) {
        case "DESCR" -> skipDescription(in);
        case "ATOM" -> element = element(in, words);
        case "ENV" -> environment(in, words, environment);
        case "RMIN" -> in.number("RMIN", words.length > 1 ? words[1] : "nothing");
        case "BASIS" -> basis = basis(in, line.get());
        case "SYMMFUNC", "FUNCTIONS" -> throw otherDescriptor(in, line.get());
        default -> throw in.unknown(words[0], KEYWORDS);
      }
    }
    if (element == null || environment.isEmpty() || basis == null) {
      throw in.malformed("ATOM, ENV or BASIS is missing");
    }
    return new SetupFile(
        element,
        List.copyOf(environment),
        basis.radialOrder,
        basis.radialCutoff,
        basis.angularOrder,
        basis.angularCutoff);
  }

  private static ProblemException otherDescriptor(InputLines in, String line) {
    return in.refused(
        InputLines.words(line)[0],
        in.value(line, "type").orElse("without a type"),
        "networks are trained on the Chebyshev descriptor from aenet's inputs",
        "write BASIS type=Chebyshev");
  }

  private static void skipDescription(InputLines in) {
    Optional<String> line = in.raw();
    while (line.isPresent()
        && !line.get().toLowerCase(java.util.Locale.ROOT).contains("end descr")) {
      line = in.raw();
    }
    if (line.isEmpty()) {
      throw in.malformed("END DESCR is missing");
    }
  }

  private static Element element(InputLines in, String[] words) {
    if (words.length < 2) {
      throw in.malformed("the element after " + words[0] + " is missing");
    }
    return Element.of(words[1]);
  }

  private static void environment(InputLines in, String[] words, List<Element> elements) {
    int count = in.whole("the number of elements", words.length > 1 ? words[1] : "nothing", 120);
    for (int k = 0; k < count; k++) {
      elements.add(Element.of(in.next("an element of the environment", 1)[0]));
    }
  }

  private static SetupFile basis(InputLines in, String line) {
    String kind = in.value(line, "type").orElse("without a type");
    if (!kind.equalsIgnoreCase(AenetFile.Setup.CHEBYSHEV)) {
      throw in.refused(
          "BASIS", kind, "aenet's only basis is Chebyshev", "write BASIS type=Chebyshev");
    }
    String values = in.next("the cutoffs and orders");
    return new SetupFile(
        null,
        List.of(),
        in.whole("radial_N", in.value(values, "radial_N").orElse("nothing"), MOST_ORDER),
        in.valueOf(values, "radial_Rc"),
        in.whole("angular_N", in.value(values, "angular_N").orElse("nothing"), MOST_ORDER),
        in.valueOf(values, "angular_Rc"));
  }
}
