package io.crisol.potentials.descriptors;

import static io.crisol.potentials.descriptors.Lanes.LANES;
import static io.crisol.potentials.descriptors.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * The passes of {@link SymmetryFunctionWork}, lanes over neighbours or over pairs of neighbours;
 * counts are multiples of the lane count. Plain twin: {@link SymmetryFunctionDefinition}.
 */
final class SymmetryKernel {
  private SymmetryKernel() {}

  /** out = a b. */
  static void multiply(double[] a, double[] b, int count, double[] out) {
    for (int t = 0; t < count; t += LANES) {
      DoubleVector.fromArray(SPECIES, a, t)
          .mul(DoubleVector.fromArray(SPECIES, b, t))
          .intoArray(out, t);
    }
  }

  /** Lanes of Σ a b. */
  static void dot(double[] a, double[] b, int from, int to, double[] lanes) {
    DoubleVector sum = DoubleVector.zero(SPECIES);
    for (int t = from; t < to; t += LANES) {
      sum = DoubleVector.fromArray(SPECIES, a, t).fma(DoubleVector.fromArray(SPECIES, b, t), sum);
    }
    sum.intoArray(lanes, 0);
  }

  /** Lanes of Σ a. */
  static void sum(double[] a, int from, int to, double[] lanes) {
    DoubleVector sum = DoubleVector.zero(SPECIES);
    for (int t = from; t < to; t += LANES) {
      sum = sum.add(DoubleVector.fromArray(SPECIES, a, t));
    }
    sum.intoArray(lanes, 0);
  }

  /** out += w a. */
  static void addScaled(double w, double[] a, int from, int to, double[] out) {
    DoubleVector factor = DoubleVector.broadcast(SPECIES, w);
    for (int t = from; t < to; t += LANES) {
      factor
          .fma(DoubleVector.fromArray(SPECIES, a, t), DoubleVector.fromArray(SPECIES, out, t))
          .intoArray(out, t);
    }
  }

  /** out += w a b. */
  static void addScaled(double w, double[] a, double[] b, int count, double[] out) {
    for (int t = 0; t < count; t += LANES) {
      DoubleVector.fromArray(SPECIES, b, t)
          .mul(w)
          .fma(DoubleVector.fromArray(SPECIES, a, t), DoubleVector.fromArray(SPECIES, out, t))
          .intoArray(out, t);
    }
  }

  /** out += a b. */
  static void addProducts(double[] a, double[] b, int count, double[] out) {
    for (int t = 0; t < count; t += LANES) {
      DoubleVector.fromArray(SPECIES, a, t)
          .fma(DoubleVector.fromArray(SPECIES, b, t), DoubleVector.fromArray(SPECIES, out, t))
          .intoArray(out, t);
    }
  }

