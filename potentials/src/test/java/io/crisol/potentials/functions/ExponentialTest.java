package io.crisol.potentials.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.RandomStream;
import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Test;

class ExponentialTest {
  private static final int COUNT = 20_000;

  private static double[] arguments() {
    RandomStream random = new RandomStream(7);
    double[] x = new double[COUNT];
    for (int k = 0; k < COUNT; k++) {
      x[k] = k % 2 == 0 ? 1400 * random.nextDouble() - 700 : 4 * random.nextDouble() - 2;
    }
    return x;
  }

  @Test
  void it_is_right_to_the_last_digit() {
    for (double x : arguments()) {
      double expected = StrictMath.exp(x);
      assertThat(Exponential.of(x))
          .as("exp(%s)", x)
          .isCloseTo(expected, within(2 * Math.ulp(expected)));
    }
    assertThat(Exponential.of(0)).isEqualTo(1);
  }

  @Test
  void vectors_have_the_bits_of_numbers_before_and_after_compilation() {
    double[] x = arguments();
    double[] numbers = new double[COUNT];
    double[] vectors = new double[COUNT];
    int lanes = DoubleVector.SPECIES_PREFERRED.length();
    for (int k = 0; k < COUNT; k++) {
      numbers[k] = Exponential.of(x[k]);
    }
    for (int k = 0; k < COUNT; k += lanes) {
      Exponential.of(DoubleVector.fromArray(DoubleVector.SPECIES_PREFERRED, x, k))
          .intoArray(vectors, k);
    }
    assertThat(vectors).isEqualTo(numbers);
  }
}
