package io.crisol.simulation.building;

/** The point at given distances from three others. */
final class Trilateration {
  private Trilateration() {}

  /**
   * The upper of the two points; null where there is none.
   *
   * @param a position and distance, double[4], Å
   * @param up double[3]
   */
  static double[] above(double[] a, double[] b, double[] c, double[] up) {
    double[] u = difference(b, a);
    double[] v = difference(c, a);
    double uu = dot(u, u);
    double uv = dot(u, v);
    double vv = dot(v, v);
    double determinant = uu * vv - uv * uv;
    if (determinant < 1e-9) {
      return null;
    }
    double p = (uu + a[3] * a[3] - b[3] * b[3]) / 2;
    double q = (vv + a[3] * a[3] - c[3] * c[3]) / 2;
    double alpha = (p * vv - q * uv) / determinant;
    double beta = (q * uu - p * uv) / determinant;
    double left = a[3] * a[3] - alpha * p - beta * q;
    if (left < 0) {
      return null;
    }
    double[] n = {u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]};
    double gamma = Math.sqrt(left / determinant) * (dot(n, up) < 0 ? -1 : 1);
    double[] r = new double[3];
    for (int x = 0; x < 3; x++) {
      r[x] = a[x] + alpha * u[x] + beta * v[x] + gamma * n[x];
    }
    return r;
  }

  private static double[] difference(double[] a, double[] b) {
    return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
