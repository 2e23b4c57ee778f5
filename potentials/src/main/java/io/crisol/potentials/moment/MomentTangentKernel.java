package io.crisol.potentials.moment;

import static io.crisol.potentials.moment.MomentKernel.LANES;
import static io.crisol.potentials.moment.MomentKernel.SPECIES;
import static io.crisol.potentials.moment.MomentKernel.STRIP;

import jdk.incubator.vector.DoubleVector;

/**
 * Derivatives of basic moments along a displacement v of the neighbours, and what they weigh for
 * the radial coefficients. Slots and arrays are those of {@link MomentKernel}.
 */
final class MomentTangentKernel {
  private MomentTangentKernel() {}

  /**
   * Changes of the unit vectors (three values a slot) and of the distance (the fourth), and of the
   * radial functions.
   */
  static void directions(
      int atoms,
      int[] pairs,
      int[] slots,
      int stride,
      int functions,
      double[] u,
      double[] df,
      double[] vx,
      double[] vy,
      double[] vz,
      double[] w,
      double[] changes) {
    for (int a = 0; a < atoms; a++) {
      int slot = slots[a];
      for (int n = pairs[a]; n < pairs[a + 1]; n += LANES) {
        DoubleVector x = DoubleVector.fromArray(SPECIES, u, slot);
        DoubleVector y = DoubleVector.fromArray(SPECIES, u, stride + slot);
        DoubleVector z = DoubleVector.fromArray(SPECIES, u, 2 * stride + slot);
        DoubleVector inverse = DoubleVector.fromArray(SPECIES, u, 3 * stride + slot);
        DoubleVector dx = DoubleVector.fromArray(SPECIES, vx, n);
        DoubleVector dy = DoubleVector.fromArray(SPECIES, vy, n);
        DoubleVector dz = DoubleVector.fromArray(SPECIES, vz, n);
        DoubleVector along = dx.mul(x).add(dy.mul(y)).add(dz.mul(z));
        dx.sub(along.mul(x)).mul(inverse).intoArray(w, slot);
        dy.sub(along.mul(y)).mul(inverse).intoArray(w, stride + slot);
        dz.sub(along.mul(z)).mul(inverse).intoArray(w, 2 * stride + slot);
        along.intoArray(w, 3 * stride + slot);
        for (int mu = 0; mu < functions; mu++) {
          DoubleVector.fromArray(SPECIES, df, mu * stride + slot)
              .mul(along)
              .intoArray(changes, mu * stride + slot);
        }
        slot += LANES;
      }
      for (; slot < slots[a + 1]; slot += LANES) {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        for (int k = 0; k < 4; k++) {
          zero.intoArray(w, k * stride + slot);
        }
        for (int mu = 0; mu < functions; mu++) {
          zero.intoArray(changes, mu * stride + slot);
        }
      }
    }
  }

  /** Monomials of a vector of slots and their changes. */
  static void monomials(
      int s, double[] u, double[] w, int[] parents, int[] axes, double[] powers, double[] slopes) {
    DoubleVector.broadcast(SPECIES, 1).intoArray(powers, 0);
    DoubleVector.zero(SPECIES).intoArray(slopes, 0);
    for (int p = 1; p < parents.length; p++) {
      int parent = parents[p];
      DoubleVector x = DoubleVector.fromArray(SPECIES, u, axes[p] + s);
      DoubleVector below = DoubleVector.fromArray(SPECIES, powers, parent);
      below.mul(x).intoArray(powers, p * STRIP);
      DoubleVector.fromArray(SPECIES, slopes, parent)
          .fma(x, below.mul(DoubleVector.fromArray(SPECIES, w, axes[p] + s)))
          .intoArray(slopes, p * STRIP);
    }
  }

  /** Adds the changes of the basic moments that a vector of slots makes. */
  static void tangents(
      int s,
      double[] f,
      double[] changes,
      int[] first,
      int[] functions,
      double[] powers,
      double[] slopes,
      double[] sums) {
    for (int p = 0; p + 1 < first.length; p++) {
      DoubleVector power = DoubleVector.fromArray(SPECIES, powers, p * STRIP);
      DoubleVector slope = DoubleVector.fromArray(SPECIES, slopes, p * STRIP);
      for (int q = first[p]; q < first[p + 1]; q++) {
        int at = functions[q] + s;
        DoubleVector sum = DoubleVector.fromArray(SPECIES, sums, q * LANES);
        sum = DoubleVector.fromArray(SPECIES, changes, at).fma(power, sum);
        DoubleVector.fromArray(SPECIES, f, at).fma(slope, sum).intoArray(sums, q * LANES);
      }
    }
  }

  /** Sums over the lanes, in order, go to a lane of the moments; the sums are zeroed. */
  static void settle(int lane, int[] places, double[] sums, double[] m) {
    for (int q = 0; q < places.length; q++) {
      double sum = 0;
      for (int l = q * LANES; l < (q + 1) * LANES; l++) {
        sum += sums[l];
        sums[l] = 0;
      }
      m[places[q] + lane] = sum;
    }
  }

  /**
   * What multiplies the values and the slopes of the radial functions in the derivative by their
   * coefficients, for a vector of slots: two values for each function, STRIP apart.
   *
   * @param by derivatives of the energy by the moments
   * @param all of energy and its change by the moments
   */
  static void weights(
      int lane,
      int[] first,
      int[] factors,
      int[] places,
      double[] powers,
      double[] slopes,
      double[] by,
      double[] all,
      double[] out) {
    for (int at = 0; at < out.length; at += LANES) {
      DoubleVector.zero(SPECIES).intoArray(out, at);
    }
    for (int p = 0; p + 1 < first.length; p++) {
      DoubleVector power = DoubleVector.fromArray(SPECIES, powers, p * STRIP);
      DoubleVector slope = DoubleVector.fromArray(SPECIES, slopes, p * STRIP);
      for (int q = first[p]; q < first[p + 1]; q++) {
        int to = factors[q];
        double b = by[places[q] + lane];
        DoubleVector values = DoubleVector.fromArray(SPECIES, out, to);
        values = power.fma(DoubleVector.broadcast(SPECIES, all[places[q] + lane]), values);
        slope.fma(DoubleVector.broadcast(SPECIES, b), values).intoArray(out, to);
        power
            .fma(
                DoubleVector.broadcast(SPECIES, b),
                DoubleVector.fromArray(SPECIES, out, to + LANES))
            .intoArray(out, to + LANES);
      }
    }
  }
}
