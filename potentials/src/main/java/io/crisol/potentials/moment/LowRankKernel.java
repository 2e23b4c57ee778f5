package io.crisol.potentials.moment;

import static io.crisol.potentials.moment.MomentKernel.LANES;
import static io.crisol.potentials.moment.MomentKernel.SPECIES;
import static io.crisol.potentials.moment.MomentKernel.STRIP;

import jdk.incubator.vector.DoubleVector;

/**
 * Basic moments of rank 2 at most and back, where all components of a radial function are summed
 * side by side: 1, x, y, z, xx, xy, xz, yy, yz. Arrays as in {@link MomentKernel}.
 */
final class LowRankKernel {
  /** Components of a function. */
  static final int COMPONENTS = 9;

  private LowRankKernel() {}

  /**
   * Σ f and its products with unit vectors for the slots of an atom.
   *
   * @param function where the radial function begins in {@code f}
   * @param lanes scratch, a vector for each component
   * @param to where the nine sums begin
   */
  static void moments(
      int from,
      int end,
      int stride,
      double[] u,
      int function,
      double[] f,
      double[] lanes,
      int to,
      double[] sums) {
    DoubleVector m = DoubleVector.zero(SPECIES);
    DoubleVector mx = m;
    DoubleVector my = m;
    DoubleVector mz = m;
    DoubleVector mxx = m;
    DoubleVector mxy = m;
    DoubleVector mxz = m;
    DoubleVector myy = m;
    DoubleVector myz = m;
    for (int s = from; s < end; s += LANES) {
      DoubleVector value = DoubleVector.fromArray(SPECIES, f, function + s);
      DoubleVector x = DoubleVector.fromArray(SPECIES, u, s);
      DoubleVector y = DoubleVector.fromArray(SPECIES, u, stride + s);
      DoubleVector z = DoubleVector.fromArray(SPECIES, u, 2 * stride + s);
      m = m.add(value);
      mz = value.fma(z, mz);
      DoubleVector fx = value.mul(x);
      DoubleVector fy = value.mul(y);
      mx = mx.add(fx);
      my = my.add(fy);
      mxx = fx.fma(x, mxx);
      mxy = fx.fma(y, mxy);
      mxz = fx.fma(z, mxz);
      myy = fy.fma(y, myy);
      myz = fy.fma(z, myz);
    }
    m.intoArray(lanes, 0);
    mx.intoArray(lanes, LANES);
    my.intoArray(lanes, 2 * LANES);
    mz.intoArray(lanes, 3 * LANES);
    mxx.intoArray(lanes, 4 * LANES);
    mxy.intoArray(lanes, 5 * LANES);
    mxz.intoArray(lanes, 6 * LANES);
    myy.intoArray(lanes, 7 * LANES);
    myz.intoArray(lanes, 8 * LANES);
    for (int k = 0; k < COMPONENTS; k++) {
      int at = k * LANES;
      double sum = (lanes[at] + lanes[at + 1]) + (lanes[at + 2] + lanes[at + 3]);
      for (int l = 4; l < LANES; l += 4) {
        sum += (lanes[at + l] + lanes[at + l + 1]) + (lanes[at + l + 2] + lanes[at + l + 3]);
      }
      sums[to + k] = sum;
    }
  }

