package io.crisol.simulation.dynamics;

/** What of the cell follows the pressure. */
public enum CellMotion {
  /** Its volume; the shape stays. */
  ISOTROPIC,
  /** Its three edges, which lie along x, y and z and stay there. */
  ORTHORHOMBIC,
  /** All of it: six strains, no rotation. */
  FLEXIBLE
}
