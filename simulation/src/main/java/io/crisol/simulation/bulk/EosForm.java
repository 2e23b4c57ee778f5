package io.crisol.simulation.bulk;

/** Energy as a function of volume, with four parameters. */
public enum EosForm {
  /** Birch, Phys. Rev. 71, 809 (1947), doi:10.1103/PhysRev.71.809; third order. */
  BIRCH_MURNAGHAN,
  /** Vinet et al., J. Phys. C 19, L467 (1986), doi:10.1088/0022-3719/19/20/001. */
  VINET
}
