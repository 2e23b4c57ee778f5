package io.crisol.simulation.bulk;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;

/**
 * An equation of state fitted to energies.
 *
 * @param energy at the minimum, eV
 * @param volume at the minimum, Å³
 * @param bulkModulus there, eV/Å³
 * @param derivative of the bulk modulus by pressure there
 * @param rms residual, eV
 */
public record EosFit(
    double energy, double volume, double bulkModulus, double derivative, double rms) {
  private static final int MOST = 50;

  /**
   * Fits by least squares.
   *
   * @param volumes double[n] Å³, n ≥ 5
   * @param energies double[n] eV
   * @return NaN throughout where the energies have no minimum near these volumes
   */
  public static EosFit of(EosForm form, double[] volumes, double[] energies) {
    EosFit birch = birchMurnaghan(volumes, energies);
    EosFit fit =
        form == EosForm.BIRCH_MURNAGHAN || Double.isNaN(birch.volume)
            ? birch
            : vinet(birch, volumes, energies);
    double sum = 0;
    for (int k = 0; k < volumes.length; k++) {
      double residual = fit.at(form, volumes[k]) - energies[k];
      sum += residual * residual;
    }
    double rms = Math.sqrt(sum / volumes.length);
    return new EosFit(fit.energy, fit.volume, fit.bulkModulus, fit.derivative, rms);
  }

  /** The third order in the Eulerian strain is a cubic in u = (reference / V)^(2/3) − 1. */
  private static EosFit birchMurnaghan(double[] volumes, double[] energies) {
    double reference = Arrays.stream(volumes).average().orElseThrow();
    double[] a = cubic(reference, volumes, energies);
    // The root of the slope at which the curvature is positive, as it holds for a small a[3] too.
    double root = -a[1] / (a[2] + Math.sqrt(a[2] * a[2] - 3 * a[1] * a[3]));
    double volume = reference * StrictMath.pow(1 + root, -1.5);
    if (!isNear(volume, volumes)) {
      return new EosFit(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    double slope = -2.0 / 3 * (1 + root) / volume; // du/dV
    double curvature = 2 * a[2] + 6 * a[3] * root;
    double second = curvature * slope * slope;
    double third =
        6 * a[3] * slope * slope * slope
            + 3 * curvature * slope * (10.0 / 9 * (1 + root) / volume / volume);
    double energy = a[0] + root * (a[1] + root * (a[2] + root * a[3]));
    double derivative = -1 - volume * third / second;
    return new EosFit(energy, volume, volume * second, derivative, 0);
  }

  /** Whether a volume is among these or at most as far from them as they are wide. */
  private static boolean isNear(double volume, double[] volumes) {
    double low = Arrays.stream(volumes).min().orElseThrow();
    double high = Arrays.stream(volumes).max().orElseThrow();
    return volume >= low - (high - low) && volume <= high + (high - low);
  }

  /**
   * Value and slope by volume of the cubic in the Eulerian strain through values by least squares:
   * what the energies of Birch and Murnaghan's equation are fitted by.
   *
   * @param volumes double[n], n ≥ 4
   * @param values double[n]
   * @return double[2]
   */
  public static double[] cubic(double[] volumes, double[] values, double volume) {
    double reference = Arrays.stream(volumes).average().orElseThrow();
    double[] a = cubic(reference, volumes, values);
    double u = StrictMath.pow(reference / volume, 2.0 / 3) - 1;
    double slope = a[1] + u * (2 * a[2] + 3 * u * a[3]);
    return new double[] {
      a[0] + u * (a[1] + u * (a[2] + u * a[3])), slope * -2.0 / 3 * (1 + u) / volume
    };
  }

  /** Its coefficients, u = (reference / V)^(2/3) − 1. */
  private static double[] cubic(double reference, double[] volumes, double[] values) {
    DMatrixRMaj powers = new DMatrixRMaj(volumes.length, 4);
    for (int k = 0; k < volumes.length; k++) {
      double u = StrictMath.pow(reference / volumes[k], 2.0 / 3) - 1;
      System.arraycopy(new double[] {1, u, u * u, u * u * u}, 0, powers.getData(), 4 * k, 4);
    }
    return solve(powers, values);
  }

  private static double[] solve(DMatrixRMaj matrix, double[] right) {
    var solver = LinearSolverFactory_DDRM.qr(matrix.numRows, matrix.numCols);
    DMatrixRMaj x = new DMatrixRMaj(matrix.numCols, 1);
    if (!solver.setA(matrix.copy())) {
      Arrays.fill(x.getData(), Double.NaN);
      return x.getData();
    }
    solver.solve(new DMatrixRMaj(right.length, 1, true, right.clone()), x);
    return x.getData();
  }

  /** Gauss-Newton steps from a fit of the other form, which is near. */
  private static EosFit vinet(EosFit from, double[] volumes, double[] energies) {
    double[] p = {from.energy, from.volume, from.bulkModulus, from.derivative};
    for (int step = 0; step < MOST; step++) {
      DMatrixRMaj slopes = new DMatrixRMaj(volumes.length, 4);
      double[] residual = new double[volumes.length];
      for (int k = 0; k < volumes.length; k++) {
        residual[k] = energies[k] - vinet(p, volumes[k]);
        for (int c = 0; c < 4; c++) {
          slopes.set(k, c, slope(p, c, volumes[k]));
        }
      }
      double[] change = solve(slopes, residual);
      boolean settled = true;
      for (int c = 0; c < 4; c++) {
        p[c] += change[c];
        settled &= Math.abs(change[c]) <= 1e-12 * Math.abs(p[c]);
      }
      if (settled) {
        break;
      }
    }
    return new EosFit(p[0], p[1], p[2], p[3], 0);
  }

  private static double slope(double[] p, int c, double volume) {
    double h = 1e-5 * Math.max(1e-3, Math.abs(p[c]));
    double[] up = p.clone();
    double[] down = p.clone();
    up[c] += h;
    down[c] -= h;
    return (vinet(up, volume) - vinet(down, volume)) / (2 * h);
  }

  private static double vinet(double[] p, double volume) {
    double x = StrictMath.cbrt(volume / p[1]);
    double b = p[3] - 1;
    double exponential = StrictMath.exp(-1.5 * b * (x - 1));
    return p[0] + 2 * p[2] * p[1] / (b * b) * (2 - (5 + 3 * p[3] * (x - 1) - 3 * x) * exponential);
  }

  /** Energy at a volume by this fit's own form, eV. */
  double at(EosForm form, double v) {
    if (form == EosForm.VINET) {
      return vinet(new double[] {energy, volume, bulkModulus, derivative}, v);
    }
    double y = StrictMath.pow(volume / v, 2.0 / 3) - 1;
    return energy
        + 9 * volume * bulkModulus / 16 * (y * y * y * derivative + y * y * (6 - 4 * (y + 1)));
  }
}
