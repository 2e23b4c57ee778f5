package io.crisol.potentials.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TableSplineTest {
  private static TableSpline of(int points, double step, java.util.function.DoubleUnaryOperator f) {
    double[] values = new double[points];
    for (int k = 0; k < points; k++) {
      values[k] = f.applyAsDouble(k * step);
    }
    return new TableSpline(values, step);
  }

  @Test
  void it_goes_through_its_points() {
    TableSpline spline = of(9, 0.25, Math::cos);
    for (int k = 0; k < 9; k++) {
      assertThat(spline.value(0.25 * k)).isCloseTo(Math.cos(0.25 * k), within(1e-15));
    }
  }

  @Test
  void a_cubic_is_exact_away_from_the_ends() {
    TableSpline spline = of(11, 0.5, x -> x * x * x - 2 * x * x + 3);
    for (double x = 1; x <= 4; x += 0.05) {
      assertThat(spline.value(x)).isCloseTo(x * x * x - 2 * x * x + 3, within(1e-12));
      assertThat(spline.slope(x)).isCloseTo(3 * x * x - 4 * x, within(1e-12));
    }
  }

  @Test
  void values_and_slopes_join_and_agree() {
    TableSpline spline = of(12, 0.3, x -> Math.sin(2 * x));
    for (int k = 1; k < 11; k++) {
      double x = 0.3 * k;
      assertThat(spline.value(x - 1e-9)).isCloseTo(spline.value(x + 1e-9), within(1e-8));
      assertThat(spline.slope(x - 1e-9)).isCloseTo(spline.slope(x + 1e-9), within(1e-7));
      double middle = x + 0.1;
      double difference = (spline.value(middle + 1e-6) - spline.value(middle - 1e-6)) / 2e-6;
      assertThat(spline.slope(middle)).isCloseTo(difference, within(1e-8));
    }
  }

  @Test
  void beyond_the_end_the_last_value_holds() {
    TableSpline spline = of(6, 0.2, x -> 1 + x);
    assertThat(spline.value(5)).isCloseTo(2, within(1e-15));
    assertThat(spline.end()).isCloseTo(1, within(1e-15));
  }
}
