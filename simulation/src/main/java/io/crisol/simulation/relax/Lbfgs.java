package io.crisol.simulation.relax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Limited-memory BFGS: steps along −H g with the inverse Hessian H of the last changes of
 * coordinates and gradients, none longer than a stride. A step is taken back by cubic interpolation
 * until the function has fallen enough (Armijo) or, where its changes drown in rounding, until the
 * slope says so (the approximate condition of Hager and Zhang). Where the curvature along a step is
 * negative nothing is learnt from it.
 *
 * <p>Sources: Liu and Nocedal, Math. Program. 45, 503 (1989), doi:10.1007/BF01589116; Hager and
 * Zhang, SIAM J. Optim. 16, 170 (2005), doi:10.1137/030601880.
 */
public final class Lbfgs implements Descent {
  private static final int MEMORY = 25;

  /** Å²/eV; the first step, before anything is known of the curvature. */
  private static final double FIRST = 0.02;

  /** Share of the fall that the slope promises. */
  private static final double ARMIJO = 1e-4;

  private static final double SLOPE = 0.9;
  private static final double ROUNDING = 1e-13;
  private static final int MOST = 12;

  /** A change of coordinates, that of the gradient, and one over their product. */
  private record Pair(double[] s, double[] y, double rho) {}

  private final double stride;
  private final Deque<Pair> memory = new ArrayDeque<>();
  private double[] base;
  private double baseValue;
  private double[] baseForces;
  private double[] direction;
  private double slope;
  private double step;
  private int tries;

  /**
   * A search.
   *
   * @param stride largest change of a coordinate in one step, Å
   */
  public Lbfgs(double stride) {
    this.stride = stride;
  }

  @Override
  public void move(double[] coordinates, double value, double[] forces) {
    if (base == null || isAccepted(value, forces) || tries >= MOST) {
      if (base != null && tries < MOST) {
        learn(coordinates, forces);
      } else {
        memory.clear();
      }
      set(coordinates, value, forces);
    } else {
      step = shorter(value, forces);
      tries++;
    }
    for (int k = 0; k < coordinates.length; k++) {
      coordinates[k] = base[k] + step * direction[k];
    }
  }

  /** Whether the function fell enough on the way here. */
  private boolean isAccepted(double value, double[] forces) {
    if (!Double.isFinite(value)) {
      return false;
    }
    double rounding = ROUNDING * Math.max(1, Math.abs(baseValue));
    double here = -dot(forces, direction);
    return value <= baseValue + ARMIJO * step * slope
        || value <= baseValue + 10 * rounding && Math.abs(here) <= SLOPE * Math.abs(slope);
  }

  /** The lowest point of the cubic through both values and slopes, within a tenth and a half. */
  private double shorter(double value, double[] forces) {
    double here = -dot(forces, direction);
    double d = 3 * (baseValue - value) / step + slope + here;
    double root = d * d - slope * here;
    double share = 0.5;
    if (root >= 0 && Double.isFinite(root)) {
      double w = Math.sqrt(root);
      share = 1 - (here + w - d) / (here - slope + 2 * w);
    }
    return step * (Double.isFinite(share) ? Math.clamp(share, 0.1, 0.5) : 0.1);
  }

  private void learn(double[] coordinates, double[] forces) {
    double[] s = new double[coordinates.length];
    double[] y = new double[coordinates.length];
    for (int k = 0; k < s.length; k++) {
      s[k] = coordinates[k] - base[k];
      y[k] = baseForces[k] - forces[k];
    }
    double curvature = dot(s, y);
    if (curvature > 1e-8 * Math.sqrt(dot(s, s) * dot(y, y))) {
      memory.addLast(new Pair(s, y, 1 / curvature));
      if (memory.size() > MEMORY) {
        memory.removeFirst();
      }
    }
  }

  private void set(double[] coordinates, double value, double[] forces) {
    base = coordinates.clone();
    baseValue = value;
    baseForces = forces.clone();
    direction = direction(forces);
    slope = -dot(forces, direction);
    if (!(slope < 0)) {
      memory.clear();
      direction = direction(forces);
      slope = -dot(forces, direction);
    }
    double largest = 0;
    for (double component : direction) {
      largest = Math.max(largest, Math.abs(component));
    }
    step = largest > stride ? stride / largest : 1;
    tries = 0;
  }

  /** −H g by the two loops over the memory. */
  private double[] direction(double[] forces) {
    double[] d = forces.clone();
    double[] alpha = new double[memory.size()];
    int k = memory.size();
    for (Iterator<Pair> pairs = memory.descendingIterator(); pairs.hasNext(); ) {
      Pair pair = pairs.next();
      alpha[--k] = pair.rho * dot(pair.s, d);
      add(d, -alpha[k], pair.y);
    }
    double scale = FIRST;
    if (!memory.isEmpty()) {
      Pair last = memory.getLast();
      scale = 1 / (last.rho * dot(last.y, last.y));
    }
    for (int m = 0; m < d.length; m++) {
      d[m] *= scale;
    }
    for (Pair pair : memory) {
      add(d, alpha[k++] - pair.rho * dot(pair.y, d), pair.s);
    }
    return d;
  }

  private static void add(double[] to, double factor, double[] what) {
    for (int k = 0; k < to.length; k++) {
      to[k] += factor * what[k];
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
