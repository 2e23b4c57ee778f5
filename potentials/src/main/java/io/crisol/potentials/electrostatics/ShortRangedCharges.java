package io.crisol.potentials.electrostatics;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.Map;
import java.util.Set;

/** Charges that see each other up to a cutoff, E = k [½ Σ q_i q_j f(r_ij) + self Σ q_i²]. */
abstract class ShortRangedCharges implements Potential {
  private final FixedCharges charges;
  private final double cutoff;
  private final double coulomb;

  ShortRangedCharges(Map<Element, Double> charges, double cutoff, double coulomb) {
    this.charges = new FixedCharges(charges);
    this.cutoff = ChargeCheck.positive("cutoff", cutoff);
    this.coulomb = ChargeCheck.positive("coulomb", coulomb);
  }

  /** f and −f′/r, as in {@link Screening}. */
  abstract void at(double r, double[] out);

  /** What a charge has by itself, 1/Å. */
  abstract double self();

  /** Charges by element, e. */
  public final Map<Element, Double> charges() {
    return charges.byElement();
  }

  /** The Coulomb constant k, eV Å. */
  public final double coulomb() {
    return coulomb;
  }

  @Override
  public final Set<Element> elements() {
    return charges.elements();
  }

  @Override
  public final double cutoff() {
    return cutoff;
  }

  @Override
  public final Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted) {
    double[] q = charges.of(structure);
    Screening screening = (_, _, r, out) -> at(r, out);
    CoulombPart sum =
        new ChargePairs(structure, neighbors, q, cutoff, screening, coulomb).sum(wanted);
    for (int i = 0; i < q.length; i++) {
      sum.addSelf(i, coulomb * self() * q[i] * q[i]);
    }
    return sum.prediction(wanted).withCharges(q);
  }
}
