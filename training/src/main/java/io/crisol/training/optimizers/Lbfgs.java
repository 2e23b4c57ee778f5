package io.crisol.training.optimizers;

import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Limited-memory BFGS with a backtracking line search (Armijo condition) over the whole data.
 *
 * <p>Source: Nocedal, Wright, Numerical Optimization, 2nd ed. (2006), algorithm 7.4 (two-loop
 * recursion); pairs with sᵀy ≤ 0 are left out, which keeps the approximate Hessian positive without
 * a Wolfe condition.
 */
public final class Lbfgs implements Optimizer.Descent {
  private static final double ARMIJO = 1e-4;
  private static final double BACKTRACK = 0.4;
  private static final double FIRST_LENGTH = 0.1;
  private static final int TRIALS = 25;

  private final int memory;
  private final List<double[]> s = new ArrayList<>();
  private final List<double[]> y = new ArrayList<>();
  private double[] x;
  private double[] gradient;
  private double value = Double.NaN;

  /** A minimiser from {@code start} that remembers {@code memory} steps. */
  public Lbfgs(double[] start, int memory) {
    this.x = start.clone();
    this.memory = memory;
  }

  static Lbfgs resume(Json.Obj state) {
    Lbfgs lbfgs =
        new Lbfgs(Doubles.read(state.get("point").asString()), state.get("memory").asInt());
    state
        .find("gradient")
        .ifPresent(
            g -> {
              lbfgs.gradient = Doubles.read(g.asString());
              lbfgs.value = Doubles.read(state.get("value").asString())[0];
            });
    state.get("s").asList().forEach(v -> lbfgs.s.add(Doubles.read(v.asString())));
    state.get("y").asList().forEach(v -> lbfgs.y.add(Doubles.read(v.asString())));
    return lbfgs;
  }

  @Override
  public Json.Obj state() {
    Json.Obj state =
        new Json.Obj().put("method", "lbfgs").put("memory", memory).put("point", Doubles.write(x));
    if (gradient != null) {
      state
          .put("gradient", Doubles.write(gradient))
          .put("value", Doubles.write(new double[] {value}));
    }
    return state
        .put("s", Json.of(s.stream().map(Doubles::write).toList()))
        .put("y", Json.of(y.stream().map(Doubles::write).toList()));
  }

  @Override
  public double[] point() {
    return x.clone();
  }

  @Override
  public double value() {
    return value;
  }

  @Override
  public boolean iterate(Objective objective) {
    if (gradient == null) {
      gradient = new double[x.length];
      value = objective.value(x, null, gradient);
    }
    double[] direction = direction();
    double slope = Vectors.dot(direction, gradient);
    if (!(slope < 0)) {
      s.clear();
      y.clear();
      direction = direction();
      slope = Vectors.dot(direction, gradient);
    }
    boolean fresh = s.isEmpty();
    if (search(objective, direction, slope)) {
      return true;
    }
    // The remembered curvature led nowhere: begin anew with steepest descent.
    s.clear();
    y.clear();
    return !fresh;
  }

  /** Goes along a direction until the Armijo condition holds; false where it never does. */
  private boolean search(Objective objective, double[] direction, double slope) {
    double length = s.isEmpty() ? FIRST_LENGTH / Math.sqrt(Vectors.dot(gradient, gradient)) : 1;
    for (int trial = 0; trial < TRIALS && slope < 0; trial++) {
      double[] moved = moved(direction, length);
      double[] slopeThere = new double[x.length];
      double there = objective.value(moved, null, slopeThere);
      if (there <= value + ARMIJO * length * slope) {
        accept(moved, there, slopeThere);
        return true;
      }
      length *= BACKTRACK;
    }
    return false;
  }

  private double[] moved(double[] direction, double length) {
    double[] moved = x.clone();
    for (int k = 0; k < x.length; k++) {
      moved[k] += length * direction[k];
    }
    return moved;
  }

  private void accept(double[] moved, double there, double[] slopeThere) {
    double[] step = new double[x.length];
    double[] change = new double[x.length];
    for (int k = 0; k < x.length; k++) {
      step[k] = moved[k] - x[k];
      change[k] = slopeThere[k] - gradient[k];
    }
    if (Vectors.dot(step, change) > 0) {
      s.add(step);
      y.add(change);
      if (s.size() > memory) {
        s.removeFirst();
        y.removeFirst();
      }
    }
    x = moved;
    value = there;
    gradient = slopeThere;
  }

  /** −H g by the two-loop recursion. */
  private double[] direction() {
    double[] q = gradient.clone();
    double[] alpha = new double[s.size()];
    for (int k = s.size() - 1; k >= 0; k--) {
      alpha[k] = Vectors.dot(s.get(k), q) / Vectors.dot(s.get(k), y.get(k));
      Vectors.addScaled(-alpha[k], y.get(k), q);
    }
    double scale =
        s.isEmpty()
            ? 1
            : Vectors.dot(s.getLast(), y.getLast()) / Vectors.dot(y.getLast(), y.getLast());
    for (int k = 0; k < q.length; k++) {
      q[k] *= scale;
    }
    for (int k = 0; k < s.size(); k++) {
      double beta = Vectors.dot(y.get(k), q) / Vectors.dot(s.get(k), y.get(k));
      Vectors.addScaled(alpha[k] - beta, s.get(k), q);
    }
    for (int k = 0; k < q.length; k++) {
      q[k] = -q[k];
    }
    return q;
  }
}