  /** Lanes of Σ a b for four b, one after the other. */
  static void dots(
      double[] a, double[] b0, double[] b1, double[] b2, double[] b3, int count, double[] lanes) {
    DoubleVector s0 = DoubleVector.zero(SPECIES);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    for (int t = 0; t < count; t += LANES) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, a, t);
      s0 = v.fma(DoubleVector.fromArray(SPECIES, b0, t), s0);
      s1 = v.fma(DoubleVector.fromArray(SPECIES, b1, t), s1);
      s2 = v.fma(DoubleVector.fromArray(SPECIES, b2, t), s2);
      s3 = v.fma(DoubleVector.fromArray(SPECIES, b3, t), s3);
    }
    s0.intoArray(lanes, 0);
    s1.intoArray(lanes, LANES);
    s2.intoArray(lanes, 2 * LANES);
    s3.intoArray(lanes, 3 * LANES);
  }

  /** out += Σ w a over four a. */
  static void combine(
      double w0,
      double w1,
      double w2,
      double w3,
      double[] a0,
      double[] a1,
      double[] a2,
      double[] a3,
      int count,
      double[] out) {
    DoubleVector f0 = DoubleVector.broadcast(SPECIES, w0);
    DoubleVector f1 = DoubleVector.broadcast(SPECIES, w1);
    DoubleVector f2 = DoubleVector.broadcast(SPECIES, w2);
    DoubleVector f3 = DoubleVector.broadcast(SPECIES, w3);
    for (int t = 0; t < count; t += LANES) {
      DoubleVector first =
          f0.fma(DoubleVector.fromArray(SPECIES, a0, t), DoubleVector.fromArray(SPECIES, out, t));
      DoubleVector second =
          f3.fma(
              DoubleVector.fromArray(SPECIES, a3, t),
              f2.mul(DoubleVector.fromArray(SPECIES, a2, t)));
      f1.fma(DoubleVector.fromArray(SPECIES, a1, t), first).add(second).intoArray(out, t);
    }
  }

  /**
   * Adds what the functions of one radial factor give by cos θ, by r_jk and by the distances of
   * both neighbours; {@code b} holds Σ w A, {@code bSlope} its derivative by cos θ.
   */
  static void terms(
      double[] both,
      double[] slopeJ,
      double[] slopeK,
      double[] third,
      double[] thirdSlope,
      double[] b,
      double[] bSlope,
      int count,
      double[] byCosine,
      double[] byThird,
      double[] byJ,
      double[] byK) {
    for (int t = 0; t < count; t += LANES) {
      DoubleVector p = DoubleVector.fromArray(SPECIES, both, t);
      DoubleVector v = DoubleVector.fromArray(SPECIES, third, t);
      DoubleVector a = DoubleVector.fromArray(SPECIES, b, t);
      DoubleVector q = v.mul(a);
      p.mul(v)
          .fma(
              DoubleVector.fromArray(SPECIES, bSlope, t),
              DoubleVector.fromArray(SPECIES, byCosine, t))
          .intoArray(byCosine, t);
      p.mul(a)
          .fma(
              DoubleVector.fromArray(SPECIES, thirdSlope, t),
              DoubleVector.fromArray(SPECIES, byThird, t))
          .intoArray(byThird, t);
      q.fma(DoubleVector.fromArray(SPECIES, slopeJ, t), DoubleVector.fromArray(SPECIES, byJ, t))
          .intoArray(byJ, t);
      q.fma(DoubleVector.fromArray(SPECIES, slopeK, t), DoubleVector.fromArray(SPECIES, byK, t))
          .intoArray(byK, t);
    }
  }

  /**
   * From derivatives by cos θ and distances to factors of vectors: the gradient by r_ij is {@code
   * byJ} r_ij + {@code byCosine} r_ik, and likewise for k.
   */
  static void vectors(
      double[] inverseJ,
      double[] inverseK,
      double[] cosine,
      double[] inverseThird,
      int count,
      double[] byCosine,
      double[] byThird,
      double[] byJ,
      double[] byK) {
    for (int t = 0; t < count; t += LANES) {
      DoubleVector ij = DoubleVector.fromArray(SPECIES, inverseJ, t);
      DoubleVector ik = DoubleVector.fromArray(SPECIES, inverseK, t);
      DoubleVector third =
          DoubleVector.fromArray(SPECIES, byThird, t)
              .mul(DoubleVector.fromArray(SPECIES, inverseThird, t));
      DoubleVector by = DoubleVector.fromArray(SPECIES, byCosine, t);
      DoubleVector turn = by.mul(DoubleVector.fromArray(SPECIES, cosine, t));
      DoubleVector aj = DoubleVector.fromArray(SPECIES, byJ, t);
      DoubleVector ak = DoubleVector.fromArray(SPECIES, byK, t);
      ij.mul(aj.sub(turn.mul(ij))).add(third).intoArray(byJ, t);
      ik.mul(ak.sub(turn.mul(ik))).add(third).intoArray(byK, t);
      by.mul(ij).mul(ik).sub(third).intoArray(byCosine, t);
    }
  }
}
