package io.crisol.potentials.electrostatics;

import io.crisol.potentials.Quantities;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;

/**
 * The sum over pairs, E = k ½ Σ q_i q_j f(r_ij), within a cutoff. Tasks are cut by the number of
 * atoms and added in order.
 */
final class ChargePairs {
  static final int TASKS = 16;

  private final double[] q;
  private final Neighbors neighbors;
  private final double[] positions;
  private final double cutoff;
  private final Screening screening;
  private final double coulomb;

  /** Pairs closer than {@code cutoff}, Å, among {@code neighbors} of the structure. */
  ChargePairs(
      Structure structure,
      Neighbors neighbors,
      double[] q,
      double cutoff,
      Screening screening,
      double coulomb) {
    this.q = q;
    this.neighbors = neighbors;
    this.positions = neighbors.positions(structure);
    this.cutoff = cutoff;
    this.screening = screening;
    this.coulomb = coulomb;
  }

  /** First of the atoms of a task. */
  static int boundary(int n, int t) {
    return (int) ((long) n * t / TASKS);
  }

  /** All tasks. */
  CoulombPart sum(Quantities wanted) {
    CoulombPart[] parts = new CoulombPart[TASKS];
    Workers.forEach(TASKS, t -> parts[t] = task(t, wanted));
    CoulombPart total = parts[0];
    for (int t = 1; t < TASKS; t++) {
      total.add(parts[t]);
    }
    return total;
  }

  CoulombPart task(int task, Quantities wanted) {
    CoulombPart part = new CoulombPart(q.length, wanted);
    double[] d = new double[3];
    double[] f = new double[2];
    int last = boundary(q.length, task + 1);
    for (int i = boundary(q.length, task); i < last; i++) {
      for (int entry = neighbors.start(i); entry < neighbors.start(i + 1); entry++) {
        int j = neighbors.atom(entry);
        int site = 3 * neighbors.site(entry);
        double square = 0;
        for (int a = 0; a < 3; a++) {
          d[a] = positions[site + a] - positions[3 * i + a];
          square += d[a] * d[a];
        }
        if (square < cutoff * cutoff) {
          screening.at(i, j, Math.sqrt(square), f);
          double product = coulomb * q[i] * q[j];
          part.addHalf(i, j, d, product * f[0], product * f[1]);
        }
      }
    }
    return part;
  }
}
