package io.crisol.potentials.bonded;

import io.crisol.potentials.functions.Exponential;
import io.crisol.potentials.functions.Logarithm;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops of {@link StillingerWeberWork} over {@link LaneGroups}; {@code from} and {@code to} are
 * entries of the arrays, multiples of the number of lanes. Plain twin: {@link
 * StillingerWeber#energy}.
 */
final class StillingerWeberKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** Larger integer exponents are left to the logarithm. */
  private static final int LARGEST_POWER = 16;

  private StillingerWeberKernel() {}

  /** factor · exp(reach/(r − end)) and its derivative by r; 0 from the limit on. */
  static void fall(
      int from,
      int to,
      double[] r,
      double limit,
      double end,
      double reach,
      double factor,
      double[] value,
      double[] slope) {
    for (int k = from; k < to; k += LANES) {
      DoubleVector distance = DoubleVector.fromArray(SPECIES, r, k);
      VectorMask<Double> near = distance.lt(limit);
      // The exponential is 0 long before the gap is as small as that.
      DoubleVector gap = distance.sub(end).min(-1e-12);
      DoubleVector inverse = DoubleVector.broadcast(SPECIES, 1).div(gap);
      DoubleVector exponent = inverse.mul(reach);
      DoubleVector f = DoubleVector.zero(SPECIES).blend(Exponential.of(exponent).mul(factor), near);
      f.intoArray(value, k);
      f.mul(exponent).mul(inverse).neg().intoArray(slope, k);
    }
  }

  /** (σ/r)^exponent. */
  static void power(
      int from, int to, double[] inverse, double sigma, double exponent, double[] out) {
    if (exponent == Math.rint(exponent) && exponent >= 0 && exponent <= LARGEST_POWER) {
      for (int k = from; k < to; k += LANES) {
        DoubleVector base = DoubleVector.fromArray(SPECIES, inverse, k).mul(sigma);
        DoubleVector product = DoubleVector.broadcast(SPECIES, 1);
        for (int times = (int) exponent; times > 0; times--) {
          product = product.mul(base);
        }
        product.intoArray(out, k);
      }
    } else {
      for (int k = from; k < to; k += LANES) {
        DoubleVector base = DoubleVector.fromArray(SPECIES, inverse, k).mul(sigma);
        Exponential.of(Logarithm.of(base).mul(exponent)).intoArray(out, k);
      }
    }
  }

  /**
   * ½φ and its derivative from the fall ½Aε exp(σ/(r − aσ)) with its slope and the two powers;
   * written over the fall and its slope.
   */
  static void pairs(
      int from,
      int to,
      double[] inverse,
      double bigB,
      double p,
      double q,
      double[] powerP,
      double[] powerQ,
      double[] fall,
      double[] slope) {
    for (int k = from; k < to; k += LANES) {
      DoubleVector repulsion = DoubleVector.fromArray(SPECIES, powerP, k).mul(bigB);
      DoubleVector attraction = DoubleVector.fromArray(SPECIES, powerQ, k);
      DoubleVector difference = repulsion.sub(attraction);
      DoubleVector f = DoubleVector.fromArray(SPECIES, fall, k);
      DoubleVector change =
          attraction.mul(q).sub(repulsion.mul(p)).mul(DoubleVector.fromArray(SPECIES, inverse, k));
      difference
          .mul(DoubleVector.fromArray(SPECIES, slope, k))
          .add(f.mul(change))
          .intoArray(slope, k);
      f.mul(difference).intoArray(fall, k);
    }
  }

  /** Σ h, Σ h u and Σ h u⊗u (xx xy xz yy yz zz) of a run: ten vectors from {@code at} on. */
  static void moments(
      int from, int to, double[] h, double[] x, double[] y, double[] z, double[] out, int at) {
    DoubleVector m0 = DoubleVector.zero(SPECIES);
    DoubleVector mx = m0;
    DoubleVector my = m0;
    DoubleVector mz = m0;
    DoubleVector xx = m0;
    DoubleVector xy = m0;
    DoubleVector xz = m0;
    DoubleVector yy = m0;
    DoubleVector yz = m0;
    DoubleVector zz = m0;
    for (int k = from; k < to; k += LANES) {
      DoubleVector f = DoubleVector.fromArray(SPECIES, h, k);
      DoubleVector u = DoubleVector.fromArray(SPECIES, x, k);
      DoubleVector v = DoubleVector.fromArray(SPECIES, y, k);
      DoubleVector w = DoubleVector.fromArray(SPECIES, z, k);
      DoubleVector fu = f.mul(u);
      DoubleVector fv = f.mul(v);
      DoubleVector fw = f.mul(w);
      m0 = m0.add(f);
      mx = mx.add(fu);
      my = my.add(fv);
      mz = mz.add(fw);
      xx = fu.fma(u, xx);
      xy = fu.fma(v, xy);
      xz = fu.fma(w, xz);
      yy = fv.fma(v, yy);
      yz = fv.fma(w, yz);
      zz = fw.fma(w, zz);
    }
    m0.intoArray(out, at);
    mx.intoArray(out, at + LANES);
    my.intoArray(out, at + 2 * LANES);
    mz.intoArray(out, at + 3 * LANES);
    xx.intoArray(out, at + 4 * LANES);
    xy.intoArray(out, at + 5 * LANES);
    xz.intoArray(out, at + 6 * LANES);
    yy.intoArray(out, at + 7 * LANES);
    yz.intoArray(out, at + 8 * LANES);
    zz.intoArray(out, at + 9 * LANES);
  }

  /** Adds the moments of one element to the field that those of another feel. */
  static void addField(
      double[] moments, int from, double bending, double cosTheta0, double[] field, int at) {
    double factor = bending * cosTheta0 * cosTheta0;
    for (int c = 0; c < 10; c++) {
      DoubleVector.fromArray(SPECIES, moments, from + c * LANES)
          .mul(factor)
          .add(DoubleVector.fromArray(SPECIES, field, at + c * LANES))
          .intoArray(field, at + c * LANES);
      factor = c < 3 ? bending * cosTheta0 : bending;
    }
  }

  /**
   * Energy of a run, added to the vector at {@code atom} of {@code energies}, and its gradient.
   *
   * @param field P0, P1 and P2 from {@code at} on
   * @param own λε (1 − cos θ₀)² of a neighbour with itself, which the moments contain
   * @param pairs ½φ of each pair, and its slope
   */
  static void gradient(
      int from,
      int to,
      double[] inverse,
      double[] x,
      double[] y,
      double[] z,
      double[] h,
      double[] slope,
      double[] pairs,
      double[] pairSlope,
      double[] field,
      int at,
      double own,
      double[] energies,
      int atom,
      double[] gx,
      double[] gy,
      double[] gz) {
    DoubleVector p0 = DoubleVector.fromArray(SPECIES, field, at);
    DoubleVector px = DoubleVector.fromArray(SPECIES, field, at + LANES);
    DoubleVector py = DoubleVector.fromArray(SPECIES, field, at + 2 * LANES);
    DoubleVector pz = DoubleVector.fromArray(SPECIES, field, at + 3 * LANES);
    DoubleVector xx = DoubleVector.fromArray(SPECIES, field, at + 4 * LANES);
    DoubleVector xy = DoubleVector.fromArray(SPECIES, field, at + 5 * LANES);
    DoubleVector xz = DoubleVector.fromArray(SPECIES, field, at + 6 * LANES);
    DoubleVector yy = DoubleVector.fromArray(SPECIES, field, at + 7 * LANES);
    DoubleVector yz = DoubleVector.fromArray(SPECIES, field, at + 8 * LANES);
    DoubleVector zz = DoubleVector.fromArray(SPECIES, field, at + 9 * LANES);
    DoubleVector energy = DoubleVector.fromArray(SPECIES, energies, atom);
    for (int k = from; k < to; k += LANES) {
      DoubleVector u = DoubleVector.fromArray(SPECIES, x, k);
      DoubleVector v = DoubleVector.fromArray(SPECIES, y, k);
      DoubleVector w = DoubleVector.fromArray(SPECIES, z, k);
      DoubleVector f = DoubleVector.fromArray(SPECIES, h, k);
      // Half the derivative of the angles' energy by h u is a = P2 u − P1.
      DoubleVector ax = xx.fma(u, xy.fma(v, xz.fma(w, px.neg())));
      DoubleVector ay = xy.fma(u, yy.fma(v, yz.fma(w, py.neg())));
      DoubleVector az = xz.fma(u, yz.fma(v, zz.fma(w, pz.neg())));
      DoubleVector along = u.fma(ax, v.fma(ay, w.mul(az)));
      DoubleVector line = u.fma(px, v.fma(py, w.mul(pz)));
      DoubleVector byH = along.sub(line).add(p0).sub(f.mul(own));
      energy = energy.add(f.mul(0.5).fma(byH, DoubleVector.fromArray(SPECIES, pairs, k)));
      DoubleVector across = f.add(f).mul(DoubleVector.fromArray(SPECIES, inverse, k));
      DoubleVector radial =
          byH.fma(
                  DoubleVector.fromArray(SPECIES, slope, k),
                  DoubleVector.fromArray(SPECIES, pairSlope, k))
              .sub(across.mul(along));
      radial.fma(u, across.mul(ax)).intoArray(gx, k);
      radial.fma(v, across.mul(ay)).intoArray(gy, k);
      radial.fma(w, across.mul(az)).intoArray(gz, k);
    }
    energy.intoArray(energies, atom);
  }
}
