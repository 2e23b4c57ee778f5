package io.crisol.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
  @ParameterizedTest
  @CsvSource({"0,1", "-5.43,-4.56", "0,0.0031", "-7000,12000", "0.1,0.1", "1e-9,3e-9", "-3,250"})
  void a_linear_scale_has_a_handful_of_ticks_inside_and_distinct_labels(double low, double high) {
    Scale scale = Scale.between(low, high);

    assertThat(scale.ticks()).hasSizeBetween(3, 9);
    assertThat(scale.ticks())
        .allSatisfy(t -> assertThat(scale.position(t)).isBetween(-1e-5, 1 + 1e-5));
    assertThat(scale.ticks().stream().map(scale::label)).doesNotHaveDuplicates();
    assertThat(scale.minorTicks().size()).isGreaterThan(scale.ticks().size());
  }

  @ParameterizedTest
  @CsvSource({"1,400", "0.05,0.9", "1e-7,1e3", "2,2.1", "5,80"})
  void a_logarithmic_scale_has_ticks_inside_and_distinct_labels(double low, double high) {
    Scale scale = Scale.logarithmic(low, high);

    assertThat(scale.ticks()).hasSizeBetween(1, 9);
    assertThat(scale.ticks())
        .allSatisfy(t -> assertThat(scale.position(t)).isBetween(-1e-3, 1 + 1e-3));
    assertThat(scale.ticks().stream().map(scale::label)).doesNotHaveDuplicates();
  }

  @Test
  void equal_factors_are_equal_lengths() {
    Scale scale = new Scale.Logarithmic(1, 100);

    assertThat(scale.position(10)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void values_that_are_not_numbers_do_not_count() {
    assertThat(Scale.around(Double.NaN, 1, 3, Double.POSITIVE_INFINITY).high())
        .isCloseTo(3.08, within(1e-9));
    assertThat(Scale.logarithmic(Double.NaN, 0, -1).low()).isPositive();
  }
}
