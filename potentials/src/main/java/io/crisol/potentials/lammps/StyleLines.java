package io.crisol.potentials.lammps;

import java.util.ArrayList;
import java.util.List;

/**
 * A pair style as LAMMPS has it.
 *
 * @param name of the style
 * @param settings behind it
 * @param coefficients types and what follows, a line each: {@code 1 2 0.01 3.4}
 * @param shifted whether its energy is shifted to end at zero
 * @param kspace whether its charges need a sum over waves
 */
record StyleLines(
    String name, String settings, List<Line> coefficients, boolean shifted, boolean kspace) {
  /**
   * A line of coefficients.
   *
   * @param types the two types
   * @param values what follows
   */
  record Line(String types, String values) {}

  static StyleLines of(String name, String settings, List<Line> coefficients) {
    return new StyleLines(name, settings, coefficients, false, false);
  }

  /** The commands that set up the sum of some styles. */
  static List<String> commands(List<StyleLines> styles) {
    List<String> commands = new ArrayList<>();
    boolean single = styles.size() == 1;
    List<String> names = styles.stream().map(style -> style.name + " " + style.settings).toList();
    commands.add("pair_style " + (single ? "" : "hybrid/overlay ") + String.join(" ", names));
    for (int s = 0; s < styles.size(); s++) {
      StyleLines style = styles.get(s);
      String which = single ? "" : style.name + number(styles, s) + " ";
      style.coefficients.forEach(
          line -> commands.add("pair_coeff " + line.types + " " + which + line.values));
      if (style.shifted) {
        commands.add("pair_modify " + (single ? "" : "pair " + which) + "shift yes");
      }
    }
    if (styles.stream().anyMatch(StyleLines::kspace)) {
      commands.add("pair_modify table 0");
      commands.add("kspace_style ewald 1.0e-10");
    }
    return commands.stream().map(String::strip).toList();
  }

  /** Styles that occur several times are numbered. */
  private static String number(List<StyleLines> styles, int s) {
    String name = styles.get(s).name;
    long all = styles.stream().filter(style -> style.name.equals(name)).count();
    long before = styles.subList(0, s).stream().filter(style -> style.name.equals(name)).count();
    return all == 1 ? "" : " " + (before + 1);
  }
}
