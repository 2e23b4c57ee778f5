package io.crisol.simulation.montecarlo;

import io.crisol.structures.RandomStream;

/** A kind of trial. */
interface Move {
  /** Name in results, such as {@code swap}. */
  String name();

  /** Whether there is anything to try: a swap needs two elements. */
  boolean isPossible(MovingAtoms atoms);

  /**
   * Changes the atoms, to be accepted or rejected by the walk.
   *
   * @return the logarithm of what stands before exp(−ΔE/kT) in the acceptance probability;
   *     −infinity for a trial that is refused at once
   */
  double propose(MovingAtoms atoms, double kT, RandomStream random);

  /** Told whether the last trial was accepted. */
  default void done(boolean accepted) {}
}
