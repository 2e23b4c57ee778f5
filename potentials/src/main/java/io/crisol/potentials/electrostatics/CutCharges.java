package io.crisol.potentials.electrostatics;

import io.crisol.potentials.Continuity;
import io.crisol.structures.Element;
import java.util.Map;

/**
 * Point charges that see each other up to a cutoff,
 *
 * <pre>  E = k ½ Σ q_i q_j / r_ij   for r_ij below the cutoff.  </pre>
 *
 * The energy jumps at the cutoff; it is what {@code pair_style coul/cut} computes. Better: {@link
 * DampedShiftedForce}, {@link PointCharges}.
 */
public final class CutCharges extends ShortRangedCharges {
  /**
   * Charges.
   *
   * @param charges by element for structures without, e; may be empty
   * @param cutoff Å
   * @param coulomb Coulomb constant k, eV Å
   */
  public CutCharges(Map<Element, Double> charges, double cutoff, double coulomb) {
    super(charges, cutoff, coulomb);
  }

  @Override
  void at(double r, double[] out) {
    out[0] = 1 / r;
    out[1] = 1 / (r * r * r);
  }

  @Override
  double self() {
    return 0;
  }

  @Override
  public Continuity continuity() {
    return Continuity.BROKEN;
  }
}
