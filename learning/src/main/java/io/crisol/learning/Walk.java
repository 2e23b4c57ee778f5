package io.crisol.learning;

import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One trajectory of an exploration.
 *
 * @param number of the walk, from 0
 * @param stage which structure, from 0
 * @param name what a reader calls it
 * @param start where it begins
 * @param temperature K; 0 where there is none
 * @param end where it leads to, if that is known
 */
record Walk(
    int number,
    int stage,
    String name,
    Structure start,
    double temperature,
    Optional<Structure> end) {
  /**
   * What walks are made of.
   *
   * @param number of the first of them
   * @param stage which structure
   * @param structure without strain
   * @param strain of all three lengths
   */
  record Origin(int number, int stage, Structure structure, double strain) {
    Structure strained() {
      return strained(structure);
    }

    Structure strained(Structure other) {
      double[] e = {strain, 0, 0, 0, strain, 0, 0, 0, strain};
      return strain == 0 ? other : other.strained(e);
    }

    /**
     * A walk.
     *
     * @param offset of its number from that of the first
     * @param what it does, for its name
     */
    Walk walk(int offset, String what, Structure start, double temperature) {
      String strained = strain == 0 ? "" : String.format(Locale.ROOT, ", strain %+.3g", strain);
      String name = structure.formula() + ", " + what + strained;
      return new Walk(number + offset, stage, name, start, temperature, Optional.empty());
    }
  }

  /** All walks: structure by structure, the unstrained first. */
  static List<Walk> all(CampaignPlan plan, WalkMethod method) {
    List<Double> strains = new ArrayList<>(List.of(0.0));
    strains.addAll(plan.explore().strains().stream().filter(s -> s != 0).toList());
    List<Walk> walks = new ArrayList<>();
    for (int stage = 0; stage < plan.structures().size(); stage++) {
      for (double strain : strains) {
        Structure structure = plan.structures().get(stage);
        walks.addAll(method.walks(new Origin(walks.size(), stage, structure, strain)));
      }
    }
    return walks;
  }

  /** The same walk with an end. */
  Walk to(Structure where) {
    return new Walk(number, stage, name, start, temperature, Optional.of(where));
  }
}
