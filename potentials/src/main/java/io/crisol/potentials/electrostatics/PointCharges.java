package io.crisol.potentials.electrostatics;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.Map;
import java.util.Set;

/**
 * Coulomb energy of point charges,
 *
 * <pre>  E = k ½ Σ' q_i q_j / |r_j − r_i|,  </pre>
 *
 * over all pairs in open structures, and over all periodic images, by Ewald's sum with conducting
 * surroundings, in neutral crystals. Charges come from the structure where it has them, else from
 * the element. Not a sum of environments: it sees every atom. Meant for small systems: time grows
 * like N² in open structures and N^1.5 in crystals. Source: P. P. Ewald, Ann. Phys. 369, 253
 * (1921), doi:10.1002/andp.19213690304.
 */
public final class PointCharges implements Potential {
  /** The accuracy that stands for all digits. */
  public static final double EXACT = CoulombModel.EXACT;

  private final FixedCharges charges;
  private final CoulombModel model;
  private final LongList list = new LongList();

  /**
   * Charges by element for structures without, e; where the map is empty every structure must bring
   * its own. Exact to rounding.
   */
  public PointCharges(Map<Element, Double> charges) {
    this(charges, EXACT, Units.COULOMB);
  }

  /**
   * Charges with a requested accuracy.
   *
   * @param accuracy largest error of a force in crystals, in units of that between two elementary
   *     charges at 1 Å, {@link #EXACT} to 0.01
   * @param coulomb Coulomb constant k, eV Å
   */
  public PointCharges(Map<Element, Double> charges, double accuracy, double coulomb) {
    this.charges = new FixedCharges(charges);
    this.model =
        new CoulombModel(
            ChargeCheck.positive("coulomb", coulomb), ChargeCheck.accuracy(accuracy), null);
  }

  /** Charges by element, e. */
  public Map<Element, Double> charges() {
    return charges.byElement();
  }

  /** Largest error of a force, see the constructor. */
  public double accuracy() {
    return model.accuracy();
  }

  /** The Coulomb constant k, eV Å. */
  public double coulomb() {
    return model.coulomb();
  }

  @Override
  public Set<Element> elements() {
    return charges.elements();
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
    return model.predict(structure, neighbors, list, charges.of(structure), wanted);
  }
}
