package io.crisol.potentials.moment;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Basic moments and back, for a few atoms whose neighbours stand in slots: those of an atom begin
 * at {@code slots[a]} and are padded to two vectors by neighbours whose radial functions vanish.
 * Lanes run over neighbours. Arrays with several values of a slot hold them {@code stride} apart.
 * Plain twin: {@link MomentDefinition}.
 */
final class MomentKernel {
  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  /** Slots that are done at once. */
  static final int STRIP = 2 * LANES;

  private MomentKernel() {}

  /**
   * Basic moments, a lane for each atom.
   *
   * @param parents by monomial: where that of one factor less stands in {@code powers}
   * @param axes by monomial: where the last factor begins in {@code u}
   * @param first by monomial: its first basic moment in the order of {@code functions}
   * @param functions by basic moment: where its radial function begins in {@code f}
   * @param places by basic moment: its first lane in {@code m}
   * @param powers scratch, {@link #STRIP} for each monomial
   * @param sums scratch, a vector for each basic moment
   */
  static void moments(
      int atoms,
      int[] slots,
      double[] u,
      double[] f,
      int[] parents,
      int[] axes,
      int[] first,
      int[] functions,
      int[] places,
      double[] powers,
      double[] sums,
      double[] m) {
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector zero = DoubleVector.zero(SPECIES);
    for (int a = 0; a < atoms; a++) {
      for (int q = 0; q < functions.length; q++) {
        zero.intoArray(sums, q * LANES);
      }
      for (int s = slots[a]; s < slots[a + 1]; s += STRIP) {
        DoubleVector p0 = one;
        DoubleVector p1 = one;
        for (int p = 0; p < parents.length; p++) {
          if (p > 0) {
            int parent = parents[p];
            int axis = axes[p] + s;
            p0 =
                DoubleVector.fromArray(SPECIES, powers, parent)
                    .mul(DoubleVector.fromArray(SPECIES, u, axis));
            p1 =
                DoubleVector.fromArray(SPECIES, powers, parent + LANES)
                    .mul(DoubleVector.fromArray(SPECIES, u, axis + LANES));
          }
          p0.intoArray(powers, p * STRIP);
          p1.intoArray(powers, p * STRIP + LANES);
          for (int q = first[p]; q < first[p + 1]; q++) {
            int at = functions[q] + s;
            DoubleVector sum = DoubleVector.fromArray(SPECIES, sums, q * LANES);
            sum = DoubleVector.fromArray(SPECIES, f, at).fma(p0, sum);
            sum = DoubleVector.fromArray(SPECIES, f, at + LANES).fma(p1, sum);
            sum.intoArray(sums, q * LANES);
          }
        }
      }
      for (int q = 0; q < functions.length; q++) {
        int at = q * LANES;
        double sum = (sums[at] + sums[at + 1]) + (sums[at + 2] + sums[at + 3]);
        for (int l = 4; l < LANES; l += 4) {
          sum += (sums[at + l] + sums[at + l + 1]) + (sums[at + l + 2] + sums[at + l + 3]);
        }
        m[places[q] + a] = sum;
      }
    }
  }

  /**
   * From derivatives by the basic moments those by the monomials; all slots of one atom.
   *
   * @param lane lane of the atom
   * @param by derivatives by the moments, laid out as in {@link #moments}
   * @param powers receives the monomials, by strip and monomial a strip each
   * @param weights receives the derivatives by them
   */
  static void spread(
      int lane,
      int[] slots,
      double[] u,
      double[] f,
      int[] parents,
      int[] axes,
      int[] first,
      int[] functions,
      int[] places,
      double[] by,
      double[] powers,
      double[] weights) {
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector zero = DoubleVector.zero(SPECIES);
    int begin = slots[lane];
    for (int s = begin; s < slots[lane + 1]; s += STRIP) {
      int base = (s - begin) * parents.length;
      for (int p = 0; p < parents.length; p++) {
        DoubleVector p0 = one;
        DoubleVector p1 = one;
        int to = base + p * STRIP;
        if (p > 0) {
          int parent = base + parents[p];
          int axis = axes[p] + s;
          p0 =
              DoubleVector.fromArray(SPECIES, powers, parent)
                  .mul(DoubleVector.fromArray(SPECIES, u, axis));
          p1 =
              DoubleVector.fromArray(SPECIES, powers, parent + LANES)
                  .mul(DoubleVector.fromArray(SPECIES, u, axis + LANES));
        }
        p0.intoArray(powers, to);
        p1.intoArray(powers, to + LANES);
        DoubleVector w0 = zero;
        DoubleVector w1 = zero;
        for (int q = first[p]; q < first[p + 1]; q++) {
          int at = functions[q] + s;
          DoubleVector slope = DoubleVector.broadcast(SPECIES, by[places[q] + lane]);
          w0 = slope.fma(DoubleVector.fromArray(SPECIES, f, at), w0);
          w1 = slope.fma(DoubleVector.fromArray(SPECIES, f, at + LANES), w1);
        }
        w0.intoArray(weights, to);
        w1.intoArray(weights, to + LANES);
      }
    }
  }

