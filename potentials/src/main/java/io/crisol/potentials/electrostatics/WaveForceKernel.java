package io.crisol.potentials.electrostatics;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The forces of a row of waves on a block of atoms, lanes over atoms. The scalar form does the same
 * operations in the same order and gives the same bits.
 */
final class WaveForceKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private WaveForceKernel() {}

  /**
   * Adds the forces along the three reciprocal vectors; what is along the first two is a and b
   * times the same.
   *
   * @param atoms a multiple of two vectors
   * @param places of the row
   * @param coefficients of {@link WaveRows#coefficients}, those of the row from {@code offset}
   * @param c cosines of the phases along the first two axes, s sines
   * @param cosines of the phases along the third by place and atom
   */
  static void add(
      int atoms,
      int places,
      double[] coefficients,
      int offset,
      double[] c,
      double[] s,
      double[] cosines,
      double[] sines,
      double a,
      double b,
      double[] along1,
      double[] along2,
      double[] along3) {
    if (SPECIES.length() < 4) {
      scalar(
          atoms, places, coefficients, offset, c, s, cosines, sines, a, b, along1, along2, along3);
    } else {
      vector(
          atoms, places, coefficients, offset, c, s, cosines, sines, a, b, along1, along2, along3);
    }
  }

  static void scalar(
      int atoms,
      int places,
      double[] coefficients,
      int offset,
      double[] c,
      double[] s,
      double[] cosines,
      double[] sines,
      double a,
      double b,
      double[] along1,
      double[] along2,
      double[] along3) {
    for (int i = 0; i < atoms; i++) {
      double p = 0;
      double q = 0;
      double pz = 0;
      double qz = 0;
      for (int m = 0; m < places; m++) {
        int k = offset + WaveRows.COEFFICIENTS * m;
        double cosine = cosines[m * atoms + i];
        double sine = sines[m * atoms + i];
        p = Math.fma(cosine, coefficients[k], Math.fma(sine, coefficients[k + 1], p));
        q = Math.fma(sine, coefficients[k + 2], Math.fma(cosine, coefficients[k + 3], q));
        pz = Math.fma(cosine, coefficients[k + 4], Math.fma(sine, coefficients[k + 5], pz));
        qz = Math.fma(sine, coefficients[k + 6], Math.fma(cosine, coefficients[k + 7], qz));
      }
      double f = Math.fma(s[i], p, c[i] * q);
      along1[i] = Math.fma(f, a, along1[i]);
      along2[i] = Math.fma(f, b, along2[i]);
      along3[i] += Math.fma(s[i], pz, c[i] * qz);
    }
  }

  private static void vector(
      int atoms,
      int places,
      double[] coefficients,
      int offset,
      double[] c,
      double[] s,
      double[] cosines,
      double[] sines,
      double a,
      double b,
      double[] along1,
      double[] along2,
      double[] along3) {
    int lanes = SPECIES.length();
    for (int i = 0; i < atoms; i += 2 * lanes) {
      DoubleVector p = DoubleVector.zero(SPECIES);
      DoubleVector q = DoubleVector.zero(SPECIES);
      DoubleVector pz = DoubleVector.zero(SPECIES);
      DoubleVector qz = DoubleVector.zero(SPECIES);
      DoubleVector p2 = DoubleVector.zero(SPECIES);
      DoubleVector q2 = DoubleVector.zero(SPECIES);
      DoubleVector pz2 = DoubleVector.zero(SPECIES);
      DoubleVector qz2 = DoubleVector.zero(SPECIES);
      for (int m = 0, k = offset, at = i; m < places; m++, k += 8, at += atoms) {
        DoubleVector cosine = DoubleVector.fromArray(SPECIES, cosines, at);
        DoubleVector sine = DoubleVector.fromArray(SPECIES, sines, at);
        DoubleVector cosine2 = DoubleVector.fromArray(SPECIES, cosines, at + lanes);
        DoubleVector sine2 = DoubleVector.fromArray(SPECIES, sines, at + lanes);
        DoubleVector t = DoubleVector.broadcast(SPECIES, coefficients[k + 1]);
        p = sine.fma(t, p);
        p2 = sine2.fma(t, p2);
        t = DoubleVector.broadcast(SPECIES, coefficients[k + 3]);
        q = cosine.fma(t, q);
        q2 = cosine2.fma(t, q2);
        t = DoubleVector.broadcast(SPECIES, coefficients[k + 5]);
        pz = sine.fma(t, pz);
        pz2 = sine2.fma(t, pz2);
        t = DoubleVector.broadcast(SPECIES, coefficients[k + 7]);
        qz = cosine.fma(t, qz);
        qz2 = cosine2.fma(t, qz2);
        t = DoubleVector.broadcast(SPECIES, coefficients[k]);
        p = cosine.fma(t, p);
        p2 = cosine2.fma(t, p2);
        t = DoubleVector.broadcast(SPECIES, coefficients[k + 2]);
        q = sine.fma(t, q);
        q2 = sine2.fma(t, q2);
        t = DoubleVector.broadcast(SPECIES, coefficients[k + 4]);
        pz = cosine.fma(t, pz);
        pz2 = cosine2.fma(t, pz2);
        t = DoubleVector.broadcast(SPECIES, coefficients[k + 6]);
        qz = sine.fma(t, qz);
        qz2 = sine2.fma(t, qz2);
      }
      DoubleVector ci = DoubleVector.fromArray(SPECIES, c, i);
      DoubleVector si = DoubleVector.fromArray(SPECIES, s, i);
      DoubleVector f = si.fma(p, ci.mul(q));
      f.fma(DoubleVector.broadcast(SPECIES, a), DoubleVector.fromArray(SPECIES, along1, i))
          .intoArray(along1, i);
      f.fma(DoubleVector.broadcast(SPECIES, b), DoubleVector.fromArray(SPECIES, along2, i))
          .intoArray(along2, i);
      DoubleVector.fromArray(SPECIES, along3, i).add(si.fma(pz, ci.mul(qz))).intoArray(along3, i);
      int j = i + lanes;
      ci = DoubleVector.fromArray(SPECIES, c, j);
      si = DoubleVector.fromArray(SPECIES, s, j);
      f = si.fma(p2, ci.mul(q2));
      f.fma(DoubleVector.broadcast(SPECIES, a), DoubleVector.fromArray(SPECIES, along1, j))
          .intoArray(along1, j);
      f.fma(DoubleVector.broadcast(SPECIES, b), DoubleVector.fromArray(SPECIES, along2, j))
          .intoArray(along2, j);
      DoubleVector.fromArray(SPECIES, along3, j).add(si.fma(pz2, ci.mul(qz2))).intoArray(along3, j);
    }
  }
}
