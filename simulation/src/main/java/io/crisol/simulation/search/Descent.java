package io.crisol.simulation.search;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The way down to the nearest minimum by the limited-memory method of Broyden, Fletcher, Goldfarb
 * and Shanno: the step is −H g with H built from the last few steps s and changes of the gradient
 * y. A step is never longer than a stride, and never up: where the energy rises it is taken back to
 * a tenth, at last along the gradient alone. No line search: nearly every step costs one
 * evaluation.
 *
 * <p>Sources: Liu, Nocedal, Math. Program. 45, 503 (1989), doi:10.1007/BF01589116; for clusters
 * without a line search Wales, Doye, J. Phys. Chem. A 101, 5111 (1997), doi:10.1021/jp970984n.
 */
final class Descent {
  /** An energy with its gradient. */
  interface Landscape {
    /**
     * The energy, eV, at coordinates double[n]; fills the gradient, double[n].
     *
     * @return not finite where there is no energy
     */
    double at(double[] coordinates, double[] gradient);

    /** Whether the gradient at the place asked for last is small enough. */
    boolean isFlat(double[] gradient);
  }

  /**
   * Where it ended.
   *
   * @param coordinates double[n]
   * @param energy eV
   * @param evaluations energies that were computed
   * @param converged whether the gradient was small enough
   */
  record End(double[] coordinates, double energy, int evaluations, boolean converged) {}

  private record Pair(double[] step, double[] change, double inverse) {}

  private static final int MEMORY = 8;
  private static final int SHORTENINGS = 8;

  /** Rounding of an energy, relative: a step that changes less is not up. */
  private static final double ROUNDING = 1e-13;

  private final Landscape landscape;
  private final double stride;
  private final int most;
  private int evaluations;
  private final Deque<Pair> memory = new ArrayDeque<>();

  /**
   * A descent.
   *
   * @param stride largest change of a coordinate in one step
   * @param most evaluations after which it is given up
   */
  Descent(Landscape landscape, double stride, int most) {
    this.landscape = landscape;
    this.stride = stride;
    this.most = most;
  }

  /** Goes down from these coordinates. */
  End from(double[] start) {
    double[] x = start.clone();
    double[] g = new double[x.length];
    double energy = landscape.at(x, g);
    evaluations = 1;
    while (Double.isFinite(energy) && !landscape.isFlat(g)) {
      double[] next = new double[x.length];
      double[] gradient = new double[x.length];
      double lower = step(x, energy, limited(direction(g)), next, gradient);
      if (Double.isNaN(lower) && !memory.isEmpty() && evaluations < most) {
        memory.clear();
        continue;
      }
      if (Double.isNaN(lower)) {
        return new End(x, energy, evaluations, false);
      }
      remember(x, next, g, gradient);
      x = next;
      g = gradient;
      energy = lower;
    }
    return new End(x, energy, evaluations, Double.isFinite(energy));
  }

  /** The energy at the end of a step that leads down, shortened if need be; NaN where none does. */
  private double step(double[] x, double energy, double[] step, double[] next, double[] gradient) {
    for (int k = 0; k <= SHORTENINGS && evaluations < most; k++) {
      move(x, step, next);
      double lower = landscape.at(next, gradient);
      evaluations++;
      if (lower <= energy + ROUNDING * Math.abs(energy)) {
        return lower;
      }
      scale(step, 0.1);
    }
    return Double.NaN;
  }

  private double[] direction(double[] g) {
    double[] q = g.clone();
    double[] parts = new double[memory.size()];
    int k = 0;
    for (Pair pair : memory) {
      parts[k] = pair.inverse * dot(pair.step, q);
      add(q, -parts[k++], pair.change);
    }
    Pair last = memory.peekFirst();
    scale(q, last == null ? 1 : 1 / (last.inverse * dot(last.change, last.change)));
    var oldest = memory.descendingIterator();
    while (oldest.hasNext()) {
      Pair pair = oldest.next();
      add(q, parts[--k] - pair.inverse * dot(pair.change, q), pair.step);
    }
    scale(q, dot(q, g) > 0 ? -1 : 1);
    return q;
  }

  /** The same direction, no component longer than the stride; the first step is a cautious one. */
  private double[] limited(double[] step) {
    double longest = 0;
    for (double component : step) {
      longest = Math.max(longest, Math.abs(component));
    }
    double limit = memory.isEmpty() ? stride / 4 : stride;
    scale(step, longest > limit ? limit / longest : 1);
    return step;
  }

  private void remember(double[] from, double[] to, double[] before, double[] after) {
    double[] step = to.clone();
    add(step, -1, from);
    double[] change = after.clone();
    add(change, -1, before);
    double product = dot(step, change);
    if (product > 0) {
      memory.addFirst(new Pair(step, change, 1 / product));
      if (memory.size() > MEMORY) {
        memory.removeLast();
      }
    }
  }

  private static void move(double[] from, double[] step, double[] to) {
    for (int k = 0; k < to.length; k++) {
      to[k] = from[k] + step[k];
    }
  }

  private static void add(double[] to, double factor, double[] what) {
    for (int k = 0; k < to.length; k++) {
      to[k] += factor * what[k];
    }
  }

  private static void scale(double[] values, double factor) {
    if (factor != 1) {
      for (int k = 0; k < values.length; k++) {
        values[k] *= factor;
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
