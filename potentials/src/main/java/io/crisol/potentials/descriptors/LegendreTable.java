package io.crisol.potentials.descriptors;

/**
 * From moments A_lm to Chebyshev sums and back: T_n = Σ_l a_nl P_l and
 *
 * <pre>  G_n = Σ_{j<k} T_n(cos θ_jk) fc_j fc_k = ½ ( Σ_l a_nl Σ_m K_lm |A_lm|² − Σ_j fc_j² )
 * </pre>
 *
 * since T_n(1) = 1.
 */
final class LegendreTable {
  private final int order;
  private final double[][] a;
  private final double[] k;
  private final double[] byDegree;

  private LegendreTable(int order) {
    this.order = order;
    this.a = chebyshevInLegendre(order);
    this.k = new double[row(order, order) + 1];
    this.byDegree = new double[order + 1];
    for (int l = 0; l <= order; l++) {
      double ratio = 1;
      k[row(l, 0)] = 1;
      for (int m = 1; m <= l; m++) {
        ratio /= (double) (l + m) * (l - m + 1);
        k[row(l, m)] = 2 * ratio;
      }
    }
  }

  /** Row of (l, m) among p_lm and A_lm, 0 ≤ m ≤ l. */
  static int row(int l, int m) {
    return l * (l + 1) / 2 + m;
  }

  /**
   * Factors of the recurrence p_{l+1,m} = first z p_lm − second p_{l−1,m} by row: first at 2 row,
   * second at 2 row + 1.
   */
  static double[] recurrence(int order) {
    double[] factors = new double[2 * (row(order, order) + 1)];
    for (int l = 0; l <= order; l++) {
      for (int m = 0; m <= l; m++) {
        factors[2 * row(l, m)] = (2.0 * l + 1) / (l + 1 - m);
        factors[2 * row(l, m) + 1] = (double) (l + m) / (l + 1 - m);
      }
    }
    return factors;
  }

  /** A table of its own for one thread. */
  static LegendreTable of(int order) {
    return new LegendreTable(order);
  }

  /** a_nl by T_{n+1} = 2 x T_n − T_{n−1} and x P_l = ((l + 1) P_{l+1} + l P_{l−1}) / (2l + 1). */
  private static double[][] chebyshevInLegendre(int order) {
    double[][] a = new double[order + 1][order + 2];
    a[0][0] = 1;
    if (order > 0) {
      a[1][1] = 1;
    }
    for (int n = 1; n < order; n++) {
      for (int l = 0; l <= n; l++) {
        double twice = 2 * a[n][l] / (2 * l + 1);
        a[n + 1][l + 1] += twice * (l + 1);
        if (l > 0) {
          a[n + 1][l - 1] += twice * l;
        }
      }
      for (int l = 0; l < n; l++) {
        a[n + 1][l] -= a[n - 1][l];
      }
    }
    return a;
  }

  /** Writes G_0 … G_N to {@code out[at …]}; {@code self} is Σ_j fc_j² with its weights. */
  void contract(double[] moments, double self, double[] out, int at) {
    int row = 0;
    for (int l = 0; l <= order; l++) {
      double sum = 0;
      for (int m = 0; m <= l; m++) {
        double re = moments[2 * row];
        double im = moments[2 * row + 1];
        sum += k[row++] * (re * re + im * im);
      }
      byDegree[l] = sum;
    }
    for (int n = 0; n <= order; n++) {
      double sum = -self;
      for (int l = n & 1; l <= n; l += 2) {
        sum += a[n][l] * byDegree[l];
      }
      out[at + n] = sum / 2;
    }
  }

  /**
   * Adds {@code factor} · d(Σ_n w_n G_n)/dA_lm to {@code b} and returns Σ_n w_n, the weight of the
   * self term.
   */
  double reverse(double[] w, int at, double[] moments, double factor, double[] b) {
    double total = 0;
    int row = 0;
    for (int l = 0; l <= order; l++) {
      double q = 0;
      for (int n = l; n <= order; n += 2) {
        q += w[at + n] * a[n][l];
      }
      total += w[at + l];
      for (int m = 0; m <= l; m++) {
        double scale = factor * q * k[row];
        b[2 * row] += scale * moments[2 * row];
        b[2 * row + 1] += scale * moments[2 * row + 1];
        row++;
      }
    }
    return total;
  }
}
