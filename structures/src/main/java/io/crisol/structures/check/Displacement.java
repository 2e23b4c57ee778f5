package io.crisol.structures.check;

import io.crisol.structures.Cell;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.Optional;

/**
 * How one frame becomes another of the same atoms in the same order: a homogeneous strain and
 * displacements within the cell (nearest images, mean taken out), and the work that forces and
 * stress do on that way by the trapezoidal rule, which is exact for a harmonic solid.
 *
 * @param strain largest component of the strain
 * @param rms root mean square displacement per atom, Å
 * @param forceWork −½ Σ (F₁ + F₂)·u: the energy change that the forces announce, eV; NaN without
 *     forces
 * @param stressWork ½ (V₁σ₁ + V₂σ₂):ε: the energy change that the stresses announce, eV; NaN
 *     without stress
 * @param energy the energy change by the labels, eV; NaN without energies
 * @param shear largest off-diagonal component of the strain
 * @param shearStiffness Δσ:ε / ε:ε over the off-diagonal components, eV/Å³: how the shear stress
 *     answers; NaN without stress or shear
 */
record Displacement(
    double strain,
    double rms,
    double forceWork,
    double stressWork,
    double energy,
    double shear,
    double shearStiffness) {
  private static final double LARGEST_STRAIN = 0.15;

  /** Empty where the frames do not correspond atom by atom. */
  static Optional<Displacement> between(Frame one, Frame two) {
    Structure a = one.structure();
    Structure b = two.structure();
    boolean same = Arrays.equals(a.ordinals(), b.ordinals());
    if (!same || !a.cell().isBulk() || !b.cell().isBulk()) {
      return Optional.empty();
    }
    double[] epsilon = strain(a.cell(), b.cell());
    double largest = 0;
    for (double component : epsilon) {
      largest = Math.max(largest, Math.abs(component));
    }
    if (!(largest < LARGEST_STRAIN)) {
      return Optional.empty();
    }
    double[] u = displacements(a, b);
    double energy =
        two.labels().energy().orElse(Double.NaN) - one.labels().energy().orElse(Double.NaN);
    double work = forceWork(one.labels(), two.labels(), u);
    return Optional.of(
        new Displacement(
            largest,
            rms(u),
            work,
            stressWork(one, two, epsilon),
            energy,
            Math.max(Math.abs(epsilon[1]), Math.max(Math.abs(epsilon[2]), Math.abs(epsilon[5]))),
            shearStiffness(one.labels(), two.labels(), epsilon)));
  }

  private static double shearStiffness(Labels one, Labels two, double[] epsilon) {
    if (one.stress().isEmpty() || two.stress().isEmpty()) {
      return Double.NaN;
    }
    double answer = 0;
    double square = 0;
    for (int k : new int[] {1, 2, 5}) {
      answer += (two.stress().get()[k] - one.stress().get()[k]) * epsilon[k];
      square += epsilon[k] * epsilon[k];
    }
    return square == 0 ? Double.NaN : answer / square;
  }

  /** Whether the strain is a shear with little else. */
  boolean isShear() {
    return shear > 2e-3 && strain == shear;
  }

  /**
   * ε with the rows of the second cell = rows of the first · (1 + ε)ᵀ; symmetric part, NaN where
   * rotated.
   */
  private static double[] strain(Cell a, Cell b) {
    double[] f = Matrix3.product(Matrix3.inverse(a.vectors()), b.vectors());
    double[] epsilon = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        epsilon[3 * i + j] = 0.5 * (f[3 * i + j] + f[3 * j + i]) - (i == j ? 1 : 0);
        if (Math.abs(f[3 * i + j] - f[3 * j + i]) > 0.05) {
          epsilon[0] = Double.POSITIVE_INFINITY;
        }
      }
    }
    return epsilon;
  }

  private static double[] displacements(Structure a, Structure b) {
    int n = a.size();
    double[] u = new double[3 * n];
    double[] mean = new double[3];
    for (int i = 0; i < n; i++) {
      double[] s = new double[3];
      for (int c = 0; c < 3; c++) {
        double d = fractional(b, i, c) - fractional(a, i, c);
        s[c] = d - Math.rint(d);
      }
      for (int x = 0; x < 3; x++) {
        for (int c = 0; c < 3; c++) {
          u[3 * i + x] += 0.5 * s[c] * (a.cell().vector(c, x) + b.cell().vector(c, x));
        }
        mean[x] += u[3 * i + x] / n;
      }
    }
    for (int k = 0; k < u.length; k++) {
      u[k] -= mean[k % 3];
    }
    return u;
  }

  private static double fractional(Structure s, int i, int c) {
    return s.cell()
        .fractional(c, s.coordinate(3 * i), s.coordinate(3 * i + 1), s.coordinate(3 * i + 2));
  }

  private static double rms(double[] u) {
    double sum = 0;
    for (double component : u) {
      sum += component * component;
    }
    return Math.sqrt(3 * sum / u.length);
  }

  private static double forceWork(Labels one, Labels two, double[] u) {
    if (one.forces().isEmpty() || two.forces().isEmpty()) {
      return Double.NaN;
    }
    double work = 0;
    for (int k = 0; k < u.length; k++) {
      work -= 0.5 * (one.forces().get()[k] + two.forces().get()[k]) * u[k];
    }
    return work;
  }

  private static double stressWork(Frame one, Frame two, double[] epsilon) {
    if (one.labels().stress().isEmpty() || two.labels().stress().isEmpty()) {
      return Double.NaN;
    }
    double[] first = one.labels().stress().get();
    double[] second = two.labels().stress().get();
    double v1 = one.structure().cell().volume();
    double v2 = two.structure().cell().volume();
    double work = 0;
    for (int k = 0; k < 9; k++) {
      // V σ belongs to strains from each end; at the far end the strain back is −ε/(1 + ε) ≈ −ε.
      work += 0.5 * (v1 * first[k] + v2 * second[k]) * epsilon[k];
    }
    return work;
  }
}
