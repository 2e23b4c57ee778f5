package io.crisol.potentials.aenet;

import io.crisol.structures.Element;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The blocks that several inputs of aenet share. */
final class Lists {
  private static final int MOST_TYPES = 120;
  private static final int MOST_FILES = 10_000_000;

  private Lists() {}

  /** The block after TYPES: a number, then a symbol in each line, in generate.in with an energy. */
  static Map<String, OptionalDouble> types(InputLines in) {
    int count = in.whole("the number of types", in.next("the number of types", 1)[0], MOST_TYPES);
    Map<String, OptionalDouble> types = new LinkedHashMap<>();
    for (int k = 0; k < count; k++) {
      String[] words = in.next("a type", 1);
      Element.of(words[0]);
      OptionalDouble energy =
          words.length > 1
              ? OptionalDouble.of(in.number("the atomic energy of " + words[0], words[1]))
              : OptionalDouble.empty();
      if (types.put(words[0], energy) != null) {
        throw in.malformed("the type " + words[0] + " stands there twice");
      }
    }
    return types;
  }

  /** A line with a symbol and a file for each type. */
  static Map<String, Path> files(InputLines in, List<String> types, String what) {
    if (types.isEmpty()) {
      throw in.malformed("TYPES should stand before it");
    }
    Map<String, Path> files = new LinkedHashMap<>();
    for (int k = 0; k < types.size(); k++) {
      String[] words = in.next("a type and " + what, 2);
      if (!types.contains(words[0])) {
        throw in.malformed(words[0] + " is not among the types " + types);
      }
      files.put(words[0], in.located(words[1]));
    }
    return files;
  }

  /** The block after FILES: a number, then a name in each line. */
  static List<Path> structures(InputLines in) {
    int count = in.whole("the number of files", in.next("the number of files", 1)[0], MOST_FILES);
    List<Path> files = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      files.add(in.located(in.next("file " + (k + 1) + " of " + count)));
    }
    return files;
  }
}
