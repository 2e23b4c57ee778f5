package io.crisol.potentials.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Test;

class SineCosineTest {
  private static final int COUNT = 20_000;

  private static double[] angles() {
    double[] a = new double[COUNT];
    for (int k = 0; k < COUNT; k++) {
      a[k] = Math.PI / 4 * (2.0 * k / (COUNT - 1) - 1);
    }
    return a;
  }

  @Test
  void they_are_right_to_the_last_digit_or_the_one_before() {
    for (double a : angles()) {
      double sine = StrictMath.sin(a);
      double cosine = StrictMath.cos(a);
      assertThat(SineCosine.sine(a)).as("sin(%s)", a).isCloseTo(sine, within(2 * Math.ulp(sine)));
      assertThat(SineCosine.cosine(a))
          .as("cos(%s)", a)
          .isCloseTo(cosine, within(2 * Math.ulp(cosine)));
    }
    assertThat(SineCosine.sine(0)).isZero();
    assertThat(SineCosine.cosine(0)).isEqualTo(1);
  }

  @Test
  void vectors_have_the_bits_of_numbers_before_and_after_compilation() {
    double[] a = angles();
    double[] numbers = new double[2 * COUNT];
    double[] vectors = new double[2 * COUNT];
    int lanes = DoubleVector.SPECIES_PREFERRED.length();
    for (int k = 0; k < COUNT; k++) {
      numbers[k] = SineCosine.sine(a[k]);
      numbers[COUNT + k] = SineCosine.cosine(a[k]);
    }
    for (int k = 0; k < COUNT; k += lanes) {
      DoubleVector angle = DoubleVector.fromArray(DoubleVector.SPECIES_PREFERRED, a, k);
      SineCosine.sine(angle).intoArray(vectors, k);
      SineCosine.cosine(angle).intoArray(vectors, COUNT + k);
    }
    assertThat(vectors).isEqualTo(numbers);
  }
}
