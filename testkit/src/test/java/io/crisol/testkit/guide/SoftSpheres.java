package io.crisol.testkit.guide;

// region s1
import io.crisol.potentials.AtomicPotential;
import io.crisol.potentials.Environment;
import io.crisol.potentials.PairGradient;
import io.crisol.structures.Element;
import java.util.Set;

/** Soft spheres: E_i = ½ Σ_j A (1 − r_ij/r_c)² for r_ij below r_c. */
final class SoftSpheres implements AtomicPotential {
  private final double a = 2.0;
  private final double cutoff = 4.0;

  @Override
  public Set<Element> elements() {
    return Set.of(Element.Ne, Element.Ar);
  }

  @Override
  public double cutoff() {
    return cutoff;
  }

  @Override
  public double energy(Environment around, PairGradient out) {
    double energy = 0;
    for (int k = 0; k < around.size(); k++) {
      double r = around.r(k);
      double overlap = 1 - r / cutoff;
      energy += 0.5 * a * overlap * overlap;
      double slope = -a * overlap / cutoff; // dE_i/dr
      out.add(k, slope * around.x(k) / r, slope * around.y(k) / r, slope * around.z(k) / r);
    }
    return energy;
  }
}
// endregion
