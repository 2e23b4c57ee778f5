package io.crisol.potentials.descriptors;

import io.crisol.structures.Problem;

/** A function that falls from 1 in the middle of an interval to 0 at both of its ends. */
final class Hump {
  private Hump() {}

  static void check(String what, double low, double high) {
    if (!(low < high)) {
      throw Problem.PARAMETER_INVALID.with(
          what, low, "the interval ends at " + high, "give a smaller number");
    }
  }

  static double value(double a, double low, double high, Falloff falloff, boolean asymmetric) {
    if (!(a > low && a < high)) {
      return 0;
    }
    double x = Math.abs(a - (low + high) / 2) / ((high - low) / 2);
    return falloff.value(asymmetric ? (2 - x) * x : x);
  }

  static double slope(double a, double low, double high, Falloff falloff, boolean asymmetric) {
    double middle = (low + high) / 2;
    if (!(a > low && a < high) || a == middle) {
      return 0;
    }
    double width = (high - low) / 2;
    double x = Math.abs(a - middle) / width;
    double slope = asymmetric ? 2 * (1 - x) * falloff.slope((2 - x) * x) : falloff.slope(x);
    return Math.copySign(1, a - middle) * slope / width;
  }
}
