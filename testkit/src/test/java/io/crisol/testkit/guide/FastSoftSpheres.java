package io.crisol.testkit.guide;

import io.crisol.potentials.AtomicPotential;
import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.Environment;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.PairGradient;
import io.crisol.structures.Element;
import java.util.Set;

/** {@link SoftSpheres} with parameters and a fast path. */
record FastSoftSpheres(double a, double cutoff) implements AtomicPotential {
  @Override
  public Set<Element> elements() {
    return Set.of(Element.Ne, Element.Ar);
  }

  @Override
  public double energy(Environment around, PairGradient out) {
    double energy = 0;
    for (int k = 0; k < around.size(); k++) {
      double r = around.r(k);
      double overlap = 1 - r / cutoff;
      energy += 0.5 * a * overlap * overlap;
      double slope = -a * overlap / cutoff;
      out.add(k, slope * around.x(k) / r, slope * around.y(k) / r, slope * around.z(k) / r);
    }
    return energy;
  }

  // region s3
  @Override
  public void energies(EnvironmentBlock atoms, BlockGradient out) {
    SoftSpheresKernel.pairs(
        atoms.pairs(),
        a,
        cutoff,
        atoms.x(),
        atoms.y(),
        atoms.z(),
        atoms.r(),
        out.pairEnergies(),
        out.x(),
        out.y(),
        out.z());
    out.sumPairEnergies(atoms);
  }
  // endregion
}
