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

  /** One task: sums over {@code length} atoms from {@code first}; after the last comes atom 0. */
  static final class Task {
    double energy;
    double[] virial = {};
    double[] forces = new double[0];
    double[] densities = new double[0];
    int first;
    int length;
    final PairStore store = new PairStore();

    void begin(int firstAtom, int atoms) {
      first = firstAtom;
      length = atoms;
      if (densities.length < length) {
        forces = new double[3 * (length + length / 4)];
        densities = new double[length + length / 4];
      } else {
        Arrays.fill(forces, 0, 3 * length, 0);
        Arrays.fill(densities, 0, length, 0);
      }
      energy = 0;
      // Fresh from the memory of the thread that writes it: tasks that run side by side share no
      // line of the cache.
      virial = new double[6];
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
    Workers.forEach(
        slices(3 * n),
        s -> {
          for (int t = 0; t < count; t++) {
            add(all[t].forces, 3 * all[t].first, 3 * all[t].length, total, s);
          }
        });
    return total;
  }

  double[] sumDensities(int n) {
    double[] total = new double[n];
    Workers.forEach(
        slices(n),
        s -> {
          for (int t = 0; t < count; t++) {
            add(all[t].densities, all[t].first, all[t].length, total, s);
          }
        });
    return total;
  }

  private static int slices(int length) {
    return (length + SLICE - 1) / SLICE;
  }

  /** Adds what belongs to one slice of the total, where values begin at {@code first}. */
  private static void add(double[] values, int first, int length, double[] total, int slice) {
    int from = slice * SLICE;
    int to = Math.min(total.length, from + SLICE);
    int last = Math.min(total.length, first + length);
    for (int k = Math.max(from, first); k < Math.min(to, last); k++) {
      total[k] += values[k - first];
    }
    int shift = total.length - first;
    for (int k = from; k < Math.min(to, length - shift); k++) {
      total[k] += values[k + shift];
    }
  }
}
