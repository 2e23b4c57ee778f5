package io.crisol.potentials.descriptors;

import static io.crisol.potentials.descriptors.Lanes.LANES;
import static io.crisol.potentials.descriptors.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/** Lists of pairs of neighbours: made from slots, and brought back to them. */
final class PairListKernel {
  private PairListKernel() {}

  /**
   * Appends the pairs of slot {@code s} with slots {@code from … to − 1} whose squared distance is
   * below {@code reach}, with this square and the product of the unit vectors; returns the new
   * count. What is not taken is overwritten by the next: a branch would be guessed wrong too often.
   */
  static int append(
      double[] x,
      double[] y,
      double[] z,
      double[] inverse,
      int s,
      int from,
      int to,
      double reach,
      int[] j,
      int[] k,
      double[] cosine,
      double[] square,
      int count) {
    double xs = x[s];
    double ys = y[s];
    double zs = z[s];
    double is = inverse[s];
    int n = count;
    for (int o = from; o < to; o++) {
      double xo = x[o];
      double yo = y[o];
      double zo = z[o];
      double dx = xo - xs;
      double dy = yo - ys;
      double dz = zo - zs;
      double apart = dx * dx + dy * dy + dz * dz;
      j[n] = s;
      k[n] = o;
      cosine[n] = (xs * xo + ys * yo + zs * zo) * (is * inverse[o]);
      square[n] = apart;
      // The sign bit of the difference: 1 where the square is below the limit.
      n += (int) (Double.doubleToRawLongBits(apart - reach) >>> 63);
    }
    return n;
  }

  /** Cosines within −1 … 1; distances from their squares, in place, and their inverses. */
  static void roots(int count, double[] cosine, double[] third, double[] inverseThird) {
    for (int t = 0; t < count; t += LANES) {
      DoubleVector.fromArray(SPECIES, cosine, t).max(-1).min(1).intoArray(cosine, t);
      DoubleVector d = DoubleVector.fromArray(SPECIES, third, t).sqrt();
      d.intoArray(third, t);
      DoubleVector.broadcast(SPECIES, 1).div(d).intoArray(inverseThird, t);
    }
  }

  /**
   * Products of the values of two neighbours, and those with one slope in place of a value. In
   * scalars: gathering vectors takes longer.
   */
  static void products(
      double[] value,
      double[] slope,
      int[] j,
      int[] k,
      int count,
      double[] both,
      double[] slopeJ,
      double[] slopeK) {
    for (int t = 0; t < count; t++) {
      int a = j[t];
      int b = k[t];
      double va = value[a];
      double vb = value[b];
      both[t] = va * vb;
      slopeJ[t] = slope[a] * vb;
      slopeK[t] = slope[b] * va;
    }
  }

  /** Multiplies by the numbers of both neighbours. */
  static void weigh(
      double[] number,
      int[] j,
      int[] k,
      int count,
      double[] both,
      double[] slopeJ,
      double[] slopeK) {
    for (int t = 0; t < count; t++) {
      double weight = number[j[t]] * number[k[t]];
      both[t] *= weight;
      slopeJ[t] *= weight;
      slopeK[t] *= weight;
    }
  }

  /** Numbers of both neighbours of each pair. */
  static void fetch(double[] number, int[] j, int[] k, int count, double[] first, double[] second) {
    for (int t = 0; t < count; t++) {
      first[t] = number[j[t]];
      second[t] = number[k[t]];
    }
  }

  /** Adds the gradients of all pairs to their slots: rows of equal {@code j} follow each other. */
  static void scatter(
      double[] x,
      double[] y,
      double[] z,
      int[] j,
      int[] k,
      int count,
      double[] mixed,
      double[] ownJ,
      double[] ownK,
      double[] own,
      double[] gx,
      double[] gy,
      double[] gz) {
    int t = 0;
    while (t < count) {
      int s = j[t];
      double xs = x[s];
      double ys = y[s];
      double zs = z[s];
      double sum = 0;
      double sx = 0;
      double sy = 0;
      double sz = 0;
      for (; t < count && j[t] == s; t++) {
        int o = k[t];
        double m = mixed[t];
        sum += ownJ[t];
        own[o] += ownK[t];
        sx += m * x[o];
        sy += m * y[o];
        sz += m * z[o];
        gx[o] += m * xs;
        gy[o] += m * ys;
        gz[o] += m * zs;
      }
      own[s] += sum;
      gx[s] += sx;
      gy[s] += sy;
      gz[s] += sz;
    }
  }
}
