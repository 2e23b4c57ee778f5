package io.crisol.potentials.descriptors;

import io.crisol.structures.Problem;

/**
 * Order and reach of one Chebyshev expansion.
 *
 * @param order highest polynomial order N, so that there are N + 1 coefficients; 0 to 30
 * @param cutoff Å
 */
public record Expansion(int order, double cutoff) {
  /** Checks order and cutoff. */
  public Expansion {
    if (order < 0 || order > 30) {
      throw Problem.PARAMETER_INVALID.with(
          "order", order, "an expansion has order 0 to 30", "choose for example 10");
    }
    if (!(cutoff > 0) || cutoff > 100) {
      throw Problem.PARAMETER_INVALID.with(
          "cutoff", cutoff, "a cutoff is a positive length in Å", "choose for example 5.0");
    }
  }

  /** Number of coefficients. */
  public int size() {
    return order + 1;
  }
}
