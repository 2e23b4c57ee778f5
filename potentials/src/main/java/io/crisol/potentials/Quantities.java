package io.crisol.potentials;

/**
 * What a prediction shall hold besides the energy.
 *
 * @param gradients forces and virial
 * @param perAtom atomic energies and, with gradients, atomic virials
 * @param grades what tells how far to trust it: the extrapolation grade of each atom, where the
 *     potential has a training domain, and the spread, where it is a committee
 */
public record Quantities(boolean gradients, boolean perAtom, boolean grades) {
  /** The energy alone. */
  public static final Quantities ENERGY = new Quantities(false, false, false);

  /** Energy, forces and virial. */
  public static final Quantities FORCES = new Quantities(true, false, false);

  /** Energy, forces, virial, extrapolation grades and spread. */
  public static final Quantities GRADED = new Quantities(true, false, true);

  /** Everything. */
  public static final Quantities ALL = new Quantities(true, true, true);
}
