package io.crisol.potentials.electrostatics;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Coulomb energy of point charges,
 *
 * <pre>  E = k ½ Σ' q_i q_j / |r_j − r_i|,  </pre>
 *
 * over all pairs in open structures, and over all periodic images, by Ewald's sum with conducting
 * surroundings, in neutral crystals. Charges come from the structure where it has them, else from
 * the element. Not a sum of environments: it sees every atom. Exact to rounding and meant for small
 * systems: time grows like N² in open structures and N^1.5 in crystals.
 */
public final class PointCharges implements Potential {
  /** Charge of a cell that counts as the rounding of charges written with a few digits, e. */
  private static final double NEUTRAL = 1e-5;

  private final Map<Element, Double> charges;
  private final Set<Element> elements;

  /**
   * Charges by element for structures without, e; where the map is empty every structure must bring
   * its own.
   */
  public PointCharges(Map<Element, Double> charges) {
    charges.forEach(
        (element, charge) -> {
          if (!Double.isFinite(charge)) {
            throw Problem.PARAMETER_INVALID.with(
                element, charge, "a charge is a finite number of e", "correct it");
          }
        });
    this.charges = new TreeMap<>(charges);
    Set<Element> known =
        charges.isEmpty() ? EnumSet.allOf(Element.class) : EnumSet.copyOf(charges.keySet());
    this.elements = Collections.unmodifiableSet(known);
  }

  /** Charges by element, e. */
  public Map<Element, Double> charges() {
    return Collections.unmodifiableMap(charges);
  }

  @Override
  public Set<Element> elements() {
    return elements;
  }

  @Override
  public double cutoff() {
    return 0;
  }

  @Override
  public boolean isLongRanged() {
    return true;
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.crisol.structures.ProblemException also CELL_CHARGED, PARAMETER_INVALID for a cell
   *     that repeats in one or two directions only
   */
  @Override
  public Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted) {
    double[] q = chargesOf(structure);
    return (structure.cell().isPeriodic()
            ? crystal(structure, q)
            : OpenCoulomb.predict(structure, q))
        .withCharges(q);
  }

  private static Prediction crystal(Structure structure, double[] q) {
    Cell cell = structure.cell();
    if (!cell.isBulk()) {
      throw Problem.PARAMETER_INVALID.with(
          "the boundary",
          "periodic in one or two directions",
          "point charges are summed over crystals or over open structures",
          "make all directions periodic, with vacuum, or none");
    }
    double net = 0;
    for (double charge : q) {
      net += charge;
    }
    if (Math.abs(net) > NEUTRAL) {
      throw Problem.CELL_CHARGED.with(net);
    }
    return EwaldSum.of(structure, q).predict();
  }

  private double[] chargesOf(Structure structure) {
    for (Element element : structure.elementSet()) {
      if (!elements.contains(element)) {
        throw Problem.POTENTIAL_ELEMENT.with(element.symbol(), elements);
      }
    }
    if (structure.charges().isPresent()) {
      return structure.charges().get();
    }
    if (charges.isEmpty()) {
      throw Problem.CHARGES_MISSING.with("this potential");
    }
    double[] q = new double[structure.size()];
    for (int i = 0; i < q.length; i++) {
      q[i] = charges.get(structure.element(i));
    }
    return q;
  }
}