  /**
   * Adds dE_i/dr_ij of the pairs of an atom from one radial function.
   *
   * @param function where the radial function begins in {@code f} and {@code df}
   * @param by derivatives by the nine components, from {@code first} on
   * @param weights receives dE_i/df(r_ij), by strip {@code spacing} apart, from {@code strip} on
   */
  static void gradient(
      int pair,
      int end,
      int slot,
      int stride,
      double[] u,
      int function,
      double[] f,
      double[] df,
      int first,
      double[] by,
      int strip,
      int spacing,
      double[] weights,
      double[] gx,
      double[] gy,
      double[] gz) {
    DoubleVector b = DoubleVector.broadcast(SPECIES, by[first]);
    DoubleVector bx = DoubleVector.broadcast(SPECIES, by[first + 1]);
    DoubleVector by1 = DoubleVector.broadcast(SPECIES, by[first + 2]);
    DoubleVector bz = DoubleVector.broadcast(SPECIES, by[first + 3]);
    DoubleVector bxx = DoubleVector.broadcast(SPECIES, by[first + 4]);
    DoubleVector bxy = DoubleVector.broadcast(SPECIES, by[first + 5]);
    DoubleVector bxz = DoubleVector.broadcast(SPECIES, by[first + 6]);
    DoubleVector byy = DoubleVector.broadcast(SPECIES, by[first + 7]);
    DoubleVector byz = DoubleVector.broadcast(SPECIES, by[first + 8]);
    for (int k = pair; k < end; k += LANES) {
      int s = slot + k - pair;
      DoubleVector x = DoubleVector.fromArray(SPECIES, u, s);
      DoubleVector y = DoubleVector.fromArray(SPECIES, u, stride + s);
      DoubleVector z = DoubleVector.fromArray(SPECIES, u, 2 * stride + s);
      DoubleVector tx = z.fma(bxz, y.fma(bxy, x.fma(bxx, bx)));
      DoubleVector ty = z.fma(byz, y.fma(byy, by1));
      DoubleVector p = x.fma(tx, y.fma(ty, z.fma(bz, b)));
      int w = ((k - pair) & -STRIP) / STRIP * spacing + strip + ((k - pair) & LANES);
      p.intoArray(weights, w);
      tx = x.fma(bxx, tx);
      ty = x.fma(bxy, y.fma(byy, ty));
      DoubleVector tz = x.fma(bxz, y.fma(byz, bz));
      DoubleVector turning =
          DoubleVector.fromArray(SPECIES, f, function + s)
              .mul(DoubleVector.fromArray(SPECIES, u, 3 * stride + s));
      DoubleVector along = x.mul(tx).add(y.mul(ty)).add(z.mul(tz)).mul(turning);
      along = p.mul(DoubleVector.fromArray(SPECIES, df, function + s)).sub(along);
      along.fma(x, turning.fma(tx, DoubleVector.fromArray(SPECIES, gx, k))).intoArray(gx, k);
      along.fma(y, turning.fma(ty, DoubleVector.fromArray(SPECIES, gy, k))).intoArray(gy, k);
      along.fma(z, turning.fma(tz, DoubleVector.fromArray(SPECIES, gz, k))).intoArray(gz, k);
    }
  }

  /** {@link #moments} of rank 0 alone. */
  static void sum(
      int from, int end, int function, double[] f, double[] lanes, int to, double[] sums) {
    DoubleVector m = DoubleVector.zero(SPECIES);
    for (int s = from; s < end; s += LANES) {
      m = m.add(DoubleVector.fromArray(SPECIES, f, function + s));
    }
    m.intoArray(lanes, 0);
    double sum = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
    for (int l = 4; l < LANES; l += 4) {
      sum += (lanes[l] + lanes[l + 1]) + (lanes[l + 2] + lanes[l + 3]);
    }
    sums[to] = sum;
  }

  /** {@link #gradient} for rank 0 alone. */
  static void radialGradient(
      int pair,
      int end,
      int slot,
      int stride,
      double[] u,
      int function,
      double[] df,
      double by,
      int strip,
      int spacing,
      double[] weights,
      double[] gx,
      double[] gy,
      double[] gz) {
    DoubleVector b = DoubleVector.broadcast(SPECIES, by);
    for (int k = pair; k < end; k += LANES) {
      int s = slot + k - pair;
      b.intoArray(weights, ((k - pair) & -STRIP) / STRIP * spacing + strip + ((k - pair) & LANES));
      DoubleVector along = DoubleVector.fromArray(SPECIES, df, function + s).mul(b);
      along
          .fma(DoubleVector.fromArray(SPECIES, u, s), DoubleVector.fromArray(SPECIES, gx, k))
          .intoArray(gx, k);
      along
          .fma(
              DoubleVector.fromArray(SPECIES, u, stride + s),
              DoubleVector.fromArray(SPECIES, gy, k))
          .intoArray(gy, k);
      along
          .fma(
              DoubleVector.fromArray(SPECIES, u, 2 * stride + s),
              DoubleVector.fromArray(SPECIES, gz, k))
          .intoArray(gz, k);
    }
  }
}
