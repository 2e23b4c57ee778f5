package io.crisol.simulation.montecarlo;

/**
 * An energy of atoms that change one at a time, which follows a trial at the cost of what the trial
 * touches. A trial is a sequence of changes of single atoms: {@link #leave}, the change, {@link
 * #enter}; then {@link #change} and {@link #accept} or {@link #reject}. A swap of two atoms is two
 * changes.
 */
interface LocalEnergy {
  /**
   * Computes everything anew from the atoms as they are.
   *
   * @return eV
   */
  double refresh();

  /** The atom of a slot is about to change or go; its neighbours are gathered in the grid. */
  void leave(int slot);

  /** The atom of a slot has changed or come; its neighbours are gathered in the grid. */
  void enter(int slot);

  /** Energy after the changes of this trial less that before, eV; asked for once. */
  double change();

  /** The trial holds. */
  void accept();

  /** The trial did not hold; the atoms are back in their places. */
  void reject();

  /**
   * Number of terms of the energy that were evaluated so far: pairs, densities, atoms; all atoms
   * where nothing is local.
   */
  long terms();

  /** Whether a trial costs its neighbourhood, not the system. */
  boolean isLocal();
}
