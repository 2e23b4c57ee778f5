package io.crisol.reference.vasp;

import io.crisol.reference.StructureKey;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The potentials of a campaign, from the user's own folder, and the cutoff that follows from them.
 * The elements are fixed at the start, so that every structure is computed with the same cutoff.
 */
final class PotcarSet {
  /** ENCUT over ENMAX from which stress is usable. */
  private static final double FOR_STRESS = 1.3;

  private static final Pattern ENMAX = Pattern.compile("ENMAX\\s*=\\s*([0-9.]+)");
  private static final Pattern VALENCE = Pattern.compile("ZVAL\\s*=\\s*([0-9.]+)");
  private static final Pattern OWNER = Pattern.compile("VRHFIN\\s*=\\s*([A-Z][a-z]?)");
  private static final Pattern TITLE = Pattern.compile("TITEL\\s*=\\s*(.+)");
  private static final Pattern FUNCTIONAL = Pattern.compile("LEXCH\\s*=\\s*(\\w+)");

  /** One POTCAR. */
  private record Potcar(String text, double cutoff, double valence, String title, String lexch) {}

  private final Map<Element, Potcar> files = new EnumMap<>(Element.class);
  private final double cutoff;

  /**
   * Reads the files.
   *
   * @throws io.crisol.structures.ProblemException OPTION_MISSING, OPTION_INVALID, FILE_NOT_FOUND
   */
  PotcarSet(VaspOptions options, Collection<Element> elements) {
    Path folder = folder(options);
    Map<String, String> named =
        options.potcars().stream()
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(sides -> sides[0], sides -> sides[1], (_, last) -> last));
    for (Element element : elements) {
      String name = named.getOrDefault(element.symbol(), element.symbol());
      files.put(element, read(folder.resolve(name).resolve("POTCAR"), element));
    }
    cutoff = options.planeWaveCutoff().orElse(FOR_STRESS * largest());
  }

  private static Path folder(VaspOptions options) {
    String name =
        options
            .potcarFolder()
            .or(() -> Optional.ofNullable(System.getenv("VASP_PP_PATH")))
            .orElseThrow(
                () ->
                    Problem.OPTION_MISSING.with(
                        "potcar_folder",
                        "VASP needs its potentials, which come with its licence",
                        "name your folder of them, or set the environment variable VASP_PP_PATH"));
    Path folder = Path.of(name).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw Problem.FILE_NOT_FOUND.with(folder);
    }
    return folder;
  }

  private static Potcar read(Path file, Element element) {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw Problem.FILE_NOT_FOUND.with(file).causedBy(e);
    }
    String owner = first(OWNER, text, file);
    if (!owner.equals(element.symbol())) {
      throw Problem.OPTION_INVALID.with(
          "potcars",
          element + "=" + file.getParent().getFileName(),
          "that file is of " + owner,
          "name one of " + element);
    }
    return new Potcar(
        text.endsWith("\n") ? text : text + "\n",
        Double.parseDouble(first(ENMAX, text, file)),
        Double.parseDouble(first(VALENCE, text, file)),
        first(TITLE, text, file).strip(),
        first(FUNCTIONAL, text, file));
  }

  private static String first(Pattern pattern, String text, Path file) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw Problem.FILE_MALFORMED.with(
          file, "it is no POTCAR: it has no " + pattern.pattern().split("\\\\")[0]);
    }
    return matcher.group(1);
  }

  private double largest() {
    return files.values().stream().mapToDouble(Potcar::cutoff).max().orElse(0);
  }

  /** ENCUT, eV. */
  double cutoff() {
    return cutoff;
  }

  /** Whether stress is usable at the cutoff. */
  boolean isConverged() {
    return cutoff >= FOR_STRESS * largest() - 1e-9;
  }

  private Potcar of(Element element) {
    Potcar file = files.get(element);
    if (file == null) {
      throw Problem.OPTION_MISSING.with(
          "the potential of " + element,
          "this run was begun for " + files.keySet(),
          "begin it with all elements");
    }
    return file;
  }

  /** POTCAR for elements in this order. */
  String text(List<Element> order) {
    return order.stream().map(element -> of(element).text).collect(Collectors.joining());
  }

  /** Number of valence electrons. */
  double electrons(Element[] atoms) {
    double sum = 0;
    for (Element element : atoms) {
      sum += of(element).valence;
    }
    return sum;
  }

  /** Names and content of all files. */
  String identity() {
    return files.entrySet().stream()
        .map(
            e ->
                e.getKey()
                    + " "
                    + e.getValue().title
                    + " "
                    + StructureKey.ofText(e.getValue().text))
        .collect(Collectors.joining("\n"));
  }

  /** What is doubtful about the cutoff and functionals, one line each. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (Potcar file : files.values()) {
      if (cutoff < file.cutoff) {
        String text =
            "%s needs a cutoff of %.4g eV (ENMAX); %.4g eV is used: energies and forces are"
                + " doubtful, stress is worthless";
        notes.add(String.format(Locale.ROOT, text, file.title, file.cutoff, cutoff));
      }
    }
    List<String> functionals = files.values().stream().map(Potcar::lexch).distinct().toList();
    if (functionals.size() > 1) {
      notes.add("the potentials were made with different functionals: " + functionals);
    }
    return notes;
  }
}
