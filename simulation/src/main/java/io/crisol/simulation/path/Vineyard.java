package io.crisol.simulation.path;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.PotentialEngine;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import io.crisol.structures.Workers;
import io.crisol.structures.json.Json;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * The attempt frequency of harmonic transition state theory,
 *
 * <pre>
 *   ν = Π ν_i (minimum) / Π' ν_j (saddle),
 * </pre>
 *
 * all vibrations of the minimum over the real ones of the saddle: from determinants of the second
 * derivatives over masses, which are finite differences. The three rigid shifts are left out of
 * both; the imaginary mode of the saddle is found by power iteration.
 *
 * <p>Source: Vineyard, J. Phys. Chem. Solids 3, 121 (1957), doi:10.1016/0022-3697(57)90059-8.
 *
 * @param forward from the start, THz; NaN where the start is no minimum or the saddle has not one
 *     imaginary mode
 * @param reverse from the end, THz
 * @param imaginary magnitude of the imaginary frequency of the saddle, THz
 */
public record Vineyard(double forward, double reverse, double imaginary) {
  /** Å. */
  private static final double STEP = 0.005;

  private static final int TASKS = 64;

  /** What rigid shifts are given, eV/(Å² amu): of no effect, the same in all determinants. */
  private static final double RIGID = 0.1;

  /** The frequencies of a hop. */
  static Vineyard of(
      Potential potential, Structure start, Structure saddle, Structure end, double[] mode) {
    Determinant[] of = new Determinant[3];
    Structure[] places = {start, saddle, end};
    double unstable = 0;
    for (int k = 0; k < 3; k++) {
      DMatrixRMaj dynamical = dynamical(potential, places[k]);
      of[k] = Determinant.of(dynamical);
      unstable = k == 1 ? lowest(dynamical, places[k], mode) : unstable;
    }
    // ω² in eV/(Å² amu); fs⁻¹ is 1000 THz.
    double unit = 1000 / (2 * Math.PI) / Math.sqrt(Units.AMU);
    double imaginary = Math.sqrt(Math.max(0, -unstable));
    boolean good = of[1].isNegative() && unstable < 0;
    return new Vineyard(
        good ? unit * ratio(of[0], of[1], imaginary) : Double.NaN,
        good ? unit * ratio(of[2], of[1], imaginary) : Double.NaN,
        unit * imaginary);
  }

  private static double ratio(Determinant minimum, Determinant saddle, double imaginary) {
    return minimum.isNegative()
        ? Double.NaN
        : StrictMath.exp((minimum.logarithm - saddle.logarithm) / 2) * imaginary;
  }

  /**
   * Sign and logarithm of a determinant.
   *
   * @param logarithm of its magnitude
   */
  private record Determinant(boolean isNegative, double logarithm) {
    static Determinant of(DMatrixRMaj matrix) {
      var lu = DecompositionFactory_DDRM.lu(matrix.numRows, matrix.numCols);
      DMatrixRMaj copy = matrix.copy();
      lu.decompose(copy);
      DMatrixRMaj upper = lu.getUpper(null);
      boolean negative = isOdd(lu.getRowPivotV(null), upper.numRows);
      double sum = 0;
      for (int k = 0; k < upper.numRows; k++) {
        negative ^= upper.get(k, k) < 0;
        sum += StrictMath.log(Math.abs(upper.get(k, k)));
      }
      return new Determinant(negative, sum);
    }

    private static boolean isOdd(int[] permutation, int n) {
      boolean[] seen = new boolean[n];
      boolean odd = false;
      for (int k = 0; k < n; k++) {
        for (int j = k; !seen[j]; j = permutation[j]) {
          seen[j] = true;
          odd ^= j != k;
        }
      }
      return odd;
    }
  }

  /** Second derivatives over the roots of masses, with rigid shifts made stiff, eV/(Å² amu). */
  private static DMatrixRMaj dynamical(Potential potential, Structure at) {
    int n = 3 * at.size();
    double[][] columns = new double[n][];
    Workers.forEach(
        TASKS,
        task -> {
          PotentialEngine engine = new PotentialEngine(potential, 4 * STEP);
          engine.restore(at);
          for (int k = task; k < n; k += TASKS) {
            columns[k] = column(engine, at, k);
          }
        });
    double whole = 0;
    for (int i = 0; i < at.size(); i++) {
      whole += at.element(i).mass();
    }
    DMatrixRMaj matrix = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double mass = Math.sqrt(at.element(i / 3).mass() * at.element(j / 3).mass());
        double rigid = i % 3 == j % 3 ? RIGID * mass / whole : 0;
        matrix.set(i, j, (columns[i][j] + columns[j][i]) / 2 / mass + rigid);
      }
    }
    return matrix;
  }

  private static double[] column(PotentialEngine engine, Structure at, int k) {
    double[][] forces = new double[2][];
    for (int side = 0; side < 2; side++) {
      double[] moved = at.positions();
      moved[k] += side == 0 ? STEP : -STEP;
      forces[side] = engine.evaluate(at.withPositions(moved), Quantities.FORCES).forces();
    }
    double[] column = new double[forces[0].length];
    for (int j = 0; j < column.length; j++) {
      column[j] = (forces[1][j] - forces[0][j]) / (2 * STEP);
    }
    return column;
  }

  /** The lowest eigenvalue, beginning with a displacement double[3N]. */
  private static double lowest(DMatrixRMaj matrix, Structure at, double[] mode) {
    int n = mode.length;
    double high = NormOps_DDRM.inducedPInf(matrix);
    DMatrixRMaj v = new DMatrixRMaj(n, 1);
    for (int k = 0; k < n; k++) {
      v.set(k, 0, mode[k] * Math.sqrt(at.element(k / 3).mass()));
    }
    DMatrixRMaj w = new DMatrixRMaj(n, 1);
    double value = Double.NaN;
    double before = Double.NaN;
    for (int k = 0; k < 20_000 && !(Math.abs(value - before) < 1e-12 * high); k++) {
      NormOps_DDRM.normalizeF(v);
      CommonOps_DDRM.mult(matrix, v, w);
      before = value;
      value = CommonOps_DDRM.dot(v, w);
      // (high − D) v grows along the lowest mode.
      CommonOps_DDRM.add(high, v, -1, w, v);
    }
    return value;
  }

  /** Adds {@code attempt_frequency_THz} and the like to results. */
  void addTo(Json.Obj json) {
    json.put("attempt_frequency_THz", Json.of(forward))
        .put("reverse_attempt_frequency_THz", Json.of(reverse))
        .put("imaginary_frequency_THz", imaginary);
  }
}
