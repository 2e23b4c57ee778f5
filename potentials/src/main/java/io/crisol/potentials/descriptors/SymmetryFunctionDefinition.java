package io.crisol.potentials.descriptors;

import io.crisol.potentials.Environment;
import io.crisol.potentials.PairGradient;
import io.crisol.structures.Element;
import java.util.List;
import java.util.Optional;

/**
 * Symmetry functions as their definitions read, each by itself: the twin that {@link
 * SymmetryFunctionWork} is tested against.
 */
final class SymmetryFunctionDefinition {
  private SymmetryFunctionDefinition() {}

  static double[] values(List<SymmetryFunction> functions, Environment around) {
    double[] values = new double[functions.size()];
    for (int n = 0; n < values.length; n++) {
      values[n] =
          switch (functions.get(n)) {
            case SymmetryFunction.Radial radial -> value(radial, around);
            case SymmetryFunction.Angular angular -> value(angular, around);
          };
    }
    return values;
  }

  private static double weight(Optional<Element> wanted, Element neighbour) {
    return wanted.map(e -> e == neighbour ? 1.0 : 0.0).orElse((double) neighbour.atomicNumber());
  }

  private static double weight(SymmetryFunction.Angular function, Element j, Element k) {
    return function
        .pair()
        .map(p -> p.fits(j, k) ? 1.0 : 0.0)
        .orElse((double) j.atomicNumber() * k.atomicNumber());
  }

  private static double value(SymmetryFunction.Radial function, Environment around) {
    double sum = 0;
    for (int j = 0; j < around.size(); j++) {
      double weight = weight(function.neighbour(), around.element(j));
      sum += weight * function.radial().value(around.r(j));
    }
    return sum;
  }

  private static double value(SymmetryFunction.Angular function, Environment around) {
    double sum = 0;
    RadialFactor radial = function.radial();
    for (int k = 1; k < around.size(); k++) {
      for (int j = 0; j < k; j++) {
        double weight = weight(function, around.element(j), around.element(k));
        if (weight != 0) {
          Triangle t = new Triangle(around, j, k);
          double third = function.narrow() ? radial.value(t.rjk()) : 1;
          sum +=
              weight
                  * function.angular().value(t.cosine())
                  * radial.value(around.r(j))
                  * radial.value(around.r(k))
                  * third;
        }
      }
    }
    return sum;
  }

  static void pullBack(
      List<SymmetryFunction> functions, Environment around, double[] w, PairGradient out) {
    for (int n = 0; n < functions.size(); n++) {
      switch (functions.get(n)) {
        case SymmetryFunction.Radial radial -> pull(radial, around, w[n], out);
        case SymmetryFunction.Angular angular -> pull(angular, around, w[n], out);
      }
    }
  }

  private static void pull(
      SymmetryFunction.Radial function, Environment around, double w, PairGradient out) {
    for (int j = 0; j < around.size(); j++) {
      double weight = w * weight(function.neighbour(), around.element(j));
      double r = around.r(j);
      double slope = weight * function.radial().slope(r) / r;
      out.add(j, slope * around.x(j), slope * around.y(j), slope * around.z(j));
    }
  }

  private static void pull(
      SymmetryFunction.Angular function, Environment around, double w, PairGradient out) {
    for (int k = 1; k < around.size(); k++) {
      for (int j = 0; j < k; j++) {
        double weight = w * weight(function, around.element(j), around.element(k));
        if (weight != 0) {
          pull(function, around, j, k, weight, out);
        }
      }
    }
  }

  private static void pull(
      SymmetryFunction.Angular function,
      Environment around,
      int j,
      int k,
      double weight,
      PairGradient out) {
    Triangle t = new Triangle(around, j, k);
    RadialFactor radial = function.radial();
    double rj = around.r(j);
    double rk = around.r(k);
    double a = function.angular().value(t.cosine());
    double fj = radial.value(rj);
    double fk = radial.value(rk);
    double fjk = function.narrow() ? radial.value(t.rjk()) : 1;
    double byThird = function.narrow() ? weight * a * fj * fk * radial.slope(t.rjk()) / t.rjk() : 0;
    double byCosine = weight * function.angular().slope(t.cosine()) * fj * fk * fjk;
    double byJ = weight * a * radial.slope(rj) * fk * fjk / rj;
    double byK = weight * a * fj * radial.slope(rk) * fjk / rk;
    // cos θ = r_j · r_k / (r_j r_k), r_jk² = (r_k − r_j)².
    double mixed = byCosine / (rj * rk) - byThird;
    double ownJ = byJ + byThird - byCosine * t.cosine() / (rj * rj);
    double ownK = byK + byThird - byCosine * t.cosine() / (rk * rk);
    add(around, out, j, ownJ, k, mixed);
    add(around, out, k, ownK, j, mixed);
  }

  private static void add(
      Environment around, PairGradient out, int j, double own, int k, double mixed) {
    out.add(
        j,
        own * around.x(j) + mixed * around.x(k),
        own * around.y(j) + mixed * around.y(k),
        own * around.z(j) + mixed * around.z(k));
  }

  /** Angle at the centre, and the distance of two neighbours. */
  private record Triangle(double cosine, double rjk) {
    Triangle(Environment around, int j, int k) {
      this(cosine(around, j, k), distance(around, j, k));
    }

    private static double cosine(Environment around, int j, int k) {
      double dot =
          around.x(j) * around.x(k) + around.y(j) * around.y(k) + around.z(j) * around.z(k);
      return Math.clamp(dot / (around.r(j) * around.r(k)), -1.0, 1.0);
    }

    private static double distance(Environment around, int j, int k) {
      double x = around.x(k) - around.x(j);
      double y = around.y(k) - around.y(j);
      double z = around.z(k) - around.z(j);
      return Math.sqrt(x * x + y * y + z * z);
    }
  }
}
