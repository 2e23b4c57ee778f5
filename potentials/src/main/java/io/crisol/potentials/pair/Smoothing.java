package io.crisol.potentials.pair;

import io.crisol.potentials.Continuity;
import java.util.Arrays;
import java.util.List;

/** What is done to a pair energy φ(r) so that it ends at the cutoff r_c. */
public enum Smoothing {
  /** Nothing: φ ends with a step, as in LAMMPS' {@code lj/cut}. */
  NONE("none", Continuity.BROKEN),
  /** φ(r) − φ(r_c): LAMMPS' {@code pair_modify shift yes}. */
  SHIFT("shift", Continuity.ENERGY),
  /** φ(r) − φ(r_c) − (r − r_c) φ′(r_c): energy and force end at zero. */
  FORCE_SHIFT("force-shift", Continuity.FORCES);

  private final String word;
  private final Continuity continuity;

  Smoothing(String word, Continuity continuity) {
    this.word = word;
    this.continuity = continuity;
  }

  /** The name in files and short texts. */
  public String word() {
    return word;
  }

  /** What it achieves. */
  public Continuity continuity() {
    return continuity;
  }

  /** All names. */
  static List<String> words() {
    return Arrays.stream(values()).map(Smoothing::word).toList();
  }

  /** The one of this name. */
  static Smoothing of(String word) {
    return values()[words().indexOf(word)];
  }

  /** Constant added to φ, eV, given φ and φ′ at the cutoff. */
  double offset(double energy, double slope, double cutoff) {
    return switch (this) {
      case NONE -> 0;
      case SHIFT -> -energy;
      case FORCE_SHIFT -> slope * cutoff - energy;
    };
  }

  /** Constant added to φ′, eV/Å, given φ′ at the cutoff. */
  double slope(double slope) {
    return this == FORCE_SHIFT ? -slope : 0;
  }
}
