package io.crisol.potentials.electrostatics;

import io.crisol.potentials.functions.ErrorFunction;
import io.crisol.structures.Element;
import java.util.Map;

/**
 * Damped Coulomb energy, shifted so that energy and force end at the cutoff R,
 *
 * <pre>
 *   E = k ½ Σ q_i q_j [v(r_ij) − v(R) − v′(R) (r_ij − R)] − k Σ q_i² [½ (v(R) − v′(R) R) + α/√π],   v(r) = erfc(αr)/r,
 * </pre>
 *
 * for r_ij below R. Each charge is neutralised on the sphere of the cutoff; the last term is its
 * energy there and in the damping cloud. Source: C. J. Fennell, J. D. Gezelter, J. Chem. Phys. 124,
 * 234104 (2006), doi:10.1063/1.2206581.
 */
public final class DampedShiftedForce extends ShortRangedCharges {
  private static final double ROOT_PI = Math.sqrt(Math.PI);

  private final double alpha;
  private final double end;
  private final double slope;

  /**
   * Charges.
   *
   * @param charges by element for structures without, e; may be empty
   * @param alpha damping α, 1/Å; 0 for none
   * @param cutoff R, Å
   * @param coulomb Coulomb constant k, eV Å
   */
  public DampedShiftedForce(
      Map<Element, Double> charges, double alpha, double cutoff, double coulomb) {
    super(charges, cutoff, coulomb);
    this.alpha = alpha == 0 ? 0 : ChargeCheck.positive("alpha", alpha);
    double[] out = new double[2];
    damped(cutoff, out);
    this.end = out[0];
    this.slope = -out[1] * cutoff;
  }

  /** Damping α, 1/Å. */
  public double alpha() {
    return alpha;
  }

  private void damped(double r, double[] out) {
    double value = ErrorFunction.complement(alpha * r) / r;
    out[0] = value;
    out[1] = (value + 2 * alpha / ROOT_PI * ErrorFunction.gaussian(alpha * r)) / (r * r);
  }

  @Override
  void at(double r, double[] out) {
    damped(r, out);
    out[0] -= end + slope * (r - cutoff());
    out[1] += slope / r;
  }

  @Override
  double self() {
    return -(0.5 * (end - slope * cutoff()) + alpha / ROOT_PI);
  }
}
