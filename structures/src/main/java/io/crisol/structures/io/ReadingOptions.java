package io.crisol.structures.io;

import io.crisol.structures.Element;
import java.util.List;
import java.util.Optional;

/**
 * What a file does not say and a user may.
 *
 * @param types elements of atom types 1, 2, … of files that number their types; empty where not
 *     given
 * @param units unit system of files that have several and name none, such as LAMMPS' {@code real};
 *     absent where not given
 */
public record ReadingOptions(List<Element> types, Optional<String> units) {
  /** Nothing is given. */
  public static final ReadingOptions NONE = new ReadingOptions(List.of(), Optional.empty());

  /** Copies. */
  public ReadingOptions {
    types = List.copyOf(types);
  }
}
