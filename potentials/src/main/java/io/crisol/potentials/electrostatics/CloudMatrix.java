package io.crisol.potentials.electrostatics;

import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;

/**
 * The matrix C of {@link CloudInteraction}, row by row: pairs, then waves a block at a time, then
 * constants. The order of the sums does not depend on the number of threads.
 */
final class CloudMatrix {
  private static final int TASKS = ChargePairs.TASKS;
  private static final double ROOT_PI = Math.sqrt(Math.PI);

  /** Waves whose cosines and sines at all atoms are held at a time. */
  private static final int WAVES = 32;

  private final Structure structure;
  private final double[] widths;
  private final CoulombModel model;
  private final EwaldSplit split;
  private final int n;

  /** Of clouds; {@code split} is null in open structures. */
  CloudMatrix(Structure structure, double[] widths, CoulombModel model, EwaldSplit split) {
    this.structure = structure;
    this.widths = widths;
    this.model = model;
    this.split = split;
    this.n = widths.length;
  }

  /** All of it, double[N²]. */
  double[] fill(Neighbors near, double cutoff, Screening pairs) {
    double[] c = new double[n * n];
    double[] places = near.positions(structure);
    Workers.forEach(TASKS, t -> addPairs(t, near, places, cutoff, pairs, c));
    if (split != null) {
      addWaves(c);
      for (int i = 0; i < n; i++) {
        c[i * n + i] += self();
        for (int j = 0; j <= i; j++) {
          c[i * n + j] += background(i, j);
        }
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        c[j * n + i] = c[i * n + j];
      }
    }
    return c;
  }

  private void addPairs(
      int task, Neighbors near, double[] places, double cutoff, Screening pairs, double[] c) {
    double[] f = new double[2];
    for (int i = first(task); i < first(task + 1); i++) {
      for (int entry = near.start(i); entry < near.start(i + 1); entry++) {
        int j = near.atom(entry);
        int site = 3 * near.site(entry);
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
          double d = places[site + axis] - places[3 * i + axis];
          square += d * d;
        }
        if (j <= i && square < cutoff * cutoff) {
          pairs.at(i, j, Math.sqrt(square), f);
          c[i * n + j] += model.coulomb() * f[0];
        }
      }
    }
  }

  /** Rows of a triangle in parts of about equal area. */
  private int first(int task) {
    return (int) Math.rint(n * Math.sqrt(task / (double) TASKS));
  }

  private void addWaves(double[] c) {
    EwaldSum sum = new EwaldSum(structure, widths, model, split);
    WaveVectors waves = WaveVectors.of(structure.cell(), split.longest());
    double[][] phases = waves.phases(structure);
    double[] k = new double[3];
    for (int from = 0; from < waves.size(); from += WAVES) {
      int count = Math.min(WAVES, waves.size() - from);
      double[] weight = new double[count];
      double[][] cosines = new double[count][n];
      double[][] sines = new double[count][n];
      for (int w = 0; w < count; w++) {
        weight[w] = 2 * sum.weight(waves.vector(from + w, k));
        for (int i = 0; i < n; i++) {
          waves.wave(from + w, phases, i, cosines[w], sines[w]);
        }
      }
      Workers.forEach(TASKS, t -> addWaves(t, weight, cosines, sines, c));
    }
  }

  private void addWaves(
      int task, double[] weight, double[][] cosines, double[][] sines, double[] c) {
    for (int i = first(task); i < first(task + 1); i++) {
      for (int w = 0; w < weight.length; w++) {
        double a = weight[w] * cosines[w][i];
        double b = weight[w] * sines[w][i];
        double[] cos = cosines[w];
        double[] sin = sines[w];
        for (int j = 0; j <= i; j++) {
          c[i * n + j] += a * cos[j] + b * sin[j];
        }
      }
    }
  }

  /** What the screening cloud of a charge adds to its own diagonal element. */
  double self() {
    return -2 * model.coulomb() * split.alpha() / ROOT_PI;
  }

  /** What the uniform background adds to an element. */
  double background(int i, int j) {
    double spread = widths[i] * widths[i] + widths[j] * widths[j];
    double alpha = split.alpha();
    return model.coulomb()
        * Math.PI
        / structure.cell().volume()
        * (2 * spread - 1 / (alpha * alpha));
  }
}
