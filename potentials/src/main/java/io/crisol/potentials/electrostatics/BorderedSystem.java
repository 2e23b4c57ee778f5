package io.crisol.potentials.electrostatics;

import io.crisol.structures.Problem;
import java.util.Arrays;

/**
 * Linear equations with a given sum of the unknowns,
 *
 * <pre>
 *   A x + μ 1 = b,   Σ x = s,
 * </pre>
 *
 * for symmetric positive definite A, by its Cholesky factor; with A the unit matrix x is b less the
 * same for every atom.
 */
public final class BorderedSystem {
  private final int n;

  /** Lower triangle of the Cholesky factor, double[N²]; null for the unit matrix. */
  private final double[] factor;

  /** A⁻¹ 1. */
  private final double[] ones;

  private final double sumOfOnes;

  private BorderedSystem(int n, double[] factor) {
    this.n = n;
    this.factor = factor;
    this.ones = new double[n];
    Arrays.fill(ones, 1);
    substitute(ones);
    this.sumOfOnes = sum(ones);
  }

  /** With the unit matrix. */
  public static BorderedSystem identity(int n) {
    return new BorderedSystem(n, null);
  }

  /**
   * With a matrix, double[N²], which is overwritten.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_INVALID where it is not positive
   *     definite
   */
  public static BorderedSystem of(double[] matrix, int n) {
    decompose(matrix, n);
    return new BorderedSystem(n, matrix);
  }

  private static void decompose(double[] a, int n) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = a[i * n + j] - dot(a, i * n, a, j * n, j);
        if (i != j) {
          a[i * n + j] = rest / a[j * n + j];
        } else if (rest > 0) {
          a[i * n + j] = Math.sqrt(rest);
        } else {
          throw Problem.PARAMETER_INVALID.with(
              "the charge equilibration of atom " + i + " (counted from 0)",
              rest,
              "hardness and width of its element leave the energy of charges without a minimum",
              "take larger ones");
        }
      }
    }
  }

  /** Four sums side by side, for speed; the same order always. */
  private static double dot(double[] a, int at, double[] b, int bt, int count) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 3 < count; k += 4) {
      s0 += a[at + k] * b[bt + k];
      s1 += a[at + k + 1] * b[bt + k + 1];
      s2 += a[at + k + 2] * b[bt + k + 2];
      s3 += a[at + k + 3] * b[bt + k + 3];
    }
    for (; k < count; k++) {
      s0 += a[at + k] * b[bt + k];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** The x of b, double[N], and s. */
  public double[] solve(double[] b, double s) {
    double[] x = b.clone();
    substitute(x);
    double mu = (sum(x) - s) / sumOfOnes;
    for (int i = 0; i < n; i++) {
      x[i] -= mu * ones[i];
    }
    return x;
  }

  /** A⁻¹ x, in place. */
  private void substitute(double[] x) {
    if (factor == null) {
      return;
    }
    for (int i = 0; i < n; i++) {
      x[i] = (x[i] - dot(factor, i * n, x, 0, i)) / factor[i * n + i];
    }
    for (int i = n - 1; i >= 0; i--) {
      x[i] /= factor[i * n + i];
      for (int j = 0; j < i; j++) {
        x[j] -= factor[i * n + j] * x[i];
      }
    }
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
