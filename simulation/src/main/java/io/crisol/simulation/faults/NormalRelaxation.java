package io.crisol.simulation.faults;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.relax.Fire;
import io.crisol.structures.Structure;

/**
 * Relaxation of atoms along one direction n alone, together with the height of the cell: x = (1 + e
 * n nᵀ)(x₀ + w n), with the forces on the w of each atom and on e
 *
 * <pre>
 *   −∂H/∂w = (1 + e) f·n      −∂H/∂e = n·W n / (1 + e) + σ₀ V₀
 * </pre>
 *
 * of the enthalpy H = E − σ₀ V with the virial W and the stress σ₀ that the crystal is under along
 * n, by {@link Fire}.
 */
final class NormalRelaxation {
  private static final double SKIN = 0.5;
  private static final double STRIDE = 0.1;

  /** Largest deviation of the stress along the normal at the end, eV/Å³; 0.001 GPa. */
  private static final double STRESS = 6e-6;

  private final Potential potential;
  private final double tolerance;
  private final int most;

  /**
   * A relaxation.
   *
   * @param tolerance of the forces along the normal, eV/Å
   * @param most steps
   */
  NormalRelaxation(Potential potential, double tolerance, int most) {
    this.potential = potential;
    this.tolerance = tolerance;
    this.most = most;
  }

  /**
   * What was found.
   *
   * @param converged whether forces and stress fell below their tolerances
   * @param structure relaxed
   * @param start energy before, eV
   * @param enthalpy E − σ₀ (V − V₀), eV
   */
  record Found(boolean converged, Structure structure, double start, double enthalpy) {}

  /**
   * Relaxes a structure.
   *
   * @param normal double[3], of length 1
   * @param stress σ₀, eV/Å³
   */
  Found run(Structure start, double[] normal, double stress) {
    int n = start.size();
    double volume = start.cell().volume();
    double length = StrictMath.cbrt(volume / n) * Math.sqrt(n);
    double[] q = new double[n + 1];
    Fire fire = new Fire(n + 1, STRIDE);
    PotentialEngine engine = new PotentialEngine(potential, SKIN);
    double first = Double.NaN;
    for (int step = 0; ; step++) {
      double e = q[n] / length;
      Structure at = moved(start, q, e, normal);
      Prediction found = engine.evaluate(at, Quantities.FORCES);
      first = step == 0 ? found.energy() : first;
      double[] forces = new double[n + 1];
      double largest = 0;
      for (int i = 0; i < n; i++) {
        double along = dot(found.forces(), 3 * i, normal);
        forces[i] = (1 + e) * along;
        largest = Math.max(largest, Math.abs(along));
      }
      double work = along(found.virial(), normal) / (1 + e) + stress * volume;
      forces[n] = work / length;
      boolean settled = largest <= tolerance && Math.abs(work) <= STRESS * volume;
      if (settled || step == most || !Double.isFinite(found.energy())) {
        double enthalpy = found.energy() - stress * (at.cell().volume() - volume);
        return new Found(settled, at, first, enthalpy);
      }
      fire.move(q, forces);
    }
  }

  private static Structure moved(Structure start, double[] q, double e, double... normal) {
    double[] positions = start.positions();
    for (int k = 0; k < positions.length; k++) {
      positions[k] += q[k / 3] * normal[k % 3];
    }
    double[] strain = new double[9];
    for (int k = 0; k < 9; k++) {
      strain[k] = e * normal[k / 3] * normal[k % 3];
    }
    return start.withPositions(positions).strained(strain);
  }

  private static double dot(double[] all, int k, double... normal) {
    return all[k] * normal[0] + all[k + 1] * normal[1] + all[k + 2] * normal[2];
  }

  private static double along(double[] tensor, double... normal) {
    double sum = 0;
    for (int k = 0; k < 9; k++) {
      sum += normal[k / 3] * tensor[k] * normal[k % 3];
    }
    return sum;
  }
}
