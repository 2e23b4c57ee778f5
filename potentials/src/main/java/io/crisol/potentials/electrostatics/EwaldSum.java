package io.crisol.potentials.electrostatics;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.functions.ErrorFunction;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import io.crisol.structures.Workers;

/**
 * Ewald's sum for a neutral crystal with conducting surroundings,
 *
 * <pre>
 *   E/k = ½ Σ' q_i q_j erfc(αr)/r + 2π/V Σ_{k≠0} exp(−k²/4α²)/k² |S(k)|² − α/√π Σ q²,   S(k) = Σ q_i exp(ik·r_i),
 * </pre>
 *
 * both sums to 1e-16 of their first terms. Tasks are cut by the number of atoms and of wave
 * vectors, and added in order. Source: P. P. Ewald, Ann. Phys. 369, 253 (1921),
 * doi:10.1002/andp.19213690304; the form used here in Toukmaji, Board, Comput. Phys. Commun. 95, 73
 * (1996), doi:10.1016/0010-4655(96)00016-1.
 */
final class EwaldSum {
  /** α r and k/2α at which the sums end: exp(−s²) = 1e-17. */
  private static final double REACH = 6.25;

  private static final double ROOT_PI = Math.sqrt(Math.PI);
  private static final int TASKS = 16;

  private final Structure structure;
  private final double[] q;
  private final double alpha;

  private EwaldSum(Structure structure, double[] q) {
    this.structure = structure;
    this.q = q;
    // Balances the two sums: as many pairs as products of waves and atoms, up to their cost.
    this.alpha =
        ROOT_PI
            * StrictMath.pow(
                3.0 * q.length / (structure.cell().volume() * structure.cell().volume()), 1 / 6.0);
  }

  static EwaldSum of(Structure structure, double[] q) {
    return new EwaldSum(structure, q);
  }

  /** What one task has added up. */
  private static final class Part {
    double energy;
    final double[] forces;
    final double[] virial = new double[9];

    Part(int n) {
      forces = new double[3 * n];
    }

    void add(Part other) {
      energy += other.energy;
      for (int k = 0; k < forces.length; k++) {
        forces[k] += other.forces[k];
      }
      for (int k = 0; k < 9; k++) {
        virial[k] += other.virial[k];
      }
    }
  }

  Prediction predict() {
    Part total = new Part(q.length);
    for (Part part : parts()) {
      total.add(part);
    }
    return Prediction.of(total.energy - selfEnergy()).withGradients(total.forces, total.virial);
  }

  /** The tasks of the sum over pairs, then those of the sum over wave vectors. */
  private Part[] parts() {
    Part[] parts = new Part[2 * TASKS];
    Neighbors neighbors = Neighbors.of(structure, REACH / alpha, 0);
    double[] folded = neighbors.fold(structure);
    double[] translations = neighbors.translations(structure);
    WaveVectors waves = WaveVectors.of(structure.cell(), 2 * alpha * REACH);
    double[][] phases = waves.phases(structure);
    Workers.forEach(
        2 * TASKS,
        t ->
            parts[t] =
                t < TASKS
                    ? pairs(t, neighbors, folded, translations)
                    : waves(t - TASKS, waves, phases));
    return parts;
  }

  /** What each charge's own screening cloud adds to the sum over wave vectors, eV. */
  private double selfEnergy() {
    double squares = 0;
    for (double charge : q) {
      squares += charge * charge;
    }
    return Units.COULOMB * alpha / ROOT_PI * squares;
  }

  private static int boundary(int n, int t) {
    return (int) ((long) n * t / TASKS);
  }

  private Part pairs(int task, Neighbors neighbors, double[] folded, double[] translations) {
    Part part = new Part(q.length);
    double[] d = new double[3];
    int last = boundary(q.length, task + 1);
    for (int i = boundary(q.length, task); i < last; i++) {
      for (int entry = neighbors.start(i); entry < neighbors.start(i + 1); entry++) {
        int j = neighbors.atom(entry);
        int image = 3 * neighbors.image(entry);
        double square = 0;
        for (int a = 0; a < 3; a++) {
          d[a] = folded[3 * j + a] + translations[image + a] - folded[3 * i + a];
          square += d[a] * d[a];
        }
        double r = Math.sqrt(square);
        double product = 0.5 * Units.COULOMB * q[i] * q[j];
        double screened = product * ErrorFunction.complement(alpha * r) / r;
        double gauss = product * 2 * alpha / ROOT_PI * ErrorFunction.gaussian(alpha * r);
        part.energy += screened;
        PairForce.add(part.forces, part.virial, i, j, d, (screened + gauss) / square);
      }
    }
    return part;
  }

  private Part waves(int task, WaveVectors waves, double[][] phases) {
    int n = q.length;
    Part part = new Part(n);
    double[] cosines = new double[n];
    double[] sines = new double[n];
    double[] k = new double[3];
    int last = boundary(waves.size(), task + 1);
    for (int w = boundary(waves.size(), task); w < last; w++) {
      double square = waves.vector(w, k);
      double real = 0;
      double imaginary = 0;
      for (int i = 0; i < n; i++) {
        waves.wave(w, phases, i, cosines, sines);
        real += q[i] * cosines[i];
        imaginary += q[i] * sines[i];
      }
      double weight = weight(square);
      double energy = weight * (real * real + imaginary * imaginary);
      part.energy += energy;
      addVirial(part.virial, k, square, energy);
      for (int i = 0; i < n; i++) {
        double f = 2 * weight * q[i] * (real * sines[i] - imaginary * cosines[i]);
        for (int a = 0; a < 3; a++) {
          part.forces[3 * i + a] += f * k[a];
        }
      }
    }
    return part;
  }

  /** The factor of |S(k)|², for k and −k together. */
  private double weight(double square) {
    return 2
        * Units.COULOMB
        * 2
        * Math.PI
        / structure.cell().volume()
        * StrictMath.exp(-square / (4 * alpha * alpha))
        / square;
  }

  private void addVirial(double[] virial, double[] k, double square, double energy) {
    double factor = 2 * energy * (1 / square + 1 / (4 * alpha * alpha));
    for (int a = 0; a < 3; a++) {
      virial[4 * a] += energy;
      for (int b = 0; b < 3; b++) {
        virial[3 * a + b] -= factor * k[a] * k[b];
      }
    }
  }
}
