package io.crisol.potentials.spectral;

import io.crisol.potentials.functions.HalfTurns;

/**
 * A neighbour on the 3-sphere: a and b of {@link Harmonics} with their derivatives by x, y, z (1/Å)
 * at 1 … 3, and its weight in the density.
 */
final class SnapPoint {
  final double[] ar = new double[4];
  final double[] ai = new double[4];
  final double[] br = new double[4];
  final double[] bi = new double[4];

  /** w f(r) and its derivatives. */
  final double[] weight = new double[4];

  /** Places a neighbour at (x, y, z), Å, for a pair with this cutoff. */
  void place(SnapSettings settings, double cutoff, double w, double x, double y, double z) {
    double[] d = {0, x, y, z};
    double r = Math.sqrt(x * x + y * y + z * z);
    double length = cutoff - settings.shortest();
    double t = (r - settings.shortest()) / length;
    double angle = settings.angleFactor() * t;
    double c = HalfTurns.cosine(angle);
    double s = HalfTurns.sine(angle);
    if (s < 0) {
      // The angle is folded into 0 … π, as LAMMPS does with the direction of (r, r cot θ0).
      c = -c;
      s = -s;
    }
    double turn = Math.PI * settings.angleFactor() / length;
    double h = s / r;
    double slope = (c * turn - h) / r;
    ar[0] = c;
    ai[0] = -z * h;
    br[0] = y * h;
    bi[0] = -x * h;
    for (int k = 1; k <= 3; k++) {
      double unit = d[k] / r;
      ar[k] = -s * turn * unit;
      ai[k] = -z * slope * unit - (k == 3 ? h : 0);
      br[k] = y * slope * unit + (k == 2 ? h : 0);
      bi[k] = -x * slope * unit - (k == 1 ? h : 0);
    }
    fade(settings, w, t, d, r, length);
  }

  private void fade(
      SnapSettings settings, double w, double t, double[] d, double r, double length) {
    boolean fading = settings.switched() && t > 0;
    weight[0] = w * (fading ? 0.5 * (1 + HalfTurns.cosine(t)) : 1);
    double fall = fading ? -0.5 * Math.PI / length * HalfTurns.sine(t) : 0;
    for (int k = 1; k <= 3; k++) {
      weight[k] = w * fall * d[k] / r;
    }
  }
}
