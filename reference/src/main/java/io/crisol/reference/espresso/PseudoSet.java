package io.crisol.reference.espresso;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pseudopotentials of a campaign and the cutoffs that follow from them. The elements are fixed
 * at the start, so that every structure is computed with the same cutoffs.
 */
final class PseudoSet {
  /** pw.x keeps the name of the folder in 256 characters. */
  private static final int LONGEST = 250;

  private static final double NORM_CONSERVING = 4;

  private final Path folder;
  private final Map<Element, Pseudopotential> files = new EnumMap<>(Element.class);
  private final double wavefunctionCutoffRy;
  private final double densityCutoffRy;

  /**
   * Finds the files.
   *
   * @throws io.crisol.structures.ProblemException OPTION_MISSING, OPTION_INVALID, FILE_NOT_FOUND
   */
  PseudoSet(EspressoOptions options, Collection<Element> elements) {
    folder = folder(options);
    Map<Element, String> named = named(options);
    for (Element element : elements) {
      String name = named.get(element);
      Pseudopotential file =
          name == null ? only(element) : Pseudopotential.read(folder.resolve(name));
      if (file.element().filter(own -> own != element).isPresent()) {
        throw Problem.OPTION_INVALID.with(
            "pseudopotentials",
            element + "=" + name,
            "that file is of " + file.element().get(),
            "name a file of " + element);
      }
      files.put(element, file);
    }
    wavefunctionCutoffRy = wavefunctionCutoff(options);
    densityCutoffRy = densityCutoff(options);
  }

  private static Path folder(EspressoOptions options) {
    String name =
        options
            .pseudoFolder()
            .or(() -> Optional.ofNullable(System.getenv("ESPRESSO_PSEUDO")))
            .orElseThrow(
                () ->
                    Problem.OPTION_MISSING.with(
                        "pseudo_folder",
                        "pw.x needs the folder of its pseudopotentials",
                        "name it, or set the environment variable ESPRESSO_PSEUDO"));
    Path folder = Path.of(name).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw Problem.FILE_NOT_FOUND.with(folder);
    }
    if (folder.toString().length() > LONGEST || folder.toString().contains("'")) {
      throw Problem.OPTION_INVALID.with(
          "pseudo_folder",
          folder,
          "pw.x takes at most " + LONGEST + " characters and no apostrophe",
          "move the folder to another place");
    }
    return folder;
  }

  private static Map<Element, String> named(EspressoOptions options) {
    Map<Element, String> named = new EnumMap<>(Element.class);
    for (String pair : options.pseudopotentials()) {
      String[] sides = pair.split("=", 2);
      named.put(Element.of(sides[0].strip()), sides[1].strip());
    }
    return named;
  }

  /** The only file of the folder that is of an element. */
  private Pseudopotential only(Element element) {
    List<Path> found;
    try (Stream<Path> all = Files.list(folder)) {
      found =
          all.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".upf"))
              .filter(file -> startsWith(file.getFileName().toString(), element))
              .sorted()
              .toList();
    } catch (IOException e) {
      throw Problem.FILE_NOT_FOUND.with(folder).causedBy(e);
    }
    if (found.size() != 1) {
      String which =
          found.isEmpty()
              ? "there is no *.UPF file of it in " + folder
              : "there are several: "
                  + found.stream()
                      .map(file -> file.getFileName().toString())
                      .collect(Collectors.joining(", "));
      throw Problem.OPTION_MISSING.with(
          "the pseudopotential of " + element,
          which,
          "name it: pseudopotentials = [\"" + element + "=FILE\"]");
    }
    return Pseudopotential.read(found.getFirst());
  }

  private static boolean startsWith(String file, Element element) {
    String symbol = element.symbol();
    return file.regionMatches(true, 0, symbol, 0, symbol.length())
        && !Character.isLetter(file.charAt(symbol.length()));
  }

  private double wavefunctionCutoff(EspressoOptions options) {
    OptionalDouble given = options.wavefunctionCutoff();
    if (given.isPresent()) {
      return EspressoInput.rydberg(given.getAsDouble());
    }
    for (Pseudopotential file : files.values()) {
      if (file.wavefunctionCutoffRy().isEmpty()) {
        throw Problem.OPTION_MISSING.with(
            "wavefunction_cutoff",
            file.file().getFileName() + " suggests none",
            "give it, e.g. \"40 Ry\", after a test of convergence");
      }
    }
    return suggestedWavefunction();
  }

  private double suggestedWavefunction() {
    return files.values().stream()
        .mapToDouble(file -> file.wavefunctionCutoffRy().orElse(0))
        .max()
        .orElse(0);
  }

  private double suggestedDensity() {
    return files.values().stream()
        .mapToDouble(file -> file.densityCutoffRy().orElse(0))
        .max()
        .orElse(0);
  }

  private double densityCutoff(EspressoOptions options) {
    return options.densityCutoff().isPresent()
        ? EspressoInput.rydberg(options.densityCutoff().getAsDouble())
        : Math.max(NORM_CONSERVING * wavefunctionCutoffRy, suggestedDensity());
  }

  Path folder() {
    return folder;
  }

  double wavefunctionCutoffRy() {
    return wavefunctionCutoffRy;
  }

  double densityCutoffRy() {
    return densityCutoffRy;
  }

  /**
   * The file of an element.
   *
   * @throws io.crisol.structures.ProblemException OPTION_MISSING
   */
  Pseudopotential of(Element element) {
    Pseudopotential file = files.get(element);
    if (file == null) {
      throw Problem.OPTION_MISSING.with(
          "the pseudopotential of " + element,
          "this run was begun for " + files.keySet(),
          "begin it with all elements");
    }
    return file;
  }

  /** Whether the cutoffs reach what every file suggests. */
  boolean isConverged() {
    return files.values().stream().allMatch(this::isConverged);
  }

  private boolean isConverged(Pseudopotential file) {
    return file.wavefunctionCutoffRy().isPresent()
        && wavefunctionCutoffRy >= file.wavefunctionCutoffRy().getAsDouble() - 1e-9
        && densityCutoffRy >= file.densityCutoffRy().orElse(0) - 1e-9;
  }

  /** What is doubtful about the cutoffs and functionals, one line each. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    files.forEach((element, file) -> doubt(element, file).ifPresent(notes::add));
    List<String> functionals =
        files.values().stream()
            .map(file -> file.functional().replaceAll("\\s+", " "))
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    if (functionals.size() > 1) {
      notes.add("the pseudopotentials were made with different functionals: " + functionals);
    }
    return notes;
  }

  private Optional<String> doubt(Element element, Pseudopotential file) {
    Path name = file.file().getFileName();
    if (file.wavefunctionCutoffRy().isEmpty()) {
      String text = "%s suggests no cutoff: whether %.4g Ry is enough for %s must be tested";
      return Optional.of(String.format(Locale.ROOT, text, name, wavefunctionCutoffRy, element));
    }
    if (isConverged(file)) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s suggests cutoffs of %.4g and %.4g Ry; %.4g and %.4g are used: energies and forces"
                + " are doubtful, stress is worthless",
            name,
            file.wavefunctionCutoffRy().getAsDouble(),
            file.densityCutoffRy().orElse(0),
            wavefunctionCutoffRy,
            densityCutoffRy));
  }

  /** Names of all files. */
  String description() {
    return files.values().stream()
        .map(pseudo -> String.valueOf(pseudo.file().getFileName()))
        .collect(Collectors.joining(" "));
  }

  /** Names and content of all files. */
  String identity() {
    return files.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue().file().getFileName() + " " + e.getValue().hash())
        .collect(Collectors.joining("\n"));
  }
}
