package io.crisol.potentials.descriptors;

/** Lists of pairs of neighbours: made from slots, and brought back to them. */
final class PairListKernel {
  private PairListKernel() {}

  /**
   * Appends the pairs of slot {@code s} with slots {@code from … to − 1} whose squared distance is
   * below {@code reach}; returns the new count.
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
      double[] third,
      double[] inverseThird,
      int count) {
    double xs = x[s];
    double ys = y[s];
    double zs = z[s];
    double is = inverse[s];
    int n = count;
    for (int o = from; o < to; o++) {
      double dx = x[o] - xs;
      double dy = y[o] - ys;
      double dz = z[o] - zs;
      double square = dx * dx + dy * dy + dz * dz;
      double dot = xs * x[o] + ys * y[o] + zs * z[o];
      double c = dot * (is * inverse[o]);
      double d = Math.sqrt(square);
      j[n] = s;
      k[n] = o;
      cosine[n] = Math.max(-1, Math.min(1, c));
      third[n] = d;
      inverseThird[n] = 1 / d;
      n += square < reach ? 1 : 0;
    }
    return n;
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
