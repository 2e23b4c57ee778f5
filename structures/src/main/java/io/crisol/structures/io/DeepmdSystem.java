package io.crisol.structures.io;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What all sets of a DeePMD system share: types, elements, periodicity. */
final class DeepmdSystem {
  private final Path folder;
  private final int[] types;
  private final List<Element> elements;
  private final boolean periodic;

  DeepmdSystem(Path folder, ReadingOptions options, ReadingNotes notes) {
    this.folder = folder;
    this.types = types(folder.resolve(DeepmdFolder.TYPES));
    this.elements = elements(folder, options, notes);
    this.periodic = !Files.exists(folder.resolve(DeepmdFolder.NO_PBC));
    for (int type : types) {
      element(type);
    }
  }

  private static int[] types(Path file) {
    List<Integer> types = new ArrayList<>();
    for (String word : words(file)) {
      if (!word.matches("\\d{1,4}")) {
        throw Problem.FILE_MALFORMED
            .with(file, "\"" + word + "\" is no atom type, a whole number from 0")
            .at(file.toString());
      }
      types.add(Integer.parseInt(word));
    }
    if (types.isEmpty()) {
      throw Problem.FILE_MALFORMED.with(file, "it names no atom").at(file.toString());
    }
    return types.stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<String> words(Path file) {
    List<String> words = new ArrayList<>();
    try (TextSource source = TextSource.open(file)) {
      for (String line = source.nextLine(); line != null; line = source.nextLine()) {
        words.addAll(List.of(LineReader.words(line)));
      }
    }
    return words;
  }

  private static List<Element> elements(Path folder, ReadingOptions options, ReadingNotes notes) {
    if (!options.types().isEmpty()) {
      notes.note("types 0, 1, … are " + options.types() + ", as given");
      return options.types();
    }
    Path file = folder.resolve(DeepmdFolder.TYPE_MAP);
    if (!Files.exists(file)) {
      throw Problem.TYPES_MISSING.with(folder, "it has no " + DeepmdFolder.TYPE_MAP);
    }
    List<Element> elements = new ArrayList<>();
    for (String name : words(file)) {
      elements.add(named(file, name, notes));
    }
    return elements;
  }

  /** The element of names such as Fe1 or O_w, which tell atoms of one element apart. */
  private static Element named(Path file, String name, ReadingNotes notes) {
    if (Element.find(name).isPresent()) {
      return Element.of(name);
    }
    String symbol = name.replaceAll("[\\d_.+-].*$", "");
    try {
      Element element = Element.of(symbol);
      notes.note("type \"" + name + "\" is read as " + element + ": the name is not kept");
      return element;
    } catch (ProblemException e) {
      throw e.at(file.toString());
    }
  }

  Path folder() {
    return folder;
  }

  boolean isPeriodic() {
    return periodic;
  }

  int atoms() {
    return types.length;
  }

  /** Type of an atom, from 0. */
  int type(int atom) {
    return types[atom];
  }

  /** TYPES_MISSING where the type has no element. */
  Element element(int type) {
    return LineReader.ofType(type + 1, elements, folder.toString());
  }
}
