package io.crisol.potentials.network;

import io.crisol.potentials.descriptors.ChebyshevDescriptor;
import io.crisol.potentials.descriptors.Expansion;

/** Memory of a prepared structure before it is prepared. */
final class ExampleMemory {
  private ExampleMemory() {}

  /**
   * Bytes for so many atoms with so many neighbours within the largest cutoff in all, spread evenly
   * in space.
   */
  static long estimate(ChebyshevDescriptor descriptor, int atoms, long entries) {
    double bytes = 32.0 * entries + 8.0 * atoms * descriptor.size();
    int copies = descriptor.isWeighted() ? 2 : 1;
    for (Expansion expansion : descriptor.radial()) {
      bytes +=
          slots(descriptor, expansion, atoms, entries) * (28 + 4.0 * copies * expansion.size());
    }
    for (Expansion expansion : descriptor.angular()) {
      bytes +=
          slots(descriptor, expansion, atoms, entries) * (28 + 12.0 * copies * expansion.size());
    }
    return (long) bytes;
  }

  private static double slots(
      ChebyshevDescriptor descriptor, Expansion expansion, int atoms, long entries) {
    double share = Math.pow(expansion.cutoff() / descriptor.cutoff(), 3);
    double padding = atoms * (MatrixKernel.LANES - 1) / 2.0 * descriptor.elements().size();
    return entries * share + padding;
  }
}
