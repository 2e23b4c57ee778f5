package io.crisol.potentials.lammps;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.PotentialRequest;

/** Pair tables. */
final class TableStyle {
  private TableStyle() {}

  static Potential read(StyleUse use, PairAssignment pairs, PotentialRequest request) {
    throw use.command.notHonoured("tables are not read yet");
  }
}
