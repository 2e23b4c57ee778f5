package io.crisol.potentials.electrostatics;

import io.crisol.structures.Problem;

/** Refuses parameters that make no sense. */
final class ChargeCheck {
  private static final double COARSEST = 0.01;

  private ChargeCheck() {}

  static double positive(String name, double value) {
    if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
      throw Problem.PARAMETER_INVALID.with(name, value, "it is greater than 0", "correct it");
    }
    return value;
  }

  static double accuracy(double value) {
    if (!(value > 0 && value <= COARSEST)) {
      throw Problem.PARAMETER_INVALID.with(
          "accuracy", value, "it is between 0 and " + COARSEST, "ask for 1e-6, or leave it out");
    }
    return Math.max(value, CoulombModel.EXACT);
  }
}
