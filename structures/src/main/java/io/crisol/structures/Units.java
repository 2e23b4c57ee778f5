package io.crisol.structures;

/**
 * The units of Crisol are eV, Å, amu, fs, K and e; these constants lead to and from others.
 *
 * <p>Source: CODATA 2018 (exact where the SI defines it so).
 */
public final class Units {
  /** Boltzmann constant, eV/K. */
  public static final double BOLTZMANN = 8.617333262145179e-5;

  /** 1 amu in eV fs²/Å², so that kinetic energy is {@code 0.5 * mass * AMU * v²} with v in Å/fs. */
  public static final double AMU = 1.66053906660e-27 * 1e10 / 1.602176634e-19;

  /** 1 eV/Å³ in GPa. */
  public static final double GPA = 160.2176634;

  /** 1 eV/Å² in mJ/m². */
  public static final double MILLIJOULE_PER_SQUARE_METRE = 16021.76634;

  /** Coulomb constant e²/(4πε₀), eV Å. */
  public static final double COULOMB = 14.399645478425668;

  /** 1 Hartree in eV. */
  public static final double HARTREE = 27.211386245988;

  /** 1 Bohr in Å. */
  public static final double BOHR = 0.529177210903;

  private Units() {}
}
