package io.crisol.potentials.aenet;

import io.crisol.potentials.descriptors.Expansion;
import io.crisol.structures.Element;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads aenet's {@code X.stp}: a Chebyshev descriptor, or symmetry functions. */
final class SetupFile {
  private static final List<String> KEYWORDS =
      List.of("DESCR", "ATOM", "ENV", "RMIN", "BASIS", "SYMMFUNC", "FUNCTIONS");
  private static final int MOST_ORDER = 30;
  private static final int MOST_FUNCTIONS = 10_000;

  private final InputLines in;
  private final List<Element> environment = new ArrayList<>();
  private Element element;
  private double shortest;
  private AenetFile.Setup setup;

  private SetupFile(Path file) {
    in = new InputLines(file);
  }

  /**
   * Reads one; the set-up has no statistics.
   *
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND, FILE_MALFORMED, OPTION_UNKNOWN;
   *     OPTION_INVALID for another descriptor
   */
  static AenetFile.Setup read(Path file) {
    SetupFile reader = new SetupFile(file);
    for (var line = reader.in.next(); line.isPresent(); line = reader.in.next()) {
      reader.take(line.get());
    }
    if (reader.setup == null) {
      throw reader.in.malformed("BASIS or SYMMFUNC is missing");
    }
    return reader.setup;
  }

  private void take(String line) {
    String[] words = InputLines.words(line);
    switch (InputLines.keyword(line)) {
      case "DESCR" -> skipDescription();
      case "ATOM" -> element = element(words);
      case "ENV" -> environment(words);
      case "RMIN" -> shortest = in.number("RMIN", words.length > 1 ? words[1] : "nothing");
      case "BASIS" -> basis(line);
      case "SYMMFUNC", "FUNCTIONS" -> functions(line);
      default -> throw in.unknown(words[0], KEYWORDS);
    }
  }

  private void skipDescription() {
    Optional<String> line = in.raw();
    while (line.isPresent() && !line.get().toLowerCase(Locale.ROOT).contains("end descr")) {
      line = in.raw();
    }
    if (line.isEmpty()) {
      throw in.malformed("END DESCR is missing");
    }
  }

  private Element element(String[] words) {
    if (words.length < 2) {
      throw in.malformed("the element after " + words[0] + " is missing");
    }
    return Element.of(words[1]);
  }

  private void environment(String[] words) {
    int count = in.whole("the number of elements", words.length > 1 ? words[1] : "nothing", 120);
    for (int k = 0; k < count; k++) {
      environment.add(Element.of(in.next("an element of the environment", 1)[0]));
    }
  }

  /** What a description of functions begins with. */
  private void requireAtoms(String keyword) {
    if (element == null || environment.isEmpty()) {
      throw in.malformed("ATOM and ENV should stand before " + keyword);
    }
    if (setup != null) {
      throw in.malformed("it describes the environment twice");
    }
  }

  private String kind(String line, String only) {
    String kind = in.value(line, "type").orElse("without a type");
    if (!kind.equalsIgnoreCase(only)) {
      throw in.refused(
          InputLines.words(line)[0],
          kind,
          "Crisol reads BASIS type=Chebyshev and SYMMFUNC type=Behler2011",
          "write type=" + only);
    }
    return only;
  }

  private void basis(String line) {
    kind(line, AenetFile.Setup.CHEBYSHEV);
    requireAtoms("BASIS");
    String values = in.next("the cutoffs and orders");
    setup =
        SetDescriptor.chebyshev(
            element.symbol(),
            environment,
            shortest,
            new Expansion(order(values, "radial_N"), in.valueOf(values, "radial_Rc")),
            new Expansion(order(values, "angular_N"), in.valueOf(values, "angular_Rc")));
  }

  private int order(String values, String key) {
    return in.whole(key, in.value(values, key).orElse("nothing"), MOST_ORDER);
  }

  private void functions(String line) {
    kind(line, BehlerSetup.KIND);
    requireAtoms("SYMMFUNC");
    int size =
        in.whole(
            "the number of functions", in.next("the number of functions", 1)[0], MOST_FUNCTIONS);
    int[] codes = new int[size];
    double[] parameters = new double[AenetFile.Setup.PARAMETERS * size];
    int[] partners = new int[2 * size];
    double cutoff = 0;
    for (int k = 0; k < size; k++) {
      String function = in.next("function " + (k + 1) + " of " + size);
      codes[k] = in.whole("G", in.value(function, "G").orElse("nothing"), 9);
      function(function, codes[k], k, parameters, partners);
      cutoff = Math.max(cutoff, parameters[AenetFile.Setup.PARAMETERS * k]);
    }
    setup =
        new AenetFile.Setup(
            "",
            element.symbol(),
            environment.stream().map(Element::symbol).toArray(String[]::new),
            shortest,
            cutoff,
            BehlerSetup.KIND,
            codes,
            parameters,
            partners,
            AenetFile.Statistics.none(size));
  }

  /** One line such as {@code G=2 type2=O eta=0.1 Rs=0.0 Rc=6.5}. */
  private void function(String line, int code, int k, double[] parameters, int[] partners) {
    List<String> keys =
        switch (code) {
          case 1 -> List.of("Rc");
          case 2 -> List.of("Rc", "Rs", "eta");
          case 4, 5 -> List.of("Rc", "lambda", "zeta", "eta");
          default ->
              throw in.refused(
                  "G", String.valueOf(code), "Crisol has aenet's G1, G2, G4 and G5", "remove it");
        };
    for (int p = 0; p < keys.size(); p++) {
      parameters[AenetFile.Setup.PARAMETERS * k + p] = in.valueOf(line, keys.get(p));
    }
    partners[2 * k] = partner(line, "type2");
    partners[2 * k + 1] = code > 2 ? partner(line, "type3") : 0;
  }

  /** Place in ENV, from 1. */
  private int partner(String line, String key) {
    String symbol = in.value(line, key).orElseThrow(() -> in.malformed(key + " is missing"));
    int index = environment.indexOf(Element.of(symbol));
    if (index < 0) {
      throw in.malformed(symbol + " is given for " + key + ", and ENV holds " + environment);
    }
    return index + 1;
  }
}
