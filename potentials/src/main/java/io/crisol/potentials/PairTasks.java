package io.crisol.potentials;

import io.crisol.structures.Workers;
import java.util.Arrays;

/**
 * What the tasks of {@link PairAssembly} add up, each for the atoms it touches; kept by the calling
 * thread from step to step, since fresh arrays cost more than the sums.
 */
final class PairTasks {
  private static final ThreadLocal<PairTasks> KEPT = new ThreadLocal<>();
  private static final int SLICE = 8192;

  private Task[] all = new Task[0];
  private int count;

  /** One task: sums over the atoms {@code lowest … highest}. */
  static final class Task {
    double energy;
    final double[] virial = new double[6];
    double[] forces = new double[0];
    double[] densities = new double[0];
    int lowest;
    int highest;
    final PairStore store = new PairStore();

    void begin(int from, int to) {
      lowest = from;
      highest = to;
      int length = to - from + 1;
      if (densities.length < length) {
        forces = new double[3 * (length + length / 4)];
        densities = new double[length + length / 4];
      } else {
        Arrays.fill(forces, 0, 3 * length, 0);
        Arrays.fill(densities, 0, length, 0);
      }
      energy = 0;
      Arrays.fill(virial, 0);
    }
  }

  /** Taken away while in use: a potential may ask another one in between. */
  static PairTasks take(int tasks) {
    PairTasks kept = KEPT.get();
    KEPT.remove();
    PairTasks work = kept == null ? new PairTasks() : kept;
    work.count = tasks;
    if (work.all.length < tasks) {
      int before = work.all.length;
      work.all = Arrays.copyOf(work.all, tasks);
      for (int t = before; t < tasks; t++) {
        work.all[t] = new Task();
      }
    }
    return work;
  }

  void giveBack() {
    KEPT.set(this);
  }

  Task task(int t) {
    return all[t];
  }

  double energy() {
    double energy = 0;
    for (int t = 0; t < count; t++) {
      energy += all[t].energy;
    }
    return energy;
  }

  /** The virial, double[9]. */
  double[] virial() {
    double[] sum = new double[6];
    for (int t = 0; t < count; t++) {
      for (int k = 0; k < 6; k++) {
        sum[k] += all[t].virial[k];
      }
    }
    return new double[] {sum[0], sum[5], sum[4], sum[5], sum[1], sum[3], sum[4], sum[3], sum[2]};
  }

  double[] sumForces(int n) {
    double[] total = new double[3 * n];
    slices(
        3 * n,
        (task, from, to) ->
            add(task.forces, 3 * task.lowest, 3 * task.highest + 3, total, from, to));
    return total;
  }

  double[] sumDensities(int n) {
    double[] total = new double[n];
    slices(
        n, (task, from, to) -> add(task.densities, task.lowest, task.highest + 1, total, from, to));
    return total;
  }

  @FunctionalInterface
  private interface Adding {
    void add(Task task, int from, int to);
  }

  private void slices(int length, Adding adding) {
    Workers.forEach(
        (length + SLICE - 1) / SLICE,
        s -> {
          for (int t = 0; t < count; t++) {
            adding.add(all[t], s * SLICE, Math.min(length, (s + 1) * SLICE));
          }
        });
  }

  private static void add(double[] values, int begin, int end, double[] total, int from, int to) {
    for (int k = Math.max(from, begin); k < Math.min(to, end); k++) {
      total[k] += values[k - begin];
    }
  }
}
