package io.crisol.potentials.bonded;

import io.crisol.potentials.functions.Exponential;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link TersoffWork} over pairs of neighbours j and k: j in the entries {@code from …
 * to}, k in {@code other … end}. What belongs to j and k stands in {@code factors} at {@code at}
 * plus the number of j times {@code stride} plus the number of k. Plain twin: {@link
 * Tersoff#energy}.
 */
final class TersoffAngleKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private TersoffAngleKernel() {}

  /** g(cos θ) and its derivative, and Σ fc g added to ζ of each j: where λ₃ = 0. */
  static void angles(
      int from,
      int to,
      int other,
      int end,
      double[] x,
      double[] y,
      double[] z,
      double[] fc,
      double gamma,
      double c2,
      double d2,
      double cosTheta0,
      double[] zeta,
      double[] factors,
      double[] turns,
      int at,
      int stride) {
    double depth = gamma * c2 / d2;
    double twice = 2 * gamma * c2;
    for (int j = from; j < to; j += LANES) {
      DoubleVector u = DoubleVector.fromArray(SPECIES, x, j);
      DoubleVector v = DoubleVector.fromArray(SPECIES, y, j);
      DoubleVector w = DoubleVector.fromArray(SPECIES, z, j);
      DoubleVector sum = DoubleVector.fromArray(SPECIES, zeta, j);
      int entry = at + (j - from) * stride;
      for (int k = other; k < end; k += LANES, entry += LANES) {
        if (k == j) {
          continue;
        }
        DoubleVector off =
            u.fma(
                DoubleVector.fromArray(SPECIES, x, k),
                v.fma(
                    DoubleVector.fromArray(SPECIES, y, k),
                    w.fma(
                        DoubleVector.fromArray(SPECIES, z, k),
                        DoubleVector.broadcast(SPECIES, -cosTheta0))));
        DoubleVector square = off.mul(off);
        DoubleVector inverse = DoubleVector.broadcast(SPECIES, 1).div(square.add(d2));
        DoubleVector g = square.mul(inverse).mul(depth).add(gamma);
        off.mul(inverse).mul(inverse).mul(twice).intoArray(turns, entry);
        g.intoArray(factors, entry);
        sum = sum.add(g.mul(DoubleVector.fromArray(SPECIES, fc, k)));
      }
      sum.intoArray(zeta, j);
    }
  }

  /** Multiplies g and its derivative by exp([λ₃ (r_ij − r_ik)]^m) and adds Σ fc g exp(…) to ζ. */
  static void distances(
      int from,
      int to,
      int other,
      int end,
      double[] r,
      double[] fc,
      double lambda3,
      double cubic,
      double linear,
      double[] zeta,
      double[] factors,
      double[] turns,
      int at,
      int stride) {
    for (int j = from; j < to; j += LANES) {
      DoubleVector rj = DoubleVector.fromArray(SPECIES, r, j);
      DoubleVector sum = DoubleVector.fromArray(SPECIES, zeta, j);
      int entry = at + (j - from) * stride;
      for (int k = other; k < end; k += LANES, entry += LANES) {
        if (k == j) {
          continue;
        }
        DoubleVector s = rj.sub(DoubleVector.fromArray(SPECIES, r, k)).mul(lambda3);
        DoubleVector e =
            Exponential.of(
                s.mul(s.mul(s).mul(cubic).add(linear)).min(TersoffFunctions.LARGEST_EXPONENT));
        DoubleVector g = DoubleVector.fromArray(SPECIES, factors, entry).mul(e);
        DoubleVector.fromArray(SPECIES, turns, entry).mul(e).intoArray(turns, entry);
        g.intoArray(factors, entry);
        sum = sum.add(g.mul(DoubleVector.fromArray(SPECIES, fc, k)));
      }
      sum.intoArray(zeta, j);
    }
  }

  /**
   * Adds the gradient of Σ_j weight_j ζ_j: what acts along the bonds to {@code radial}, the rest to
   * gx, gy, gz. Without the exponential of the distances.
   */
  static void turns(
      int from,
      int to,
      int other,
      int end,
      double[] x,
      double[] y,
      double[] z,
      double[] inverse,
      double[] fc,
      double[] slope,
      double[] weights,
      double[] factors,
      double[] turns,
      int at,
      int stride,
      double[] radial,
      double[] gx,
      double[] gy,
      double[] gz) {
    for (int j = from; j < to; j += LANES) {
      DoubleVector u = DoubleVector.fromArray(SPECIES, x, j);
      DoubleVector v = DoubleVector.fromArray(SPECIES, y, j);
      DoubleVector w = DoubleVector.fromArray(SPECIES, z, j);
      DoubleVector weight = DoubleVector.fromArray(SPECIES, weights, j);
      DoubleVector sx = DoubleVector.zero(SPECIES);
      DoubleVector sy = sx;
      DoubleVector sz = sx;
      DoubleVector along = sx;
      int entry = at + (j - from) * stride;
      for (int k = other; k < end; k += LANES, entry += LANES) {
        if (k == j) {
          continue;
        }
        DoubleVector a = DoubleVector.fromArray(SPECIES, x, k);
        DoubleVector b = DoubleVector.fromArray(SPECIES, y, k);
        DoubleVector c = DoubleVector.fromArray(SPECIES, z, k);
        DoubleVector cosine = u.fma(a, v.fma(b, w.mul(c)));
        DoubleVector turn =
            weight
                .mul(DoubleVector.fromArray(SPECIES, fc, k))
                .mul(DoubleVector.fromArray(SPECIES, turns, entry));
        sx = turn.fma(a, sx);
        sy = turn.fma(b, sy);
        sz = turn.fma(c, sz);
        along = turn.fma(cosine, along);
        DoubleVector share = turn.mul(DoubleVector.fromArray(SPECIES, inverse, k));
        DoubleVector ends =
            weight
                .mul(DoubleVector.fromArray(SPECIES, factors, entry))
                .mul(DoubleVector.fromArray(SPECIES, slope, k))
                .sub(share.mul(cosine));
        DoubleVector.fromArray(SPECIES, radial, k).add(ends).intoArray(radial, k);
        share.fma(u, DoubleVector.fromArray(SPECIES, gx, k)).intoArray(gx, k);
        share.fma(v, DoubleVector.fromArray(SPECIES, gy, k)).intoArray(gy, k);
        share.fma(w, DoubleVector.fromArray(SPECIES, gz, k)).intoArray(gz, k);
      }
      DoubleVector i = DoubleVector.fromArray(SPECIES, inverse, j);
      DoubleVector.fromArray(SPECIES, radial, j).sub(along.mul(i)).intoArray(radial, j);
      sx.fma(i, DoubleVector.fromArray(SPECIES, gx, j)).intoArray(gx, j);
      sy.fma(i, DoubleVector.fromArray(SPECIES, gy, j)).intoArray(gy, j);
      sz.fma(i, DoubleVector.fromArray(SPECIES, gz, j)).intoArray(gz, j);
    }
  }

  /** Adds what the exponential of the distances contributes to the gradient of Σ_j weight_j ζ_j. */
  static void stretches(
      int from,
      int to,
      int other,
      int end,
      double[] r,
      double[] fc,
      double lambda3,
      double cubic,
      double linear,
      double[] weights,
      double[] factors,
      int at,
      int stride,
      double[] radial) {
    for (int j = from; j < to; j += LANES) {
      DoubleVector rj = DoubleVector.fromArray(SPECIES, r, j);
      DoubleVector weight = DoubleVector.fromArray(SPECIES, weights, j).mul(lambda3);
      DoubleVector sum = DoubleVector.zero(SPECIES);
      int entry = at + (j - from) * stride;
      for (int k = other; k < end; k += LANES, entry += LANES) {
        if (k == j) {
          continue;
        }
        DoubleVector s = rj.sub(DoubleVector.fromArray(SPECIES, r, k)).mul(lambda3);
        DoubleVector change =
            weight
                .mul(DoubleVector.fromArray(SPECIES, fc, k))
                .mul(DoubleVector.fromArray(SPECIES, factors, entry))
                .mul(s.mul(s).mul(3 * cubic).add(linear));
        sum = sum.add(change);
        DoubleVector.fromArray(SPECIES, radial, k).sub(change).intoArray(radial, k);
      }
      DoubleVector.fromArray(SPECIES, radial, j).add(sum).intoArray(radial, j);
    }
  }
}
