package io.crisol.simulation.relax;

/** What of the cell may change in a relaxation. */
public enum CellFreedom {
  /** Nothing: atoms move in a fixed cell. */
  FIXED,
  /** Its volume, at fixed shape. */
  VOLUME,
  /** Everything: six strains, no rotation. */
  FREE
}
