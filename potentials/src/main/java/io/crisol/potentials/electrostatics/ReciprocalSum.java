package io.crisol.potentials.electrostatics;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.functions.HalfTurns;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.util.Arrays;

/**
 * The sum over wave vectors of {@link EwaldSum} and what charges have by themselves, for energy,
 * forces and virial: phases by multiplication, k and its mirror image about the plane of the first
 * two reciprocal axes together, blocks of atoms that stay in the nearest cache. Tasks are cut by
 * the number of atoms and added in order.
 */
final class ReciprocalSum {
  /** Atoms per task at least: each task has sums of its own. */
  private static final int TASK = 256;

  private static final int MOST_TASKS = 32;

  private static final double ROOT_PI = Math.sqrt(Math.PI);

  private final double[] q;
  private final WaveRows rows;
  private final double self;
  private final double[] phases;
  private final int tasks;

  ReciprocalSum(Structure structure, double[] q, EwaldSplit split, double coulomb) {
    this.q = q;
    this.rows = new WaveRows(structure.cell(), split, coulomb);
    this.self = -coulomb * split.alpha() / ROOT_PI;
    this.tasks = Math.clamp(q.length / TASK, 1, MOST_TASKS);
    this.phases = new double[6 * q.length];
    Workers.forEach(tasks, t -> setPhases(structure, t));
  }

  private int first(int task) {
    return (int) ((long) q.length * task / tasks);
  }

  /** cos and sin of 2π times each coordinate in units of the cell vectors. */
  private void setPhases(Structure structure, int task) {
    for (int i = first(task); i < first(task + 1); i++) {
      double x = structure.coordinate(3 * i);
      double y = structure.coordinate(3 * i + 1);
      double z = structure.coordinate(3 * i + 2);
      for (int axis = 0; axis < 3; axis++) {
        double fraction = structure.cell().fractional(axis, x, y, z);
        double turn = 2 * (fraction - Math.rint(fraction));
        phases[6 * i + 2 * axis] = HalfTurns.cosine(turn);
        phases[6 * i + 2 * axis + 1] = HalfTurns.sine(turn);
      }
    }
  }

  Prediction predict(Quantities wanted) {
    double[] sums = sums();
    double[] virial = new double[9];
    double energy = rows.energy(sums, virial);
    for (double charge : q) {
      energy += self * charge * charge;
    }
    if (!wanted.gradients()) {
      return Prediction.of(energy);
    }
    double[] coefficients = rows.coefficients(sums);
    double[] forces = new double[3 * q.length];
    Workers.forEach(tasks, t -> addForces(t, coefficients, forces));
    return Prediction.of(energy).withGradients(forces, virial);
  }

  private double[] sums() {
    double[][] parts = new double[tasks][];
    Workers.forEach(tasks, t -> parts[t] = sums(t));
    double[] total = parts[0];
    for (int t = 1; t < tasks; t++) {
      for (int k = 0; k < total.length; k++) {
        total[k] += parts[t][k];
      }
    }
    return total;
  }

  private double[] sums(int task) {
    double[] sums = new double[4 * rows.start(rows.rows())];
    WaveBlock block = WaveBlock.of(rows);
    for (int from = first(task); from < first(task + 1); from += WaveBlock.ATOMS) {
      int count = Math.min(WaveBlock.ATOMS, first(task + 1) - from);
      block.fill(phases, from, count);
      block.prepareSums(q, from, count);
      for (int row = 0; row < rows.rows(); row++) {
        block.turn(rows.a(row), rows.b(row));
        ReciprocalKernel.sums(
            count,
            rows.start(row + 1) - rows.start(row),
            rows.stride(),
            block.c,
            block.s,
            block.cosinesByAtom,
            block.sinesByAtom,
            sums,
            4 * rows.start(row));
      }
    }
    return sums;
  }

  private void addForces(int task, double[] coefficients, double[] forces) {
    WaveBlock block = WaveBlock.of(rows);
    for (int from = first(task); from < first(task + 1); from += WaveBlock.ATOMS) {
      int count = Math.min(WaveBlock.ATOMS, first(task + 1) - from);
      block.fill(phases, from, count);
      addForces(block, coefficients);
      for (int k = 3 * from; k < 3 * (from + count); k++) {
        double force = 0;
        for (int axis = 0; axis < 3; axis++) {
          force += block.along[axis][k / 3 - from] * rows.component(axis, k % 3);
        }
        forces[k] = q[k / 3] * force;
      }
    }
  }

  private void addForces(WaveBlock block, double[] coefficients) {
    for (double[] along : block.along) {
      Arrays.fill(along, 0);
    }
    for (int row = 0; row < rows.rows(); row++) {
      block.turn(rows.a(row), rows.b(row));
      WaveForceKernel.add(
          WaveBlock.ATOMS,
          rows.waves(row),
          coefficients,
          WaveRows.COEFFICIENTS * rows.start(row),
          block.c,
          block.s,
          block.cosines[2],
          block.sines[2],
          rows.a(row),
          rows.b(row),
          block.along[0],
          block.along[1],
          block.along[2]);
    }
  }
}
