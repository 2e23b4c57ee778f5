package io.crisol.potentials.spectral;

import io.crisol.potentials.Environment;
import io.crisol.potentials.PairGradient;
import java.util.Arrays;
import java.util.List;

/**
 * {@link Snap} as it is defined, component by component over all m, without any of the symmetries;
 * with scratch for one thread.
 */
final class SnapDefinition {
  private final Snap snap;
  private final Coupling coupling;
  private final int size;

  /** Density of the neighbours on the sphere and derivative of the energy by it. */
  private final double[] ur;

  private final double[] ui;
  private final double[] yr;
  private final double[] yi;
  private final double[] zr;
  private final double[] zi;
  private final double[] components;
  private final double[] slopes;
  private final Harmonics values;
  private final Harmonics derivatives;
  private final SnapPoint point = new SnapPoint();
  private final double[] sums = new double[4];
  private final double[] gradient = new double[4];

  SnapDefinition(Snap snap) {
    this.snap = snap;
    coupling = snap.coupling();
    size = Harmonics.size(coupling.order());
    ur = new double[size];
    ui = new double[size];
    yr = new double[size];
    yi = new double[size];
    int square = (coupling.order() + 1) * (coupling.order() + 1);
    zr = new double[square];
    zi = new double[square];
    components = new double[coupling.triples().size()];
    slopes = new double[components.length];
    values = new Harmonics(coupling.order(), 0);
    derivatives = new Harmonics(coupling.order(), 3);
  }

  double energy(Environment around, PairGradient out) {
    int centre = snap.indexOf(around.centre());
    density(around, centre);
    sumComponents();
    double energy = snap.form(centre).energy(components, slopes);
    adjoint();
    pullBack(around, centre, out);
    return energy;
  }

  /** Writes u. */
  private void density(Environment around, int centre) {
    Arrays.fill(ur, 0);
    Arrays.fill(ui, 0);
    for (int j = 0; j <= coupling.order(); j++) {
      for (int m = 0; m <= j; m++) {
        ur[Harmonics.offset(j) + m * (j + 2)] = 1;
      }
    }
    for (int k = 0; k < around.size(); k++) {
      if (place(around, centre, k)) {
        values.compute(point.ar, point.ai, point.br, point.bi);
        for (int n = 0; n < size; n++) {
          ur[n] += point.weight[0] * values.re[0][n];
          ui[n] += point.weight[0] * values.im[0][n];
        }
      }
    }
  }

  /** Places neighbour {@code k}; false where it lies beyond the cutoff of its pair. */
  private boolean place(Environment around, int centre, int k) {
    int other = snap.indexOf(around.element(k));
    double cutoff = snap.cutoff(centre, other);
    if (!(around.r(k) < cutoff)) {
      return false;
    }
    point.place(
        snap.settings(),
        cutoff,
        snap.atoms().get(other).weight(),
        around.x(k),
        around.y(k),
        around.z(k));
    return true;
  }

  /** All B, before normalisation. */
  private void sumComponents() {
    List<Coupling.Triple> triples = coupling.triples();
    for (int l = 0; l < components.length; l++) {
      Coupling.Triple t = triples.get(l);
      product(t.j1(), t.j2(), t.j());
      components[l] = 0;
      int at = Harmonics.offset(t.j());
      for (int n = 0; n < (t.j() + 1) * (t.j() + 1); n++) {
        components[l] += ur[at + n] * zr[n] + ui[at + n] * zi[n];
      }
    }
  }

  /** Writes Z^j = Σ C C u^{j1} u^{j2}. */
  private void product(int j1, int j2, int j) {
    double[] c = coupling.of(j1, j2, j);
    Arrays.fill(zr, 0);
    Arrays.fill(zi, 0);
    int shift = (j1 + j2 - j) / 2;
    for (int m1 = 0; m1 <= j1; m1++) {
      for (int m2 = 0; m2 <= j2; m2++) {
        double weight = c[m1 * (j2 + 1) + m2];
        if (weight != 0) {
          int first = Harmonics.offset(j1) + m1 * (j1 + 1);
          int second = Harmonics.offset(j2) + m2 * (j2 + 1);
          rows(j1, first, j2, second, c, weight, (m1 + m2 - shift) * (j + 1) - shift);
        }
      }
    }
  }

  private void rows(int j1, int first, int j2, int second, double[] c, double weight, int at) {
    for (int k1 = 0; k1 <= j1; k1++) {
      for (int k2 = 0; k2 <= j2; k2++) {
        double w = weight * c[k1 * (j2 + 1) + k2];
        if (w != 0) {
          double r1 = ur[first + k1];
          double i1 = ui[first + k1];
          double r2 = ur[second + k2];
          double i2 = ui[second + k2];
          zr[at + k1 + k2] += w * (r1 * r2 - i1 * i2);
          zi[at + k1 + k2] += w * (r1 * i2 + i1 * r2);
        }
      }
    }
  }

  /**
   * Writes Y with dE = Re Σ Y* du. B is the same function of its three factors but for a factor (2j
   * + 1), hence a term for each.
   */
  private void adjoint() {
    Arrays.fill(yr, 0);
    Arrays.fill(yi, 0);
    for (int l = 0; l < slopes.length; l++) {
      Coupling.Triple t = coupling.triples().get(l);
      addProduct(t.j1(), t.j2(), t.j(), slopes[l]);
      addProduct(t.j(), t.j2(), t.j1(), slopes[l] * (t.j() + 1) / (t.j1() + 1));
      addProduct(t.j(), t.j1(), t.j2(), slopes[l] * (t.j() + 1) / (t.j2() + 1));
    }
  }

  private void addProduct(int j1, int j2, int j, double factor) {
    product(j1, j2, j);
    int at = Harmonics.offset(j);
    for (int n = 0; n < (j + 1) * (j + 1); n++) {
      yr[at + n] += factor * zr[n];
      yi[at + n] += factor * zi[n];
    }
  }

  private void pullBack(Environment around, int centre, PairGradient out) {
    for (int k = 0; k < around.size(); k++) {
      if (place(around, centre, k)) {
        derivatives.compute(point.ar, point.ai, point.br, point.bi);
        for (int d = 0; d <= 3; d++) {
          sums[d] = 0;
          for (int n = 0; n < size; n++) {
            sums[d] += yr[n] * derivatives.re[d][n] + yi[n] * derivatives.im[d][n];
          }
          gradient[d] = point.weight[d] * sums[0] + point.weight[0] * sums[d];
        }
        out.add(k, gradient[1], gradient[2], gradient[3]);
      }
    }
  }
}