  /**
   * dE_i/df_μ(r_ij) of the neighbours of an atom, by strip and function a strip each, and the
   * derivatives by the distances at fixed directions.
   *
   * @param first by function: its first basic moment in the order of the next two arrays, and the
   *     end
   * @param monomials where its monomial begins in {@code powers}
   * @param powers monomials, by strip and monomial a strip each, {@code size} of them
   */
  static void weights(
      int lane,
      int[] slots,
      int stride,
      int size,
      double[] df,
      int[] first,
      int[] monomials,
      int[] places,
      double[] by,
      double[] powers,
      double[] weights,
      double[] radial) {
    int functions = first.length - 1;
    int slot = slots[lane];
    for (int s = 0; s < slots[lane + 1] - slot; s += STRIP) {
      int to = s * functions;
      DoubleVector r0 = DoubleVector.zero(SPECIES);
      DoubleVector r1 = r0;
      for (int mu = 0; mu < functions; mu++) {
        DoubleVector w0 = DoubleVector.zero(SPECIES);
        DoubleVector w1 = w0;
        for (int q = first[mu]; q < first[mu + 1]; q++) {
          DoubleVector slope = DoubleVector.broadcast(SPECIES, by[places[q] + lane]);
          int p = s * size + monomials[q];
          w0 = DoubleVector.fromArray(SPECIES, powers, p).fma(slope, w0);
          w1 = DoubleVector.fromArray(SPECIES, powers, p + LANES).fma(slope, w1);
        }
        w0.intoArray(weights, to + mu * STRIP);
        w1.intoArray(weights, to + mu * STRIP + LANES);
        int at = mu * stride + slot + s;
        r0 = DoubleVector.fromArray(SPECIES, df, at).fma(w0, r0);
        r1 = DoubleVector.fromArray(SPECIES, df, at + LANES).fma(w1, r1);
      }
      r0.intoArray(radial, s);
      r1.intoArray(radial, s + LANES);
    }
  }

  /**
   * Derivatives by the components of the unit vectors, three strips for each strip of an atom's
   * slots.
   *
   * @param runs where runs of monomials with the same last factor begin, and the end
   */
  static void turn(
      int from,
      int end,
      double[] u,
      int stride,
      int[] parents,
      int[] axes,
      int[] runs,
      double[] powers,
      double[] weights,
      double[] turning) {
    DoubleVector zero = DoubleVector.zero(SPECIES);
    for (int at = 0; at < 3 * (end - from); at += LANES) {
      zero.intoArray(turning, at);
    }
    for (int s = from; s < end; s += STRIP) {
      int base = (s - from) * parents.length;
      for (int run = runs.length - 2; run >= 0; run--) {
        int axis = axes[runs[run]];
        int to = 3 * (s - from) + axis / stride * STRIP;
        DoubleVector u0 = DoubleVector.fromArray(SPECIES, u, axis + s);
        DoubleVector u1 = DoubleVector.fromArray(SPECIES, u, axis + s + LANES);
        DoubleVector t0 = DoubleVector.fromArray(SPECIES, turning, to);
        DoubleVector t1 = DoubleVector.fromArray(SPECIES, turning, to + LANES);
        for (int p = runs[run]; p < runs[run + 1]; p++) {
          int parent = base + parents[p];
          int at = base + p * STRIP;
          DoubleVector w0 = DoubleVector.fromArray(SPECIES, weights, at);
          DoubleVector w1 = DoubleVector.fromArray(SPECIES, weights, at + LANES);
          t0 = w0.fma(DoubleVector.fromArray(SPECIES, powers, parent), t0);
          t1 = w1.fma(DoubleVector.fromArray(SPECIES, powers, parent + LANES), t1);
          w0.fma(u0, DoubleVector.fromArray(SPECIES, weights, parent)).intoArray(weights, parent);
          w1.fma(u1, DoubleVector.fromArray(SPECIES, weights, parent + LANES))
              .intoArray(weights, parent + LANES);
        }
        t0.intoArray(turning, to);
        t1.intoArray(turning, to + LANES);
      }
    }
  }

  /** dE_i/dr_ij of the pairs of an atom from {@code pair} to {@code end}, added. */
  static void gradient(
      int pair,
      int end,
      int slot,
      int stride,
      double[] u,
      double[] along,
      double[] turning,
      double[] gx,
      double[] gy,
      double[] gz) {
    for (int h = 0; pair + h < end; h += LANES) {
      int at = slot + h;
      int t = 3 * (h & -STRIP) + (h & LANES);
      DoubleVector radial = DoubleVector.fromArray(SPECIES, along, h);
      DoubleVector x = DoubleVector.fromArray(SPECIES, u, at);
      DoubleVector y = DoubleVector.fromArray(SPECIES, u, stride + at);
      DoubleVector z = DoubleVector.fromArray(SPECIES, u, 2 * stride + at);
      DoubleVector inverse = DoubleVector.fromArray(SPECIES, u, 3 * stride + at);
      DoubleVector tx = DoubleVector.fromArray(SPECIES, turning, t).mul(inverse);
      DoubleVector ty = DoubleVector.fromArray(SPECIES, turning, t + STRIP).mul(inverse);
      DoubleVector tz = DoubleVector.fromArray(SPECIES, turning, t + 2 * STRIP).mul(inverse);
      radial = radial.sub(tx.mul(x).add(ty.mul(y)).add(tz.mul(z)));
      int k = pair + h;
      radial.fma(x, tx).add(DoubleVector.fromArray(SPECIES, gx, k)).intoArray(gx, k);
      radial.fma(y, ty).add(DoubleVector.fromArray(SPECIES, gy, k)).intoArray(gy, k);
      radial.fma(z, tz).add(DoubleVector.fromArray(SPECIES, gz, k)).intoArray(gz, k);
    }
  }
}
