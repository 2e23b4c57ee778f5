package io.crisol.potentials;

/** Receives the derivatives of an atomic energy by the vectors to the neighbours. */
@FunctionalInterface
public interface PairGradient {
  /** Adds to dE_i/dr_ij of neighbour {@code k} of the environment at hand, eV/Å. */
  void add(int k, double x, double y, double z);
}
