package io.crisol.potentials.electrostatics;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;

/** What a task has added up: energy, forces, virial and, where asked for, those of atoms. */
final class CoulombPart {
  double energy;
  final double[] forces;
  final double[] virial = new double[9];

  /** Null where not asked for. */
  final double[] atomEnergies;

  /** Null where not asked for. */
  final double[] atomVirials;

  CoulombPart(int n, Quantities wanted) {
    forces = new double[3 * n];
    atomEnergies = wanted.perAtom() ? new double[n] : null;
    atomVirials = wanted.perAtom() ? new double[9 * n] : null;
  }

  void add(CoulombPart other) {
    energy += other.energy;
    add(forces, other.forces);
    add(virial, other.virial);
    if (atomEnergies != null) {
      add(atomEnergies, other.atomEnergies);
      add(atomVirials, other.atomVirials);
    }
  }

  private static void add(double[] sum, double[] values) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += values[k];
    }
  }

  /** Energy of an atom by itself, eV. */
  void addSelf(int i, double self) {
    energy += self;
    if (atomEnergies != null) {
      atomEnergies[i] += self;
    }
  }

  /**
   * One way of a pair, seen from atom i: half its energy and half the force {@code strength · d} on
   * atom j and its opposite on atom i, d = r_j − r_i, double[3].
   */
  void addHalf(int i, int j, double[] d, double pairEnergy, double strength) {
    double half = 0.5 * pairEnergy;
    energy += half;
    if (atomEnergies != null) {
      atomEnergies[i] += half;
    }
    for (int a = 0; a < 3; a++) {
      double force = 0.5 * strength * d[a];
      forces[3 * j + a] += force;
      forces[3 * i + a] -= force;
      for (int b = 0; b < 3; b++) {
        virial[3 * b + a] += d[b] * force;
        if (atomVirials != null) {
          atomVirials[9 * i + 3 * b + a] += d[b] * force;
        }
      }
    }
  }

  Prediction prediction(Quantities wanted) {
    Prediction prediction = Prediction.of(energy);
    if (wanted.gradients()) {
      prediction = prediction.withGradients(forces, virial);
    }
    return wanted.perAtom()
        ? prediction.withAtoms(atomEnergies, wanted.gradients() ? atomVirials : null)
        : prediction;
  }
}
