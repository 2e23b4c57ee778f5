package io.crisol.potentials.electrostatics;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link ReciprocalSum}. The scalar forms do the same operations in the same order and
 * give the same bits.
 */
final class ReciprocalKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private ReciprocalKernel() {}

  /**
   * cos and sin of the multiples 0 … most of angles: row m of the tables from row m − 1 and row 1,
   * which is given where there is one.
   */
  static void multiples(int most, int atoms, double[] cosines, double[] sines) {
    for (int i = 0; i < atoms; i++) {
      cosines[i] = 1;
      sines[i] = 0;
    }
    for (int k = 2 * atoms; k < (most + 1) * atoms; k += atoms) {
      for (int i = 0; i < atoms; i++) {
        double c = cosines[atoms + i];
        double s = sines[atoms + i];
        double before = cosines[k - atoms + i];
        double beforeSine = sines[k - atoms + i];
        cosines[k + i] = Math.fma(before, c, -(beforeSine * s));
        sines[k + i] = Math.fma(before, s, beforeSine * c);
      }
    }
  }

  /** Writes atoms in rows, the table of kernels over atoms, as atoms in columns of a stride. */
  static void transpose(int atoms, int stride, double[] rows, double[] columns) {
    for (int i = 0; i < atoms; i++) {
      for (int m = 0; m < stride; m++) {
        columns[i * stride + m] = rows[m * atoms + i];
      }
    }
  }

  /**
   * cos and sin of the sum of two angles, the second times {@code sign}, for all atoms, a multiple
   * of whole vectors.
   */
  static void turn(
      int atoms,
      int first,
      double[] cosines,
      double[] sines,
      int second,
      double[] otherCosines,
      double[] otherSines,
      double sign,
      double[] c,
      double[] s) {
    if (SPECIES.length() < 4) {
      scalarTurn(atoms, first, cosines, sines, second, otherCosines, otherSines, sign, c, s);
      return;
    }
    for (int i = 0; i < atoms; i += SPECIES.length()) {
      DoubleVector cosine = DoubleVector.fromArray(SPECIES, cosines, first + i);
      DoubleVector sine = DoubleVector.fromArray(SPECIES, sines, first + i);
      DoubleVector with = DoubleVector.fromArray(SPECIES, otherCosines, second + i);
      DoubleVector other = DoubleVector.fromArray(SPECIES, otherSines, second + i).mul(sign);
      cosine.fma(with, sine.mul(other).neg()).intoArray(c, i);
      sine.fma(with, cosine.mul(other)).intoArray(s, i);
    }
  }

  static void scalarTurn(
      int atoms,
      int first,
      double[] cosines,
      double[] sines,
      int second,
      double[] otherCosines,
      double[] otherSines,
      double sign,
      double[] c,
      double[] s) {
    for (int i = 0; i < atoms; i++) {
      double other = sign * otherSines[second + i];
      c[i] = Math.fma(cosines[first + i], otherCosines[second + i], -(sines[first + i] * other));
      s[i] = Math.fma(sines[first + i], otherCosines[second + i], cosines[first + i] * other);
    }
  }

  /**
   * Adds Σ_i c_i C_i, s_i S_i, c_i S_i, s_i C_i of a row of waves to four blocks of sums.
   *
   * @param cosines C by atom and place in the row, with a stride
   */
  static void sums(
      int atoms,
      int length,
      int stride,
      double[] c,
      double[] s,
      double[] cosines,
      double[] sines,
      double[] sums,
      int offset) {
    if (SPECIES.length() < 4) {
      scalarSums(atoms, length, stride, c, s, cosines, sines, sums, offset);
      return;
    }
    int m = 0;
    for (; m + 2 * SPECIES.length() <= length; m += 2 * SPECIES.length()) {
      twoSums(atoms, length, stride, c, s, cosines, sines, sums, offset + m, m);
    }
    if (m < length) {
      oneSum(atoms, length, stride, c, s, cosines, sines, sums, offset + m, m);
    }
  }

  static void scalarSums(
      int atoms,
      int length,
      int stride,
      double[] c,
      double[] s,
      double[] cosines,
      double[] sines,
      double[] sums,
      int offset) {
    for (int m = 0; m < length; m++) {
      double cc = sums[offset + m];
      double ss = sums[offset + m + length];
      double cs = sums[offset + m + 2 * length];
      double sc = sums[offset + m + 3 * length];
      for (int i = 0; i < atoms; i++) {
        double cosine = cosines[i * stride + m];
        double sine = sines[i * stride + m];
        cc = Math.fma(c[i], cosine, cc);
        ss = Math.fma(s[i], sine, ss);
        cs = Math.fma(c[i], sine, cs);
        sc = Math.fma(s[i], cosine, sc);
      }
      sums[offset + m] = cc;
      sums[offset + m + length] = ss;
      sums[offset + m + 2 * length] = cs;
      sums[offset + m + 3 * length] = sc;
    }
  }

  private static void oneSum(
      int atoms,
      int length,
      int stride,
      double[] c,
      double[] s,
      double[] cosines,
      double[] sines,
      double[] sums,
      int at,
      int m) {
    DoubleVector cc = DoubleVector.fromArray(SPECIES, sums, at);
    DoubleVector ss = DoubleVector.fromArray(SPECIES, sums, at + length);
    DoubleVector cs = DoubleVector.fromArray(SPECIES, sums, at + 2 * length);
    DoubleVector sc = DoubleVector.fromArray(SPECIES, sums, at + 3 * length);
    for (int i = 0, k = m; i < atoms; i++, k += stride) {
      DoubleVector cosine = DoubleVector.fromArray(SPECIES, cosines, k);
      DoubleVector sine = DoubleVector.fromArray(SPECIES, sines, k);
      DoubleVector ci = DoubleVector.broadcast(SPECIES, c[i]);
      DoubleVector si = DoubleVector.broadcast(SPECIES, s[i]);
      cc = ci.fma(cosine, cc);
      ss = si.fma(sine, ss);
      cs = ci.fma(sine, cs);
      sc = si.fma(cosine, sc);
    }
    cc.intoArray(sums, at);
    ss.intoArray(sums, at + length);
    cs.intoArray(sums, at + 2 * length);
    sc.intoArray(sums, at + 3 * length);
  }

  private static void twoSums(
      int atoms,
      int length,
      int stride,
      double[] c,
      double[] s,
      double[] cosines,
      double[] sines,
      double[] sums,
      int at,
      int m) {
    int next = at + SPECIES.length();
    DoubleVector cc = DoubleVector.fromArray(SPECIES, sums, at);
    DoubleVector ss = DoubleVector.fromArray(SPECIES, sums, at + length);
    DoubleVector cs = DoubleVector.fromArray(SPECIES, sums, at + 2 * length);
    DoubleVector sc = DoubleVector.fromArray(SPECIES, sums, at + 3 * length);
    DoubleVector cc2 = DoubleVector.fromArray(SPECIES, sums, next);
    DoubleVector ss2 = DoubleVector.fromArray(SPECIES, sums, next + length);
    DoubleVector cs2 = DoubleVector.fromArray(SPECIES, sums, next + 2 * length);
    DoubleVector sc2 = DoubleVector.fromArray(SPECIES, sums, next + 3 * length);
    for (int i = 0, k = m; i < atoms; i++, k += stride) {
      DoubleVector cosine = DoubleVector.fromArray(SPECIES, cosines, k);
      DoubleVector sine = DoubleVector.fromArray(SPECIES, sines, k);
      DoubleVector cosine2 = DoubleVector.fromArray(SPECIES, cosines, k + SPECIES.length());
      DoubleVector sine2 = DoubleVector.fromArray(SPECIES, sines, k + SPECIES.length());
      DoubleVector ci = DoubleVector.broadcast(SPECIES, c[i]);
      DoubleVector si = DoubleVector.broadcast(SPECIES, s[i]);
      cc = ci.fma(cosine, cc);
      ss = si.fma(sine, ss);
      cs = ci.fma(sine, cs);
      sc = si.fma(cosine, sc);
      cc2 = ci.fma(cosine2, cc2);
      ss2 = si.fma(sine2, ss2);
      cs2 = ci.fma(sine2, cs2);
      sc2 = si.fma(cosine2, sc2);
    }
    cc.intoArray(sums, at);
    ss.intoArray(sums, at + length);
    cs.intoArray(sums, at + 2 * length);
    sc.intoArray(sums, at + 3 * length);
    cc2.intoArray(sums, next);
    ss2.intoArray(sums, next + length);
    cs2.intoArray(sums, next + 2 * length);
    sc2.intoArray(sums, next + 3 * length);
  }
}
