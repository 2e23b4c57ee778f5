package io.crisol.simulation.dynamics;

import io.crisol.structures.Workers;

/**
 * The elementary moves of integrators, on flat arrays; sums in a fixed order for any number of
 * threads.
 */
final class Motion {
  /** Atoms per task. */
  static final int TASK = 8192;

  private Motion() {}

  static int tasks(int atoms) {
    return (atoms + TASK - 1) / TASK;
  }

  /** v += F dt / m. */
  static void kick(double[] velocities, double[] forces, double[] masses, double timestep) {
    int n = masses.length;
    Workers.forEach(
        tasks(n),
        t -> {
          int last = Math.min(n, (t + 1) * TASK);
          for (int i = t * TASK; i < last; i++) {
            double factor = timestep / masses[i];
            int k = 3 * i;
            velocities[k] += factor * forces[k];
            velocities[k + 1] += factor * forces[k + 1];
            velocities[k + 2] += factor * forces[k + 2];
          }
        });
  }

  /** x += v dt. */
  static void drift(double[] positions, double[] velocities, double timestep) {
    int n = positions.length / 3;
    Workers.forEach(
        tasks(n),
        t -> {
          int last = 3 * Math.min(n, (t + 1) * TASK);
          for (int k = 3 * t * TASK; k < last; k++) {
            positions[k] += timestep * velocities[k];
          }
        });
  }

  /** Σ m v² / 2, eV. */
  static double kineticEnergy(double[] velocities, double[] masses) {
    int n = masses.length;
    double[] parts = new double[tasks(n)];
    Workers.forEach(
        parts.length,
        t -> {
          int last = Math.min(n, (t + 1) * TASK);
          double sum = 0;
          for (int i = t * TASK; i < last; i++) {
            double vx = velocities[3 * i];
            double vy = velocities[3 * i + 1];
            double vz = velocities[3 * i + 2];
            sum += masses[i] * (vx * vx + vy * vy + vz * vz);
          }
          parts[t] = sum;
        });
    double total = 0;
    for (double part : parts) {
      total += part;
    }
    return 0.5 * total;
  }
}
