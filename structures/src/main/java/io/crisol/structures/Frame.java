package io.crisol.structures;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * One structure of a file with its labels and origin.
 *
 * @param metadata remaining entries of the frame (config_type, temperature …) as written
 * @param columns remaining numeric columns, flat, atom by atom ("velocities" double[3N], Å/fs …)
 * @param source where the frame came from
 */
public record Frame(
    Structure structure,
    Labels labels,
    Map<String, String> metadata,
    Map<String, double[]> columns,
    Source source) {

  /**
   * Where a frame stands.
   *
   * @param file file name as given by the user
   * @param index position of the frame in the file, from 0
   * @param line line of the file where the frame begins, from 1; 0 where not known
   */
  public record Source(String file, int index, int line) {
    /** Not from a file. */
    public static final Source NONE = new Source("", 0, 0);

    @Override
    public String toString() {
      return file.isEmpty() ? "" : file + ", frame " + index + (line > 0 ? ", line " + line : "");
    }
  }

  /** Keys under which files name the kind of configuration, in order of preference. */
  private static final String[] GROUP_KEYS = {
    "config_type", "group", "label", "set", "composition", "source"
  };

  /** A number at the end, with the file name's ending after it. */
  private static final Pattern COUNTER = Pattern.compile("[-_ .]*\\d+(\\.[A-Za-z]+)?$");

  /** A frame with labels and nothing else. */
  public static Frame of(Structure structure, Labels labels) {
    return new Frame(structure, labels, Map.of(), Map.of(), Source.NONE);
  }

  /** Number of atoms. */
  public int size() {
    return structure.size();
  }

  /**
   * Configuration type, from config_type, group, label …; "all" where none is given. A name that
   * merely numbers frames counts without its number: structure0017.xsf is of type "structure".
   */
  public String group() {
    for (String key : GROUP_KEYS) {
      String value = metadata.get(key);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    String name = COUNTER.matcher(metadata.getOrDefault("name", "")).replaceAll("");
    return name.isBlank() ? "all" : name;
  }

  /** The same frame with other labels. */
  public Frame withLabels(Labels other) {
    return new Frame(structure, other, metadata, columns, source);
  }
}
