package io.crisol.potentials.descriptors;

import io.crisol.potentials.Environment;
import io.crisol.potentials.PairGradient;

/**
 * The Chebyshev descriptor as its definition reads, with the double sum over neighbours: the twin
 * that the kernels are tested against.
 */
public final class ChebyshevDefinition {
  private ChebyshevDefinition() {}

  /** Components of one environment, double[size]. */
  public static double[] values(ChebyshevDescriptor descriptor, Environment around) {
    double[] out = new double[descriptor.size()];
    int at = 0;
    for (Expansion expansion : descriptor.radial()) {
      for (int j = 0; j < around.size(); j++) {
        addRadial(descriptor, expansion, around, j, out, at);
      }
      at += expansion.size();
    }
    for (Expansion expansion : descriptor.angular()) {
      for (int k = 1; k < around.size(); k++) {
        for (int j = 0; j < k; j++) {
          addAngular(descriptor, expansion, around, j, k, out, at);
        }
      }
      at += expansion.size();
    }
    return out;
  }

  private static double weight(ChebyshevDescriptor descriptor, Environment around, int j) {
    return descriptor.weights()[descriptor.indexOf()[around.element(j).ordinal()]];
  }

  private static double cosine(Environment around, int j, int k) {
    double dot = around.x(j) * around.x(k) + around.y(j) * around.y(k) + around.z(j) * around.z(k);
    return dot / (around.r(j) * around.r(k));
  }

  private static void addRadial(
      ChebyshevDescriptor descriptor,
      Expansion expansion,
      Environment around,
      int j,
      double[] out,
      int at) {
    double[][] t = chebyshev(2 * around.r(j) / expansion.cutoff() - 1, expansion.order());
    double fc = CosineCutoff.value(around.r(j), expansion.cutoff());
    for (int n = 0; n <= expansion.order(); n++) {
      out[at + n] += t[0][n] * fc;
      if (descriptor.isWeighted()) {
        out[descriptor.half() + at + n] += weight(descriptor, around, j) * t[0][n] * fc;
      }
    }
  }

  private static void addAngular(
      ChebyshevDescriptor descriptor,
      Expansion expansion,
      Environment around,
      int j,
      int k,
      double[] out,
      int at) {
    double[][] t = chebyshev(cosine(around, j, k), expansion.order());
    double fc =
        CosineCutoff.value(around.r(j), expansion.cutoff())
            * CosineCutoff.value(around.r(k), expansion.cutoff());
    for (int n = 0; n <= expansion.order(); n++) {
      out[at + n] += t[0][n] * fc;
      if (descriptor.isWeighted()) {
        out[descriptor.half() + at + n] +=
            weight(descriptor, around, j) * weight(descriptor, around, k) * t[0][n] * fc;
      }
    }
  }

  /** Adds Σ_n w_n dG_n/dr_ij of every neighbour to {@code out}; {@code w} is double[size]. */
  public static void pullBack(
      ChebyshevDescriptor descriptor, Environment around, double[] w, PairGradient out) {
    int at = 0;
    for (Expansion expansion : descriptor.radial()) {
      for (int j = 0; j < around.size(); j++) {
        pullRadial(descriptor, expansion, around, j, w, at, out);
      }
      at += expansion.size();
    }
    for (Expansion expansion : descriptor.angular()) {
      for (int k = 1; k < around.size(); k++) {
        for (int j = 0; j < k; j++) {
          pullAngular(descriptor, expansion, around, j, k, w, at, out);
        }
      }
      at += expansion.size();
    }
  }

  private static void pullRadial(
      ChebyshevDescriptor descriptor,
      Expansion expansion,
      Environment around,
      int j,
      double[] w,
      int at,
      PairGradient out) {
    double rc = expansion.cutoff();
    double r = around.r(j);
    double[][] t = chebyshev(2 * r / rc - 1, expansion.order());
    double slope = 0;
    for (int n = 0; n <= expansion.order(); n++) {
      double weight = w[at + n];
      if (descriptor.isWeighted()) {
        weight += weight(descriptor, around, j) * w[descriptor.half() + at + n];
      }
      slope +=
          weight
              * (t[1][n] * 2 / rc * CosineCutoff.value(r, rc)
                  + t[0][n] * CosineCutoff.slope(r, rc));
    }
    out.add(j, slope * around.x(j) / r, slope * around.y(j) / r, slope * around.z(j) / r);
  }

  private static void pullAngular(
      ChebyshevDescriptor descriptor,
      Expansion expansion,
      Environment around,
      int j,
      int k,
      double[] w,
      int at,
      PairGradient out) {
    double rc = expansion.cutoff();
    double[][] t = chebyshev(cosine(around, j, k), expansion.order());
    double value = 0;
    double byCosine = 0;
    for (int n = 0; n <= expansion.order(); n++) {
      double weight = w[at + n];
      if (descriptor.isWeighted()) {
        weight +=
            weight(descriptor, around, j)
                * weight(descriptor, around, k)
                * w[descriptor.half() + at + n];
      }
      value += weight * t[0][n];
      byCosine += weight * t[1][n];
    }
    double fj = CosineCutoff.value(around.r(j), rc);
    double fk = CosineCutoff.value(around.r(k), rc);
    pullLeg(
        around, j, k, value * CosineCutoff.slope(around.r(j), rc) * fk, byCosine * fj * fk, out);
    pullLeg(
        around, k, j, value * CosineCutoff.slope(around.r(k), rc) * fj, byCosine * fj * fk, out);
  }

  /** Leg j of the angle with leg k: radial · u_j + byCosine · (u_k − cos θ u_j) / r_j. */
  private static void pullLeg(
      Environment around, int j, int k, double radial, double byCosine, PairGradient out) {
    double rj = around.r(j);
    double rk = around.r(k);
    double c = cosine(around, j, k);
    out.add(
        j,
        radial * around.x(j) / rj + byCosine * (around.x(k) / rk - c * around.x(j) / rj) / rj,
        radial * around.y(j) / rj + byCosine * (around.y(k) / rk - c * around.y(j) / rj) / rj,
        radial * around.z(j) / rj + byCosine * (around.z(k) / rk - c * around.z(j) / rj) / rj);
  }

  /** T_0 … T_N and their derivatives at x: double[2][N + 1]. */
  private static double[][] chebyshev(double x, int order) {
    double[][] t = new double[2][order + 1];
    t[0][0] = 1;
    if (order > 0) {
      t[0][1] = x;
      t[1][1] = 1;
    }
    for (int n = 2; n <= order; n++) {
      t[0][n] = 2 * x * t[0][n - 1] - t[0][n - 2];
      t[1][n] = 2 * t[0][n - 1] + 2 * x * t[1][n - 1] - t[1][n - 2];
    }
    return t;
  }
}
