package io.crisol.simulation.montecarlo;

import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.Map;
import java.util.TreeMap;

/** Fixed charges in a walk: they belong to the elements, so that atoms may change places. */
final class Charged {
  private Charged() {}

  /**
   * Charge of each element of a structure, e; empty where it has none.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID where atoms of one element differ
   */
  static Map<Integer, Double> of(Structure structure) {
    Map<Integer, Double> charges = new TreeMap<>();
    double[] given = structure.charges().orElse(new double[0]);
    for (int i = 0; i < given.length; i++) {
      Double before = charges.put(structure.ordinals()[i], given[i]);
      if (before != null && before != given[i]) {
        throw Problem.OPTION_INVALID.with(
            "the charge column",
            given[i],
            "atoms of "
                + structure.element(i)
                + " have other charges too: in a walk a charge belongs to an element",
            "give every atom of an element the same charge");
      }
    }
    return charges;
  }

  /** The atoms of a grid with these charges. */
  static Structure structure(AtomGrid grid, Map<Integer, Double> charges) {
    Structure structure = grid.structure();
    if (charges.isEmpty()) {
      return structure;
    }
    double[] q = new double[structure.size()];
    for (int i = 0; i < q.length; i++) {
      Double charge = charges.get(structure.ordinals()[i]);
      if (charge == null) {
        throw Problem.OPTION_INVALID.with(
            "the charge column",
            "",
            "no atom of " + structure.element(i) + " is there to take its charge from",
            "give charges with --charges instead of a column");
      }
      q[i] = charge;
    }
    return structure.withCharges(q);
  }
}
