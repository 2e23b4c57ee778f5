package io.crisol.learning;

import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One trajectory of an exploration.
 *
 * @param number of the walk, from 0
 * @param stage which structure, from 0
 * @param name what a reader calls it
 * @param start where it begins
 * @param temperature K
 */
record Walk(int number, int stage, String name, Structure start, double temperature) {
  /** All walks: structure by structure, the unstrained first, the coolest first. */
  static List<Walk> all(List<Structure> structures, ExploreOptions options) {
    List<Double> strains = new ArrayList<>(List.of(0.0));
    strains.addAll(options.strains().stream().filter(s -> s != 0).toList());
    List<Walk> walks = new ArrayList<>();
    for (int stage = 0; stage < structures.size(); stage++) {
      for (double strain : strains) {
        for (double temperature : options.temperatures().stream().sorted().toList()) {
          Structure start = structures.get(stage);
          String name = name(start, strain, temperature);
          double[] e = {strain, 0, 0, 0, strain, 0, 0, 0, strain};
          walks.add(
              new Walk(
                  walks.size(), stage, name, strain == 0 ? start : start.strained(e), temperature));
        }
      }
    }
    return walks;
  }

  private static String name(Structure start, double strain, double temperature) {
    String strained = strain == 0 ? "" : String.format(Locale.ROOT, ", strain %+.3g", strain);
    return String.format(Locale.ROOT, "%s, %.0f K%s", start.formula(), temperature, strained);
  }
}
