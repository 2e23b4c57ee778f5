package io.crisol.training;

/** A Householder reflection of a block of rows, four rows at a time. */
final class ReflectionKernel {
  /** Rows that are done at once: a block has a whole number of them. */
  static final int ROWS = 4;

  private ReflectionKernel() {}

  /** Adds to {@code dots} from column {@code k} on the rows times their entries there. */
  static void gather(int k, int end, int count, double[][] rows, double[] dots) {
    for (int r = 0; r < count; r += ROWS) {
      double[] a = rows[r];
      double[] b = rows[r + 1];
      double[] c = rows[r + 2];
      double[] d = rows[r + 3];
      double sa = a[k];
      double sb = b[k];
      double sc = c[k];
      double sd = d[k];
      for (int i = k; i < end; i++) {
        dots[i] += (sa * a[i] + sb * b[i]) + (sc * c[i] + sd * d[i]);
      }
    }
  }

  /** Takes from the rows {@code dots} times their entry in column {@code k} times a factor. */
  static void scatter(int k, int end, int count, double factor, double[] dots, double[][] rows) {
    for (int r = 0; r < count; r += ROWS) {
      double[] a = rows[r];
      double[] b = rows[r + 1];
      double[] c = rows[r + 2];
      double[] d = rows[r + 3];
      double sa = factor * a[k];
      double sb = factor * b[k];
      double sc = factor * c[k];
      double sd = factor * d[k];
      for (int i = k; i < end; i++) {
        double dot = dots[i];
        a[i] -= sa * dot;
        b[i] -= sb * dot;
        c[i] -= sc * dot;
        d[i] -= sd * dot;
      }
    }
  }
}
