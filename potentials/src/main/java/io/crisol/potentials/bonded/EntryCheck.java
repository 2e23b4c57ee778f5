package io.crisol.potentials.bonded;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;

/** Refuses parameters that make no sense. */
final class EntryCheck {
  private EntryCheck() {}

  static void finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw Problem.PARAMETER_INVALID.with(name, value, "it is a finite number", "correct it");
    }
  }

  static void notNegative(String name, double value) {
    finite(name, value);
    if (value < 0) {
      throw Problem.PARAMETER_INVALID.with(name, value, "it is not negative", "correct it");
    }
  }

  /** Two entries that must hold the same and do not. */
  static ProblemException contradiction(Triple entry, Triple other, String why) {
    return Problem.PARAMETER_INVALID.with(
        "the entry " + entry,
        "another set than that of " + other,
        why,
        "give both entries the same values");
  }
}
