package io.crisol.reference.cp2k;

import io.crisol.reference.StructureKey;
import io.crisol.reference.jobs.Executables;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Spelling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Basis sets and potentials, as they stand in CP2K's files: an entry begins with an element and its
 * names. What is used is copied beside each input, so that a record holds all it depends on.
 */
final class Cp2kData {
  /**
   * An entry.
   *
   * @param names how it may be called
   * @param text all of it
   */
  private record Entry(List<String> names, String text) {}

  private final Path folder;
  private final Map<Element, Entry> basisSets = new EnumMap<>(Element.class);
  private final Map<Element, Entry> potentials = new EnumMap<>(Element.class);

  /**
   * Finds the entries.
   *
   * @throws io.crisol.structures.ProblemException OPTION_MISSING, OPTION_INVALID, FILE_NOT_FOUND
   */
  Cp2kData(Cp2kOptions options, Collection<Element> elements) {
    folder = folder(options);
    Map<Element, String> bases = named(options.basisSets());
    Map<Element, String> pseudos = named(options.potentials());
    for (Element element : elements) {
      String basis = bases.getOrDefault(element, options.basisSet());
      basisSets.put(element, find("basis_set", options.basisFiles(), element, basis));
      String potential = pseudos.getOrDefault(element, options.potential());
      potentials.put(element, find("potential", options.potentialFiles(), element, potential));
    }
  }

  private static Path folder(Cp2kOptions options) {
    List<Path> candidates = new ArrayList<>();
    options
        .dataFolder()
        .or(() -> Optional.ofNullable(System.getenv("CP2K_DATA_DIR")))
        .ifPresentOrElse(
            given -> candidates.add(Path.of(given)),
            () -> {
              String program = options.command().strip().split("\\s+")[0];
              Executables.find(program)
                  .ifPresent(
                      found ->
                          Stream.of("../share/cp2k", "../share/cp2k/data", "../data")
                              .forEach(near -> candidates.add(found.resolveSibling(near))));
              candidates.add(Path.of("/usr/share/cp2k"));
            });
    return candidates.stream()
        .map(path -> path.toAbsolutePath().normalize())
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(
            () ->
                options.dataFolder().isPresent()
                    ? Problem.FILE_NOT_FOUND.with(candidates.getFirst())
                    : Problem.OPTION_MISSING.with(
                        "data_folder",
                        "CP2K needs the folder of its basis sets and potentials",
                        "name it, or set the environment variable CP2K_DATA_DIR"));
  }

  private static Map<Element, String> named(List<String> pairs) {
    return pairs.stream()
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(sides -> Element.of(sides[0]), sides -> sides[1], (_, b) -> b));
  }

  private Entry find(String key, List<String> files, Element element, String name) {
    List<Entry> all = new ArrayList<>();
    files.forEach(file -> all.addAll(entries(folder.resolve(file), element)));
    for (Entry entry : all) {
      if (entry.names.stream().anyMatch(name::equalsIgnoreCase)) {
        return entry;
      }
    }
    List<String> known = all.stream().flatMap(entry -> entry.names.stream()).distinct().toList();
    String why = String.join(", ", files) + " in " + folder + " has none of this name";
    throw Problem.OPTION_INVALID.with(
        key,
        element + "=" + name,
        why,
        known.isEmpty()
            ? "name a file that has " + element
            : "take another one, such as "
                + Spelling.nearest(name, known).orElse(known.getFirst()));
  }

  private static List<Entry> entries(Path file, Element element) {
    List<Entry> entries = new ArrayList<>();
    List<String> names = null;
    StringBuilder text = new StringBuilder();
    for (String line : lines(file)) {
      String content = line.replaceFirst("[#!].*", "").strip();
      if (content.isEmpty()) {
        continue;
      }
      if (Character.isLetter(content.charAt(0))) {
        add(entries, names, text);
        String[] words = content.split("\\s+");
        boolean own = words[0].equalsIgnoreCase(element.symbol());
        names = own ? List.of(words).subList(1, words.length) : null;
      }
      if (names != null) {
        text.append(line.stripTrailing()).append('\n');
      }
    }
    add(entries, names, text);
    return entries;
  }

  private static void add(List<Entry> entries, List<String> names, StringBuilder text) {
    if (names != null) {
      entries.add(new Entry(names, text.toString()));
    }
    text.setLength(0);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw Problem.FILE_NOT_FOUND.with(file).causedBy(e);
    }
  }

  Path folder() {
    return folder;
  }

  /** Name of the basis set of an element. */
  String basisSet(Element element) {
    return of(basisSets, element).names.getFirst();
  }

  /** Name of the potential of an element. */
  String potential(Element element) {
    return of(potentials, element).names.getFirst();
  }

  private static Entry of(Map<Element, Entry> entries, Element element) {
    Entry entry = entries.get(element);
    if (entry == null) {
      throw Problem.OPTION_MISSING.with(
          "the basis set of " + element,
          "this run was begun for " + entries.keySet(),
          "begin it with all elements");
    }
    return entry;
  }

  /** The basis sets of these elements, as a file. */
  String basisText(Collection<Element> elements) {
    return elements.stream().map(e -> of(basisSets, e).text).collect(Collectors.joining("#\n"));
  }

  /** The potentials of these elements, as a file. */
  String potentialText(Collection<Element> elements) {
    return elements.stream().map(e -> of(potentials, e).text).collect(Collectors.joining("#\n"));
  }

  /** Names and content of all entries. */
  String identity() {
    return basisSets.keySet().stream()
        .map(
            e ->
                "%s %s %s %s"
                    .formatted(
                        e,
                        basisSet(e),
                        potential(e),
                        StructureKey.ofText(basisSets.get(e).text + potentials.get(e).text)))
        .collect(Collectors.joining("\n"));
  }

  /** What is doubtful about potentials and functional, one line each. */
  List<String> notes(String functional) {
    String wanted = functional.replaceAll("(?i)^(PADE|LDA|SVWN)$", "PADE|LDA");
    return potentials.entrySet().stream()
        .filter(
            e ->
                e.getValue().names.stream()
                    .noneMatch(n -> n.matches("(?i).*-(" + wanted + ")(-.*)?")))
        .map(
            e ->
                "the potential %s of %s was not made for the functional %s"
                    .formatted(e.getValue().names.getFirst(), e.getKey(), functional))
        .toList();
  }
}
