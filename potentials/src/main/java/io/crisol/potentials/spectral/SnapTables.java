package io.crisol.potentials.spectral;

import static io.crisol.potentials.spectral.SnapSphereKernel.LANES;

/** What the fast path of a {@link Snap} needs and no structure changes. */
final class SnapTables {
  final SnapHalf half;

  /** The single couplings, where the energy is no short list of products; else null. */
  final SnapBlocks blocks;

  private final SnapMonomials[] monomials;
  private final double[] constants;

  SnapTables(Snap snap) {
    Coupling coupling = snap.coupling();
    half = new SnapHalf(coupling.order());
    int elements = snap.atoms().size();
    monomials = new SnapMonomials[elements];
    constants = new double[elements];
    boolean listed = !snap.settings().quadratic() && coupling.order() <= SnapMonomials.HIGHEST;
    blocks = listed ? null : new SnapBlocks(coupling, half);
    for (int e = 0; listed && e < elements; e++) {
      double[] slopes = new double[coupling.triples().size()];
      constants[e] = snap.form(e).energy(new double[slopes.length], slopes);
      monomials[e] = new SnapMonomials(coupling, half, slopes, LANES);
    }
  }

  /** Lists of an element. */
  SnapMonomials monomials(int element) {
    return monomials[element];
  }

  /** What the energy of an element is where all components are zero, eV. */
  double constant(int element) {
    return constants[element];
  }
}
