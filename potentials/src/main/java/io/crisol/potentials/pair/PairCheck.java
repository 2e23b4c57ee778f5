package io.crisol.potentials.pair;

import io.crisol.structures.Problem;

/** Refuses parameters that make no sense. */
final class PairCheck {
  private PairCheck() {}

  static double finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw Problem.PARAMETER_INVALID.with(name, value, "it is a finite number", "correct it");
    }
    return value;
  }

  static double positive(String name, double value) {
    if (!(finite(name, value) > 0)) {
      throw Problem.PARAMETER_INVALID.with(name, value, "it is greater than 0", "correct it");
    }
    return value;
  }

  static double notNegative(String name, double value) {
    if (!(finite(name, value) >= 0)) {
      throw Problem.PARAMETER_INVALID.with(name, value, "it is 0 or more", "correct it");
    }
    return value;
  }
}
