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

  /** Every vector v becomes m v; double[9], row-major. */
  static void transform(double[] vectors, double[] m) {
    for (int k = 0; k < vectors.length; k += 3) {
      double x = vectors[k];
      double y = vectors[k + 1];
      double z = vectors[k + 2];
      vectors[k] = m[0] * x + m[1] * y + m[2] * z;
      vectors[k + 1] = m[3] * x + m[4] * y + m[5] * z;
      vectors[k + 2] = m[6] * x + m[7] * y + m[8] * z;
    }
  }

  /** Σ m v v, double[9], eV. */
  static double[] kineticTensor(double[] velocities, double[] masses) {
    double[] sum = new double[9];
    for (int i = 0; i < masses.length; i++) {
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < 3; b++) {
          sum[3 * a + b] += masses[i] * velocities[3 * i + a] * velocities[3 * i + b];
        }
      }
    }
    return sum;
  }
}
