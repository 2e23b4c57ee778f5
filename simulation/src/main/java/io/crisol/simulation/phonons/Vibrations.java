package io.crisol.simulation.phonons;

import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import io.crisol.structures.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The harmonic oscillators of a crystal and their free energy
 *
 * <pre>
 *   F = Σ w [hν/2 + kT ln(1 − e^{−hν/kT})]
 * </pre>
 *
 * The three frequencies that vanish at Γ stand for the acoustic waves of a sphere of wave vectors
 * as large as a box of the mesh: ν is linear there, and the mean of ln ν that of the surface less
 * 1/3.
 *
 * @param frequencies THz, all above 0
 * @param weights of each, their sum the number of branches
 * @param atoms of the primitive cell
 */
record Vibrations(double[] frequencies, double[] weights, int atoms) {
  /** h, eV per THz. */
  static final double PLANCK = 4.135667696923859e-3;

  /** J/mol/K for one k. */
  static final double GAS = 8.31446261815324;

  private static final double INSIDE = StrictMath.exp(-1.0 / 3);

  /**
   * What holds at a temperature, per atom.
   *
   * @param freeEnergy eV
   * @param energy eV
   * @param entropy in units of k
   * @param heatCapacity at constant volume, in units of k
   */
  record State(double freeEnergy, double energy, double entropy, double heatCapacity) {}

  static Vibrations of(Mesh mesh, DynamicalMatrix matrix, Structure primitive) {
    List<double[]> modes = new ArrayList<>();
    for (int k = 0; k < mesh.points().length; k++) {
      double[] row = mesh.frequencies()[k];
      boolean gamma = Arrays.stream(mesh.points()[k]).allMatch(q -> q == 0);
      for (int branch = gamma ? 3 : 0; branch < row.length; branch++) {
        modes.add(new double[] {row[branch], mesh.weights()[k]});
      }
    }
    double[][] sphere = sphere(primitive, mesh.size());
    double[][] around = new double[sphere.length][];
    Workers.forEach(sphere.length, k -> around[k] = matrix.frequencies(sphere[k]));
    for (double[] row : around) {
      for (int branch = 0; branch < 3; branch++) {
        modes.add(new double[] {row[branch] * INSIDE, 1.0 / mesh.size() / sphere.length});
      }
    }
    return new Vibrations(
        modes.stream().mapToDouble(m -> m[0]).toArray(),
        modes.stream().mapToDouble(m -> m[1]).toArray(),
        primitive.size());
  }

  /** Wave vectors in 13 directions on the sphere of the volume of a box of the mesh. */
  private static double[][] sphere(Structure primitive, int boxes) {
    // Without the factor 2π of reciprocal vectors throughout.
    double volume = 1 / primitive.cell().volume() / boxes;
    double radius = StrictMath.cbrt(volume * 3 / (4 * Math.PI));
    double[][] points = new double[13][3];
    for (int k = 0; k < points.length; k++) {
      int code = k + 14;
      double[] d = {code / 9 - 1, code / 3 % 3 - 1, code % 3 - 1};
      double scale = radius / Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
      for (int m = 0; m < 9; m++) {
        points[k][m / 3] += primitive.cell().vector(m / 3, m % 3) * d[m % 3] * scale;
      }
    }
    return points;
  }

  /** The state at a temperature, K; 0 is the ground state. */
  State at(double temperature) {
    double free = 0;
    double energy = 0;
    double heat = 0;
    double kT = Units.BOLTZMANN * temperature;
    for (int k = 0; k < frequencies.length; k++) {
      double quantum = PLANCK * frequencies[k];
      free += weights[k] * quantum / 2;
      energy += weights[k] * quantum / 2;
      double x = quantum / kT;
      if (temperature > 0 && x < 200) {
        double small = -StrictMath.expm1(-x);
        double occupied = (1 - small) / small;
        free += weights[k] * kT * StrictMath.log(small);
        energy += weights[k] * quantum * occupied;
        heat += weights[k] * x * x * occupied * (occupied + 1);
      }
    }
    double entropy = temperature > 0 ? (energy - free) / kT : 0;
    return new State(free / atoms, energy / atoms, entropy / atoms, heat / atoms);
  }

  /**
   * θ = h √(5/3 ⟨ν²⟩) / k, K: the heat capacity at high temperatures is that of this Debye solid.
   */
  double debye() {
    double sum = 0;
    double all = 0;
    for (int k = 0; k < frequencies.length; k++) {
      sum += weights[k] * frequencies[k] * frequencies[k];
      all += weights[k];
    }
    return PLANCK * Math.sqrt(5.0 / 3 * sum / all) / Units.BOLTZMANN;
  }
}
