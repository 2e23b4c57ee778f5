package io.crisol.potentials.lammps;

import io.crisol.potentials.Potential;
import io.crisol.potentials.electrostatics.CutCharges;
import io.crisol.potentials.electrostatics.DampedShiftedForce;
import io.crisol.potentials.electrostatics.PointCharges;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.structures.Element;
import io.crisol.structures.Units;
import java.util.Map;
import java.util.TreeMap;

/** The Coulomb parts of styles. */
final class ChargeStyles {
  /** LAMMPS' Coulomb constant in units metal, eV Å. */
  static final double COULOMB = 14.399645;

  /**
   * Ewald sums are made this much more accurate than asked for: ours and LAMMPS' differ then by
   * LAMMPS' error. Its accuracy is an estimate of the mean besides, ours a bound.
   */
  private static final double MARGIN = 0.1;

  private final InputState state;
  private final TypeMap types;
  private final PotentialRequest request;

  ChargeStyles(InputState state, TypeMap types, PotentialRequest request) {
    this.state = state;
    this.types = types;
    this.request = request;
  }

  /** Charges for structures without: those asked for, else those that the input sets. */
  private Map<Element, Double> charges() {
    if (!request.charges().isEmpty() || state.charges.isEmpty()) {
      return request.charges();
    }
    Map<Element, Double> charges = new TreeMap<>();
    state.charges.forEach(
        (type, charge) -> {
          if (type >= 1 && type <= types.size() && types.element(type) != null) {
            charges.put(types.element(type), charge);
          }
        });
    return charges;
  }

  private void requireAllPairs(StyleUse use, PairAssignment pairs) {
    if (!pairs.isComplete(use)) {
      throw use.command.notHonoured(
          "charges act on all pairs of types here, and " + use.name + " is given for some");
    }
  }

  /** All charges and their images, as {@code kspace_style} asks. */
  Potential longRanged(StyleUse use, PairAssignment pairs) {
    requireAllPairs(use, pairs);
    double accuracy =
        state.kspaceAccuracy.orElseThrow(
            () -> use.command.wrong(use.name + " needs a kspace_style line"));
    if (!(accuracy > 0 && accuracy < 1)) {
      throw use.command.wrong("the accuracy of kspace_style is between 0 and 1");
    }
    // The exact constant: LAMMPS' own sums are not better than the difference, 3e-8.
    return new PointCharges(charges(), MARGIN * accuracy, Units.COULOMB / state.dielectric);
  }

  /** Charges up to a cutoff, Å. */
  Potential cut(StyleUse use, PairAssignment pairs, double cutoff) {
    requireAllPairs(use, pairs);
    return new CutCharges(charges(), cutoff, COULOMB / state.dielectric);
  }

  /** Damped and shifted charges; α in 1/Å, cutoff in Å. */
  Potential damped(StyleUse use, PairAssignment pairs, double alpha, double cutoff) {
    requireAllPairs(use, pairs);
    return new DampedShiftedForce(charges(), alpha, cutoff, COULOMB / state.dielectric);
  }
}
