package io.crisol.structures.io;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a line of an Atoms section holds what. Columns are counted from 0, the id stands in column
 * 0.
 *
 * <p>Source: LAMMPS' documentation of its command read_data.
 *
 * @param name of the atom style
 * @param molecule column of the molecule, or −1
 * @param type column of the type
 * @param charge column of the charge, or −1
 * @param position column of x
 * @param width number of columns without image flags
 */
record LammpsStyle(String name, int molecule, int type, int charge, int position, int width) {
  static final LammpsStyle ATOMIC = new LammpsStyle("atomic", -1, 1, -1, 2, 5);
  static final LammpsStyle CHARGE = new LammpsStyle("charge", -1, 1, 2, 3, 6);
  static final LammpsStyle MOLECULAR = new LammpsStyle("molecular", 1, 2, -1, 3, 6);
  static final LammpsStyle FULL = new LammpsStyle("full", 1, 2, 3, 4, 7);

  private static final List<LammpsStyle> ALL =
      List.of(
          ATOMIC,
          CHARGE,
          MOLECULAR,
          FULL,
          new LammpsStyle("bond", 1, 2, -1, 3, 6),
          new LammpsStyle("angle", 1, 2, -1, 3, 6),
          new LammpsStyle("dipole", -1, 1, 2, 3, 9),
          new LammpsStyle("spin", -1, 1, -1, 2, 9),
          new LammpsStyle("sphere", -1, 1, -1, 4, 7),
          new LammpsStyle("ellipsoid", -1, 1, -1, 4, 7),
          new LammpsStyle("peri", -1, 1, -1, 4, 7),
          new LammpsStyle("electron", -1, 1, 2, 5, 8));

  /** The style of this name. */
  static Optional<LammpsStyle> named(String name) {
    return ALL.stream().filter(style -> style.name.equals(name)).findFirst();
  }

  /** The names, for messages. */
  static String names() {
    return ALL.stream().map(LammpsStyle::name).collect(Collectors.joining(", "));
  }
}
