package io.crisol.potentials.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ActivationTest {
  private static final double[] POINTS = {-30, -3.1, -1, -0.2, 0.01, 0.7, 2.3, 9, 40};

  private static double expected(Activation f, double z) {
    return switch (f) {
      case LINEAR -> z;
      case TANH -> Math.tanh(z);
      case SIGMOID -> 1 / (1 + Math.exp(-z));
      case SOFTPLUS -> Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
      case GAUSSIAN -> Math.exp(-z * z / 2);
      case COSINE -> Math.cos(z);
      case SCALED_TANH -> 1.7159 * Math.tanh(2 * z / 3);
      case TWISTED_TANH -> 1.7159 * Math.tanh(2 * z / 3) + 0.1 * z;
      case RECTIFIER -> Math.max(0, z);
      case REVERSED_SIGMOID -> 1 - 1 / (1 + Math.exp(-z));
      case EXPONENTIAL -> Math.exp(-z);
      case HARMONIC -> z * z;
    };
  }

  @Test
  void valuesAreThoseOfTheFormulas() {
    for (Activation f : Activation.values()) {
      for (double z : POINTS) {
        double value = expected(f, z);
        assertThat(f.value(z))
            .as("%s at %s", f, z)
            .isCloseTo(value, within(1e-15 * (1 + 4 * Math.abs(value)) + 2e-16 * Math.abs(z)));
      }
    }
  }

  @Test
  void slopesAndCurvaturesAreThoseOfTheValues() {
    for (Activation f : Activation.values()) {
      for (double z : new double[] {-2.1, -0.3, 0.2, 1.4}) {
        assertThat(f.slope(z, f.value(z)))
            .as("%s at %s", f, z)
            .isCloseTo(difference(f::value, z), within(1e-9));
        assertThat(f.curvature(z, f.value(z), f.slope(z, f.value(z))))
            .as("%s at %s", f, z)
            .isCloseTo(difference(y -> f.slope(y, f.value(y)), z), within(1e-9));
      }
    }
  }

  private static double difference(DoubleUnaryOperator f, double z) {
    double h = 1e-3;
    return (f.applyAsDouble(z - 2 * h)
            - 8 * f.applyAsDouble(z - h)
            + 8 * f.applyAsDouble(z + h)
            - f.applyAsDouble(z + 2 * h))
        / (12 * h);
  }

  /** Networks of four layers: kernels against the formula, gradients against differences. */
  @Test
  void networksOfEveryActivationHaveTheirGradients() {
    for (Activation f : Activation.values()) {
      int[] sizes = {3, 5, 4, 2, 1};
      double[] parameters = new double[Network.count(sizes)];
      for (int k = 0; k < parameters.length; k++) {
        parameters[k] = 0.4 * Math.sin(3 * k + 1);
      }
      Network network = new Network(sizes, Collections.nCopies(4, f), parameters);
      double[] input = {0.3, -0.4, 0.9};
      NetworkWork work = new NetworkWork(network);
      System.arraycopy(input, 0, work.input(), 0, 3);
      assertThat(work.forward()).as("%s", f).isCloseTo(network.output(input), within(1e-13));
      work.reverse();
      for (int i = 0; i < 3; i++) {
        int component = i;
        double slope = difference(x -> network.output(with(input, x, component)), input[i]);
        assertThat(work.inputGradient()[i]).as("%s input %d", f, i).isCloseTo(slope, within(1e-9));
      }
    }
  }

  private static double[] with(double[] input, double x, int i) {
    double[] changed = input.clone();
    changed[i] = x;
    return changed;
  }
}
