package io.crisol.potentials.bonded;

import io.crisol.potentials.functions.Exponential;
import io.crisol.potentials.functions.Logarithm;
import io.crisol.potentials.functions.SineCosine;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link TersoffWork} over single pairs; {@code from} and {@code to} are entries of
 * the arrays, multiples of the number of lanes. Plain twins: {@link Tersoff#energy}, {@link
 * TersoffFunctions}.
 */
final class TersoffKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private TersoffKernel() {}

  /** fc(r) and its derivative, D above 0. */
  static void cutoff(
      int from,
      int to,
      double[] r,
      double middle,
      double halfWidth,
      double[] value,
      double[] slope) {
    double quarter = Math.PI / 8 / halfWidth;
    double end = middle + halfWidth;
    for (int k = from; k < to; k += LANES) {
      DoubleVector a =
          DoubleVector.fromArray(SPECIES, r, k).sub(end).mul(-quarter).max(0).min(Math.PI / 4);
      DoubleVector s = SineCosine.sine(a);
      DoubleVector w = SineCosine.cosine(a).mul(s).mul(2);
      w.mul(w).intoArray(value, k);
      DoubleVector cosine = s.mul(s).mul(-2).add(1);
      w.mul(cosine).mul(-4 * quarter).intoArray(slope, k);
    }
  }

  /** factor · exp(−λ r). */
  static void decay(int from, int to, double[] r, double factor, double lambda, double[] out) {
    for (int k = from; k < to; k += LANES) {
      Exponential.of(DoubleVector.fromArray(SPECIES, r, k).mul(-lambda))
          .mul(factor)
          .intoArray(out, k);
    }
  }

  /** x = n ln(βζ) and exp(−|x|). */
  static void exponents(
      int from, int to, double[] zeta, double beta, double n, double[] x, double[] u) {
    for (int k = from; k < to; k += LANES) {
      DoubleVector exponent =
          Logarithm.of(DoubleVector.fromArray(SPECIES, zeta, k).mul(beta)).mul(n);
      exponent.intoArray(x, k);
      Exponential.of(exponent.abs().neg()).intoArray(u, k);
    }
  }

  /**
   * b = (1 + eˣ)^(−1/2n), written over x, and b eˣ/(1 + eˣ)/2ζ = −db/dζ, written over u =
   * exp(−|x|); 0 where ζ is.
   */
  static void orders(int from, int to, double[] zeta, double n, double[] x, double[] u) {
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    for (int k = from; k < to; k += LANES) {
      DoubleVector exponent = DoubleVector.fromArray(SPECIES, x, k);
      DoubleVector small = DoubleVector.fromArray(SPECIES, u, k);
      DoubleVector sum = small.add(1);
      DoubleVector order = Exponential.of(exponent.max(0).add(Logarithm.of(sum)).mul(-0.5 / n));
      DoubleVector z = DoubleVector.fromArray(SPECIES, zeta, k);
      VectorMask<Double> large = exponent.lt(0).not();
      VectorMask<Double> bound = z.lt(Double.MIN_NORMAL).not();
      DoubleVector change = order.mul(0.5).mul(small.blend(one, large)).div(sum.mul(z));
      order.intoArray(x, k);
      DoubleVector.zero(SPECIES).blend(change, bound).intoArray(u, k);
    }
  }

  /**
   * Energy of each pair, its derivative by r and by ζ.
   *
   * @param repulsion ½A exp(−λ₁ r), replaced by the energy
   * @param attraction ½B exp(−λ₂ r), replaced by the derivative by ζ
   * @param radial receives the derivative by r
   */
  static void bonds(
      int from,
      int to,
      double[] fc,
      double[] slope,
      double[] repulsion,
      double lambda1,
      double[] attraction,
      double lambda2,
      double[] order,
      double[] change,
      double[] radial) {
    for (int k = from; k < to; k += LANES) {
      DoubleVector f = DoubleVector.fromArray(SPECIES, fc, k);
      DoubleVector repelled = DoubleVector.fromArray(SPECIES, repulsion, k);
      DoubleVector full = DoubleVector.fromArray(SPECIES, attraction, k);
      DoubleVector attracted = full.mul(DoubleVector.fromArray(SPECIES, order, k));
      DoubleVector energy = repelled.sub(attracted);
      DoubleVector byDistance = attracted.mul(lambda2).sub(repelled.mul(lambda1));
      DoubleVector.fromArray(SPECIES, slope, k).fma(energy, f.mul(byDistance)).intoArray(radial, k);
      f.mul(energy).intoArray(repulsion, k);
      f.mul(full).mul(DoubleVector.fromArray(SPECIES, change, k)).intoArray(attraction, k);
    }
  }

  /** Adds what acts along the bonds to the gradient and sums the energies of a group. */
  static void finish(
      int from,
      int to,
      double[] x,
      double[] y,
      double[] z,
      double[] radial,
      double[] pairEnergies,
      double[] energies,
      int atom,
      double[] gx,
      double[] gy,
      double[] gz) {
    DoubleVector energy = DoubleVector.zero(SPECIES);
    for (int k = from; k < to; k += LANES) {
      DoubleVector along = DoubleVector.fromArray(SPECIES, radial, k);
      energy = energy.add(DoubleVector.fromArray(SPECIES, pairEnergies, k));
      along
          .fma(DoubleVector.fromArray(SPECIES, x, k), DoubleVector.fromArray(SPECIES, gx, k))
          .intoArray(gx, k);
      along
          .fma(DoubleVector.fromArray(SPECIES, y, k), DoubleVector.fromArray(SPECIES, gy, k))
          .intoArray(gy, k);
      along
          .fma(DoubleVector.fromArray(SPECIES, z, k), DoubleVector.fromArray(SPECIES, gz, k))
          .intoArray(gz, k);
    }
    energy.intoArray(energies, atom);
  }
}
