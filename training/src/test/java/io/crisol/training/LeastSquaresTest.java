package io.crisol.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.RandomStream;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {
  private static final int COLUMNS = 6;
  private static final int ROWS = 700;

  private final double[][] rows = new double[ROWS][COLUMNS];
  private final double[] right = new double[ROWS];

  LeastSquaresTest() {
    RandomStream random = new RandomStream(8);
    for (int r = 0; r < ROWS; r++) {
      for (int c = 0; c < COLUMNS; c++) {
        // Columns of very different size, the last two alike.
        rows[r][c] = Math.pow(10, c) * random.nextGaussian();
      }
      rows[r][5] = rows[r][4] * 10 + 1e3 * random.nextGaussian();
      right[r] = random.nextGaussian();
    }
  }

  private LeastSquares equations(int from, int to) {
    LeastSquares equations = new LeastSquares(COLUMNS);
    for (int r = from; r < to; r++) {
      equations.add(rows[r], right[r], 0.5 + r % 3);
    }
    return equations;
  }

  /** The residual of a least-squares solution is orthogonal to every column. */
  private double[] slopes(double[] x, double ridge) {
    double[] slopes = new double[COLUMNS];
    double[] squares = new double[COLUMNS];
    for (int r = 0; r < ROWS; r++) {
      double weight = (0.5 + r % 3) * (0.5 + r % 3);
      double error = -right[r];
      for (int c = 0; c < COLUMNS; c++) {
        error += rows[r][c] * x[c];
      }
      for (int c = 0; c < COLUMNS; c++) {
        slopes[c] += weight * error * rows[r][c];
        squares[c] += weight * rows[r][c] * rows[r][c];
      }
    }
    for (int c = 0; c < COLUMNS; c++) {
      slopes[c] = (slopes[c] + (c == 0 ? 0 : ridge * squares[c] * x[c])) / Math.sqrt(squares[c]);
    }
    return slopes;
  }

  @Test
  void the_residual_is_orthogonal_to_the_columns() {
    boolean[] free = {true, false, false, false, false, false};
    for (double ridge : new double[] {0, 1e-3, 0.5}) {
      double[] x = equations(0, ROWS).solve(ridge, free);
      assertThat(slopes(x, ridge)).usingComparatorWithPrecision(1e-8).containsOnly(0);
    }
  }

  @Test
  void each_column_may_have_its_own_penalty() {
    double[] same = {0, 0.1, 0.1, 0.1, 0.1, 0.1};
    boolean[] free = {true, false, false, false, false, false};
    assertThat(equations(0, ROWS).solve(same)).isEqualTo(equations(0, ROWS).solve(0.1, free));
    double[] one = {0, 0, 1e12, 0, 0, 0};
    double[] x = equations(0, ROWS).solve(one);
    assertThat(Math.abs(x[2])).isLessThan(1e-9);
    assertThat(Math.abs(x[0])).isGreaterThan(1e-6);
  }

  /** Normal equations would leave two digits here. */
  @Test
  void nearly_dependent_columns_cost_digits_only_once() {
    RandomStream random = new RandomStream(9);
    double[] expected = {1, -2, 0.5, 3, 1, -1};
    LeastSquares equations = new LeastSquares(COLUMNS);
    for (double[] row : rows) {
      row[5] = 10 * row[4] + 1e-2 * random.nextGaussian();
      double sum = 0;
      for (int c = 0; c < COLUMNS; c++) {
        sum += row[c] * expected[c];
      }
      equations.add(row, sum, 1);
    }
    double[] x = equations.solve(0, new boolean[COLUMNS]);
    assertThat(x).usingComparatorWithPrecision(1e-6).containsExactly(expected);
  }

  @Test
  void parts_add_up_to_the_whole() {
    LeastSquares sum = equations(0, 123);
    sum.add(equations(123, 500));
    sum.add(equations(500, ROWS));
    LeastSquares whole = equations(0, ROWS);
    double[] x = whole.solve(0, new boolean[COLUMNS]);
    double[] y = sum.solve(0, new boolean[COLUMNS]);
    for (int c = 0; c < COLUMNS; c++) {
      assertThat(y[c]).isCloseTo(x[c], within(1e-9 * Math.abs(x[c])));
    }
    double expected = 0;
    for (int r = 0; r < ROWS; r++) {
      double error = -right[r];
      for (int c = 0; c < COLUMNS; c++) {
        error += rows[r][c] * x[c];
      }
      expected += (0.5 + r % 3) * (0.5 + r % 3) * error * error;
    }
    assertThat(whole.residual(x)).isCloseTo(expected, within(1e-9 * expected));
  }

  @Test
  void a_column_of_zeros_gets_zero() {
    for (double[] row : rows) {
      row[2] = 0;
    }
    assertThat(equations(0, ROWS).solve(0, new boolean[COLUMNS])[2]).isZero();
  }
}
