package io.crisol.simulation.transport;

import io.crisol.structures.Cell;
import io.crisol.structures.Workers;

/**
 * Van Hove's correlation functions of one element. Self: 4πr² G_s(r, t), the probability per length
 * that an atom is at distance r from where it was a time t before. Distinct: G_d(r, t) / ρ, how
 * much more often than by chance another atom is at distance r from where one was (up to half of
 * the shortest height of the cell).
 *
 * <p>Source: L. van Hove, Phys. Rev. 95, 249 (1954), doi:10.1103/PhysRev.95.249.
 *
 * @param r middles of the shells, Å
 * @param times fs
 * @param self by time and shell, 1/Å
 * @param distinct by time and shell; NaN beyond what the cell holds
 */
public record VanHove(double[] r, double[] times, double[][] self, double[][] distinct) {
  private static final double WIDTH = 0.1;
  private static final double REACH = 10;
  private static final int ORIGINS = 100;

  /** At times of 1/200, 1/50, 1/10 and 1/4 of the run. */
  static VanHove of(Walkers walkers, Cell cell) {
    int steps = walkers.steps();
    int[] lags = {
      Math.max(1, steps / 200), Math.max(1, steps / 50), Math.max(1, steps / 10), steps / 4
    };
    int shells = (int) Math.round(REACH / WIDTH);
    double[] r = new double[shells];
    for (int k = 0; k < shells; k++) {
      r[k] = Math.round(100 * WIDTH * (k + 0.5)) / 100.0;
    }
    double[] times = new double[lags.length];
    double[][] self = new double[lags.length][];
    double[][] distinct = new double[lags.length][];
    Workers.forEach(
        lags.length,
        t -> {
          times[t] = lags[t] * walkers.interval();
          self[t] = self(walkers, lags[t], shells);
          distinct[t] = distinct(walkers, cell, lags[t], shells);
        });
    return new VanHove(r, times, self, distinct);
  }

  private static double[] self(Walkers walkers, int lag, int shells) {
    double[] counts = new double[shells];
    int windows = walkers.steps() + 1 - lag;
    for (double[] path : walkers.paths()) {
      for (int k = 3 * lag; k < path.length; k += 3) {
        double dx = path[k] - path[k - 3 * lag];
        double dy = path[k + 1] - path[k + 1 - 3 * lag];
        double dz = path[k + 2] - path[k + 2 - 3 * lag];
        int shell = (int) (Math.sqrt(dx * dx + dy * dy + dz * dz) / WIDTH);
        if (shell < shells) {
          counts[shell] += 1 / (WIDTH * windows * walkers.size());
        }
      }
    }
    return counts;
  }

  private static double[] distinct(Walkers walkers, Cell cell, int lag, int shells) {
    double[] counts = new double[shells];
    int windows = walkers.steps() + 1 - lag;
    int stride = Math.max(1, windows / ORIGINS);
    int origins = 0;
    for (int f = 0; f < windows; f += stride) {
      origins++;
      for (int i = 0; i < walkers.size(); i++) {
        for (int j = 0; j < walkers.size(); j++) {
          if (i != j) {
            add(counts, walkers.paths()[i], 3 * f, walkers.paths()[j], 3 * (f + lag), cell);
          }
        }
      }
    }
    double reach = 0.5 * Math.min(cell.height(0), Math.min(cell.height(1), cell.height(2)));
    double pairs = (double) origins * walkers.size() * (walkers.size() - 1) / cell.volume();
    for (int k = 0; k < shells; k++) {
      double inner = k * WIDTH;
      double outer = inner + WIDTH;
      double shell = 4 * Math.PI / 3 * (outer * outer * outer - inner * inner * inner);
      counts[k] = outer > reach ? Double.NaN : counts[k] / (pairs * shell);
    }
    return counts;
  }

  private static void add(
      double[] counts, double[] from, int at, double[] to, int then, Cell cell) {
    double dx = to[then] - from[at];
    double dy = to[then + 1] - from[at + 1];
    double dz = to[then + 2] - from[at + 2];
    for (int a = 0; a < 3; a++) {
      double cells = Math.rint(cell.fractional(a, dx, dy, dz));
      dx -= cells * cell.vector(a, 0);
      dy -= cells * cell.vector(a, 1);
      dz -= cells * cell.vector(a, 2);
    }
    int shell = (int) (Math.sqrt(dx * dx + dy * dy + dz * dz) / WIDTH);
    if (shell < counts.length) {
      counts[shell]++;
    }
  }

  /** vanhove.csv: r, then self and distinct of each time. */
  public String table() {
    StringBuilder text = new StringBuilder("r_angstrom");
    for (String kind : new String[] {"self", "distinct"}) {
      for (double time : times) {
        text.append(',').append(kind).append('_').append(time).append("_fs");
      }
    }
    text.append('\n');
    for (int k = 0; k < r.length; k++) {
      text.append(r[k]);
      for (double[][] kind : new double[][][] {self, distinct}) {
        for (double[] curve : kind) {
          text.append(',').append(Double.isNaN(curve[k]) ? "" : String.valueOf(curve[k]));
        }
      }
      text.append('\n');
    }
    return text.toString();
  }
}
