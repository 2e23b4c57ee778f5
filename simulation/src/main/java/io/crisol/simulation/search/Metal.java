package io.crisol.simulation.search;

import io.crisol.potentials.Potential;
import io.crisol.simulation.relax.CellFreedom;
import io.crisol.simulation.search.Refinement.Refined;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The metal of an ion, against which voltages are measured. */
final class Metal {
  /** Part of the tolerance of the forces. */
  private static final double TIGHT = 1e-2;

  /** Part of a bond length nearer than which two atoms are one. */
  private static final double OVERLAP = 0.6;

  private Metal() {}

  /**
   * The energy of an atom in the lower of its face-centred and body-centred cubic crystals,
   * relaxed; eV. Absent where the potential holds neither together.
   */
  static OptionalDouble energy(Potential potential, Element element, CandidateOptions options) {
    BondLengths bonds = BondLengths.inCrystals(potential, List.of(element), Map.of());
    Refinement refinement = new Refinement(potential, CellFreedom.FREE, options, bonds);
    double bond = bonds.of(element, element);
    double h = bond / Math.sqrt(2);
    double b = bond / Math.sqrt(3);
    OptionalDouble lowest = OptionalDouble.empty();
    for (double[] rows :
        List.of(
            new double[] {0, h, h, h, 0, h, h, h, 0},
            new double[] {-b, b, b, b, -b, b, b, b, -b})) {
      Structure crystal =
          new Structure(Cell.periodic(rows), new Element[] {element}, new double[3]);
      Refined refined =
          refinement.relax(
              crystal,
              TIGHT * options.tolerance(bonds.pull()),
              relaxed -> Pieces.closest(relaxed, bonds) < OVERLAP ? "collapsed" : "");
      if (refined.fault().isEmpty()) {
        lowest =
            OptionalDouble.of(Math.min(refined.energy(), lowest.orElse(Double.POSITIVE_INFINITY)));
      }
    }
    return lowest;
  }
}
