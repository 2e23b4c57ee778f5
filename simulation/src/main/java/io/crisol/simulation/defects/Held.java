package io.crisol.simulation.defects;

/** What a supercell keeps when a defect is put into it. */
public enum Held {
  /** The cell of the perfect crystal. */
  VOLUME,
  /** The pressure of the perfect crystal: the cell relaxes with the atoms. */
  PRESSURE
}
