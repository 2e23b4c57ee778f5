package io.crisol.simulation.dynamics;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Spread;
import io.crisol.structures.Units;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One step of a trajectory with what is known there.
 *
 * @param state atoms, velocities, time
 * @param prediction energy, forces and virial at these positions (and grades at some steps)
 * @param kinetic kinetic energy, eV
 * @param degrees degrees of freedom that the kinetic energy is spread over
 */
public record Step(State state, Prediction prediction, double kinetic, int degrees) {
  /** A step whose kinetic energy is that of the state. */
  public static Step of(State state, Prediction prediction, int degrees) {
    return new Step(state, prediction, state.kineticEnergy(), degrees);
  }

  /** Number of steps since the start. */
  public long number() {
    return state.step();
  }

  /** Time since the start, fs. */
  public double time() {
    return state.time();
  }

  /** Potential energy, eV. */
  public double potential() {
    return prediction.energy();
  }

  /** Potential and kinetic energy, eV. */
  public double total() {
    return potential() + kinetic;
  }

  /** Total energy without what thermostat and barostat have given, eV, where they count it. */
  public double conserved() {
    return total() - state.exchanged();
  }

  /** 2K / (degrees k), K. */
  public double temperature() {
    return 2 * kinetic / (degrees * Units.BOLTZMANN);
  }

  /** (2K + tr W) / 3V, eV/Å³; absent unless the cell repeats in all directions. */
  public OptionalDouble pressure() {
    if (!state.structure().cell().isBulk()) {
      return OptionalDouble.empty();
    }
    double[] w = prediction.virial();
    return OptionalDouble.of(
        (2 * kinetic + w[0] + w[4] + w[8]) / (3 * state.structure().cell().volume()));
  }

  /** Largest force on an atom, eV/Å. */
  public double maxForce() {
    double[] f = prediction.forces();
    double largest = 0;
    for (int k = 0; k < f.length; k += 3) {
      largest = Math.max(largest, f[k] * f[k] + f[k + 1] * f[k + 1] + f[k + 2] * f[k + 2]);
    }
    return Math.sqrt(largest);
  }

  /** Largest spread of a force component, eV/Å; absent where the potential is no committee. */
  public OptionalDouble maxSpread() {
    return prediction.spread().map(Spread::largestForce).orElse(OptionalDouble.empty());
  }

  /** Largest extrapolation grade of an atom; absent at steps and for potentials without grades. */
  public OptionalDouble maxGrade() {
    Optional<double[]> grades = prediction.grades();
    return grades.isPresent() ? Arrays.stream(grades.get()).max() : OptionalDouble.empty();
  }
}
