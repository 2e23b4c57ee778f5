package io.crisol.report.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0.07218,2,0.072",
    "0.5,2,0.50",
    "-0.0042,2,−0.0042",
    "1234.5,3,1230",
    "0.99996,3,1.00",
    "0,3,0",
    "NaN,3,–",
    "0.0000042,2,4.2 × 10⁻⁶",
    "-25000000,2,−2.5 × 10⁷"
  })
  void significant_digits(double value, int digits, String text) {
    assertThat(Numbers.significant(value, digits).replace('\u202F', ' ')).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"-0.04,1,0.0", "-0.06,1,−0.1", "2.345,2,2.35", "13,0,13"})
  void fixed_decimals_without_a_negative_zero(double value, int decimals, String text) {
    assertThat(Numbers.fixed(value, decimals)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"3.21,3.2 s", "45.2,45 s", "148,2.5 min", "9000,2.5 h"})
  void durations_in_a_fitting_unit(double seconds, String text) {
    assertThat(Numbers.duration(seconds).replace('\u202F', ' ')).isEqualTo(text);
  }
}
