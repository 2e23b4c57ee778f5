package io.crisol.report.page;

import io.crisol.structures.Element;
import java.util.Map;

/**
 * Colours of atoms: those chemists expect for the common elements, a hue by atomic number
 * otherwise.
 */
final class Colors {
  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("H", "#f2f2f2"),
          Map.entry("C", "#6b6f76"),
          Map.entry("N", "#4763d6"),
          Map.entry("O", "#d8342b"),
          Map.entry("F", "#7fd14a"),
          Map.entry("Li", "#a877e0"),
          Map.entry("Na", "#8a62d9"),
          Map.entry("Mg", "#5aa845"),
          Map.entry("Al", "#b9a5ad"),
          Map.entry("Si", "#dcb27c"),
          Map.entry("P", "#ee8a2a"),
          Map.entry("S", "#e5c931"),
          Map.entry("Cl", "#3fbf4f"),
          Map.entry("K", "#7d45c4"),
          Map.entry("Ca", "#57b857"),
          Map.entry("Ti", "#a9b4c2"),
          Map.entry("Fe", "#d9692f"),
          Map.entry("Co", "#e086a0"),
          Map.entry("Ni", "#59c06a"),
          Map.entry("Cu", "#c97c3d"),
          Map.entry("Zn", "#8185b5"),
          Map.entry("Zr", "#8fc7c7"),
          Map.entry("Mo", "#62b3b3"),
          Map.entry("La", "#6fc6ee"),
          Map.entry("W", "#3f97c9"),
          Map.entry("Au", "#e8c33a"),
          Map.entry("Pb", "#575961"));

  private Colors() {}

  static String of(String symbol) {
    String usual = USUAL.get(symbol);
    if (usual != null) {
      return usual;
    }
    int number = Element.find(symbol).map(Element::atomicNumber).orElse(0);
    // The golden angle keeps neighbours in the periodic table apart.
    double hue = 137.508 * number % 360;
    return "#%02x%02x%02x".formatted(channel(hue, 0), channel(hue, 120), channel(hue, 240));
  }

  /** One channel of a colour of medium saturation. */
  private static int channel(double hue, double center) {
    return (int) Math.round(150 + 70 * Math.cos(Math.toRadians(hue - center)));
  }
}
