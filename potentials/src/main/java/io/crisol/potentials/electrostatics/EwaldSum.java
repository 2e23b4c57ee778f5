package io.crisol.potentials.electrostatics;

import io.crisol.potentials.Quantities;
import io.crisol.potentials.functions.ErrorFunction;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;

/**
 * Ewald's sum for a neutral crystal with conducting surroundings,
 *
 * <pre>
 *   E/k = ½ Σ' q_i q_j erfc(αr)/r + 2π/V Σ_{k≠0} exp(−k²/4α²)/k² |S(k)|² − α/√π Σ q²,   S(k) = Σ q_i exp(ik·r_i),
 * </pre>
 *
 * both sums until their terms have fallen by exp(−s²). Gaussian clouds differ from points in the
 * first sum only, by − erfc(r/√2γ_ij)/r. Tasks are cut by the number of atoms and of wave vectors,
 * and added in order. Source: P. P. Ewald, Ann. Phys. 369, 253 (1921),
 * doi:10.1002/andp.19213690304; the form used here in Toukmaji, Board, Comput. Phys. Commun. 95, 73
 * (1996), doi:10.1016/0010-4655(96)00016-1.
 */
final class EwaldSum {
  private static final double ROOT_PI = Math.sqrt(Math.PI);
  private static final int TASKS = ChargePairs.TASKS;

  private final Structure structure;
  private final double[] q;
  private final CoulombModel model;
  private final EwaldSplit split;
  private final double alpha;

  EwaldSum(Structure structure, double[] q, CoulombModel model, EwaldSplit split) {
    this.structure = structure;
    this.q = q;
    this.model = model;
    this.split = split;
    this.alpha = split.alpha();
  }

  /** Where the sum over pairs ends, Å. */
  double cutoff() {
    return Math.max(split.cutoff(), model.cloudReach());
  }

  /** The sum over pairs, then that over wave vectors, then what charges have by themselves. */
  CoulombPart sum(Quantities wanted) {
    return sum(Neighbors.of(structure, cutoff(), 0), wanted);
  }

  /** The same with neighbours up to {@link #cutoff} or farther. */
  CoulombPart sum(Neighbors neighbors, Quantities wanted) {
    double cutoff = cutoff();
    ChargePairs pairs =
        new ChargePairs(structure, neighbors, q, cutoff, this::screened, model.coulomb());
    CoulombPart total = pairs.sum(wanted);
    WaveVectors waves = WaveVectors.of(structure.cell(), split.longest());
    double[][] phases = waves.phases(structure);
    CoulombPart[] parts = new CoulombPart[TASKS];
    Workers.forEach(TASKS, t -> parts[t] = waves(t, waves, phases, wanted));
    for (CoulombPart part : parts) {
      total.add(part);
    }
    for (int i = 0; i < q.length; i++) {
      // What the screening cloud of a charge adds to the sum over wave vectors.
      total.addSelf(i, -model.coulomb() * alpha / ROOT_PI * q[i] * q[i]);
    }
    return total;
  }

  /** What the sum over pairs counts of two clouds, as in {@link Screening}. */
  void screened(int i, int j, double r, double[] out) {
    model.correction(i, j, r, out);
    double screened = ErrorFunction.complement(alpha * r) / r;
    out[0] += screened;
    out[1] += (screened + 2 * alpha / ROOT_PI * ErrorFunction.gaussian(alpha * r)) / (r * r);
  }

  private CoulombPart waves(int task, WaveVectors waves, double[][] phases, Quantities wanted) {
    int n = q.length;
    CoulombPart part = new CoulombPart(n, wanted);
    double[] cosines = new double[n];
    double[] sines = new double[n];
    double[] k = new double[3];
    int last = ChargePairs.boundary(waves.size(), task + 1);
    for (int w = ChargePairs.boundary(waves.size(), task); w < last; w++) {
      double square = waves.vector(w, k);
      for (int i = 0; i < n; i++) {
        waves.wave(w, phases, i, cosines, sines);
      }
      double real = sum(cosines);
      double imaginary = sum(sines);
      double weight = weight(square);
      double energy = weight * (real * real + imaginary * imaginary);
      part.energy += energy;
      addVirial(part.virial, 0, k, square, energy);
      addForces(part, weight, k, real, imaginary, cosines, sines);
      if (part.atomEnergies != null) {
        addAtoms(part, weight * real, weight * imaginary, cosines, sines, k, square);
      }
    }
    return part;
  }

  /** What the waves of a task add to the potential at each charge, double[N], V. */
  double[] wavePotentials(int task, WaveVectors waves, double[][] phases) {
    int n = q.length;
    double[] phi = new double[n];
    double[] cosines = new double[n];
    double[] sines = new double[n];
    double[] k = new double[3];
    int last = ChargePairs.boundary(waves.size(), task + 1);
    for (int w = ChargePairs.boundary(waves.size(), task); w < last; w++) {
      double weight = 2 * weight(waves.vector(w, k));
      for (int i = 0; i < n; i++) {
        waves.wave(w, phases, i, cosines, sines);
      }
      double real = weight * sum(cosines);
      double imaginary = weight * sum(sines);
      for (int i = 0; i < n; i++) {
        phi[i] += real * cosines[i] + imaginary * sines[i];
      }
    }
    return phi;
  }

  private void addForces(
      CoulombPart part,
      double weight,
      double[] k,
      double real,
      double imaginary,
      double[] cosines,
      double[] sines) {
    for (int i = 0; i < q.length; i++) {
      double f = 2 * weight * q[i] * (real * sines[i] - imaginary * cosines[i]);
      for (int a = 0; a < 3; a++) {
        part.forces[3 * i + a] += f * k[a];
      }
    }
  }

  /** What each atom has of the energy of a wave and of its virial. */
  private void addAtoms(
      CoulombPart part,
      double real,
      double imaginary,
      double[] cosines,
      double[] sines,
      double[] k,
      double square) {
    for (int i = 0; i < q.length; i++) {
      double own = q[i] * (real * cosines[i] + imaginary * sines[i]);
      part.atomEnergies[i] += own;
      addVirial(part.atomVirials, 9 * i, k, square, own);
    }
  }

  /** Σ q_i values_i. */
  private double sum(double[] values) {
    double sum = 0;
    for (int i = 0; i < q.length; i++) {
      sum += q[i] * values[i];
    }
    return sum;
  }

  /** The factor of |S(k)|², for k and −k together. */
  double weight(double square) {
    return 2
        * model.coulomb()
        * 2
        * Math.PI
        / structure.cell().volume()
        * StrictMath.exp(-square / (4 * alpha * alpha))
        / square;
  }

  private void addVirial(double[] virial, int first, double[] k, double square, double energy) {
    double factor = 2 * energy * (1 / square + 1 / (4 * alpha * alpha));
    for (int a = 0; a < 3; a++) {
      virial[first + 4 * a] += energy;
      for (int b = 0; b < 3; b++) {
        virial[first + 3 * a + b] -= factor * k[a] * k[b];
      }
    }
  }
}
