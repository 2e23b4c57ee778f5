package io.crisol.simulation.kinetic;

/**
 * What a part of a walk gave, or the sum of several.
 *
 * @param time ps
 * @param tracer Σ_i R_i ⊗ R_i over the atoms that move, double[9], Å²
 * @param charge Σ_i R_i ⊗ Σ_j R_j, double[9], Å²
 * @param squares Σ of the squares of the lengths of all hops, Å²
 * @param occupied time integral of the number of carriers, by class of site, ps
 */
record Segment(double time, double[] tracer, double[] charge, double squares, double[] occupied) {

  static Segment none(int classes) {
    return new Segment(0, new double[9], new double[9], 0, new double[classes]);
  }

  Segment plus(Segment other) {
    return new Segment(
        time + other.time,
        sum(tracer, other.tracer, 1),
        sum(charge, other.charge, 1),
        squares + other.squares,
        sum(occupied, other.occupied, 1));
  }

  Segment minus(Segment other) {
    return new Segment(
        time - other.time,
        sum(tracer, other.tracer, -1),
        sum(charge, other.charge, -1),
        squares - other.squares,
        sum(occupied, other.occupied, -1));
  }

  private static double[] sum(double[] a, double[] b, int sign) {
    double[] sum = a.clone();
    for (int k = 0; k < sum.length; k++) {
      sum[k] += sign * b[k];
    }
    return sum;
  }

  /** Trace of a tensor. */
  static double trace(double[] tensor) {
    return tensor[0] + tensor[4] + tensor[8];
  }
}
