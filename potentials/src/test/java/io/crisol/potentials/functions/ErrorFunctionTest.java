package io.crisol.potentials.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ErrorFunctionTest {
  /** x and erfc(x), computed with mpmath at 40 digits. */
  private static final double[][] REFERENCE = {
    {0.0, 1.0},
    {1e-09, 0.9999999988716208},
    {0.1, 0.887537083981715},
    {0.5, 0.4795001221869535},
    {0.9, 0.20309178757716786},
    {0.9999999, 0.157299248561039},
    {1.0, 0.15729920705028513},
    {1.3, 0.06599205505934755},
    {2.0, 0.004677734981047266},
    {3.1, 1.1648657367199589e-05},
    {4.5, 1.9661604415428876e-10},
    {6.2, 1.816675617238127e-18},
    {6.3, 5.124221687395715e-19},
    {8.0, 1.1224297172982926e-29},
    {12.0, 1.3562611692059042e-64},
    {20.0, 5.395865611607901e-176},
    {26.0, 5.663192408856143e-296},
  };

  @Test
  void it_is_right_to_the_last_digits() {
    for (double[] pair : REFERENCE) {
      assertThat(ErrorFunction.complement(pair[0]))
          .as("erfc(%s)", pair[0])
          .isCloseTo(pair[1], within(2e-15 * pair[1]));
    }
  }

  @Test
  void it_falls_all_the_way() {
    for (double x = 0; x < 7; x += 0.001) {
      assertThat(ErrorFunction.complement(x + 0.001))
          .as("after %s", x)
          .isLessThan(ErrorFunction.complement(x));
    }
  }

  @Test
  void the_polynomial_of_kernels_agrees() {
    for (double x = 0; x < 26; x += 0.01) {
      double t = (x - ErrorFunction.CENTRE) / (x + ErrorFunction.CENTRE);
      double expected = (1 + 2 * x) * ErrorFunction.complement(x) / ErrorFunction.gaussian(x);
      assertThat(ErrorFunction.scaled(t)).as("at %s", x).isCloseTo(expected, within(3e-15));
    }
  }
}
