package io.crisol.potentials.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.RandomStream;
import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Test;

class LogarithmTest {
  private static final int COUNT = 20_000;

  private static double[] arguments() {
    RandomStream random = new RandomStream(11);
    double[] x = new double[COUNT];
    for (int k = 0; k < COUNT; k++) {
      x[k] =
          switch (k % 3) {
            case 0 -> StrictMath.exp(1400 * random.nextDouble() - 700);
            case 1 -> 1 + 1e-3 * (random.nextDouble() - 0.5);
            default -> 4 * random.nextDouble();
          };
    }
    return x;
  }

  @Test
  void it_is_right_to_the_last_digit_but_one() {
    for (double x : arguments()) {
      double expected = StrictMath.log(x);
      assertThat(Logarithm.of(x))
          .as("ln(%s)", x)
          .isCloseTo(expected, within(3 * Math.ulp(expected)));
    }
    assertThat(Logarithm.of(1)).isZero();
    assertThat(Logarithm.of(0)).isEqualTo(Logarithm.of(Double.MIN_NORMAL));
    assertThat(Logarithm.of(Double.MAX_VALUE))
        .isCloseTo(StrictMath.log(Double.MAX_VALUE), within(1e-12));
  }

  @Test
  void vectors_have_the_bits_of_numbers_before_and_after_compilation() {
    double[] x = arguments();
    double[] numbers = new double[COUNT];
    double[] vectors = new double[COUNT];
    int lanes = DoubleVector.SPECIES_PREFERRED.length();
    for (int k = 0; k < COUNT; k++) {
      numbers[k] = Logarithm.of(x[k]);
    }
    for (int k = 0; k < COUNT; k += lanes) {
      Logarithm.of(DoubleVector.fromArray(DoubleVector.SPECIES_PREFERRED, x, k))
          .intoArray(vectors, k);
    }
    assertThat(vectors).isEqualTo(numbers);
  }
}
