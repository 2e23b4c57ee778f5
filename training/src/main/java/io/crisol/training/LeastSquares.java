package io.crisol.training;

import java.util.Arrays;

/**
 * Linear least squares over more rows than fit into memory: rows are gathered into blocks, and each
 * block is turned into the triangle R of a QR decomposition of all rows so far (Householder
 * reflections; the normal equations would lose half the digits of the nearly dependent columns that
 * descriptors have).
 */
final class LeastSquares {
  private static final int BLOCK = 128;

  private final int columns;

  /** Upper triangle of columns and right side, row by row. */
  private final double[][] triangle;

  private final double[][] rows;
  private int filled;

  LeastSquares(int columns) {
    this.columns = columns;
    triangle = new double[columns + 1][columns + 1];
    rows = new double[BLOCK][columns + 1];
  }

  /** Adds an equation, row · x = right, times a weight. */
  void add(double[] row, double right, double weight) {
    double[] to = rows[filled++];
    for (int c = 0; c < columns; c++) {
      to[c] = weight * row[c];
    }
    to[columns] = weight * right;
    if (filled == BLOCK) {
      reduce();
    }
  }

  /** Adds all equations of another. */
  void add(LeastSquares other) {
    other.reduce();
    for (double[] row : other.triangle) {
      add(row, row[columns], 1);
    }
  }

  private void reduce() {
    double[] dots = new double[columns + 1];
    for (int r = filled; r < padded(); r++) {
      Arrays.fill(rows[r], 0);
    }
    for (int k = 0; k <= columns; k++) {
      double square = 0;
      for (int r = 0; r < filled; r++) {
        square += rows[r][k] * rows[r][k];
      }
      if (square > 0) {
        reflect(k, square, dots);
      }
    }
    filled = 0;
  }

  /** Takes column k of the block into the triangle. */
  private void reflect(int k, double square, double[] dots) {
    double[] top = triangle[k];
    double length = Math.sqrt(top[k] * top[k] + square);
    double target = top[k] > 0 ? -length : length;
    double head = top[k] - target;
    double factor = 2 / (head * head + square);
    for (int c = k; c <= columns; c++) {
      dots[c] = head * top[c];
    }
    ReflectionKernel.gather(k, columns + 1, padded(), rows, dots);
    for (int c = k; c <= columns; c++) {
      top[c] -= factor * head * dots[c];
    }
    ReflectionKernel.scatter(k, columns + 1, padded(), factor, dots, rows);
    top[k] = target;
  }

  /** Rows of the block with those of zeros that make their number whole. */
  private int padded() {
    return (filled + ReflectionKernel.ROWS - 1) / ReflectionKernel.ROWS * ReflectionKernel.ROWS;
  }

  /**
   * The solution with Σ (row·x − right)² + ridge Σ_k |column k|² x_k² least, the free columns left
   * out of the penalty. Columns of zeros get 0.
   *
   * @param free columns without penalty
   */
  double[] solve(double ridge, boolean[] free) {
    return penalised(ridges(ridge, free)).substitute();
  }

  /** The solution with a penalty of its own for each column, 0 for none. */
  double[] solve(double[] ridges) {
    return penalised(ridges).substitute();
  }

  private double[] ridges(double ridge, boolean[] free) {
    double[] ridges = new double[columns];
    Arrays.setAll(ridges, c -> free[c] ? 0 : ridge);
    return ridges;
  }

  /**
   * The upper triangle R of the equations with a penalty as in {@link #solve}: Σ (row·x − right)² +
   * … = |R (x − solution)|² + a constant. double[columns][columns].
   */
  double[][] triangle(double ridge, boolean[] free) {
    return Arrays.stream(penalised(ridges(ridge, free)).triangle, 0, columns)
        .map(row -> Arrays.copyOf(row, columns))
        .toArray(double[][]::new);
  }

  private LeastSquares penalised(double[] ridges) {
    reduce();
    LeastSquares penalised = new LeastSquares(columns);
    for (double[] row : triangle) {
      penalised.add(row, row[columns], 1);
    }
    double[] unit = new double[columns];
    for (int c = 0; c < columns; c++) {
      double norm = norm(c);
      Arrays.fill(unit, 0);
      unit[c] = norm == 0 ? 1 : norm;
      if (norm == 0 || ridges[c] > 0) {
        penalised.add(unit, 0, norm == 0 ? 1 : Math.sqrt(ridges[c]));
      }
    }
    penalised.reduce();
    return penalised;
  }

  private double norm(int column) {
    double square = 0;
    for (int k = 0; k <= column; k++) {
      square += triangle[k][column] * triangle[k][column];
    }
    return Math.sqrt(square);
  }

  private double[] substitute() {
    double[] x = new double[columns];
    for (int k = columns - 1; k >= 0; k--) {
      double sum = triangle[k][columns];
      for (int c = k + 1; c < columns; c++) {
        sum -= triangle[k][c] * x[c];
      }
      // A column that depends on those before it to the last bit adds nothing.
      double pivot = triangle[k][k];
      x[k] = Math.abs(pivot) <= 1e-15 * norm(k) ? 0 : sum / pivot;
    }
    return x;
  }

  /** Σ (row·x − right)² over all equations. */
  double residual(double[] x) {
    reduce();
    double total = 0;
    for (int k = 0; k <= columns; k++) {
      double sum = -triangle[k][columns];
      for (int c = k; c < columns; c++) {
        sum += triangle[k][c] * x[c];
      }
      total += sum * sum;
    }
    return total;
  }
}
