package io.crisol.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.Trainable;
import io.crisol.structures.Neighbors;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;

/**
 * The gradient of a trainable model against finite differences, for a loss that is a random linear
 * function of energy, forces, virial and charges: along some single parameters and along random
 * directions through all of them.
 */
public final class ParameterGradient {
  private static final double STEP = 1e-4;
  private static final double TOLERANCE = 1e-7;

  /**
   * Between model and potential: a prepared example may keep its derivatives in single precision.
   */
  private static final double STORED = 1e-6;

  private static final int DIRECTIONS = 3;
  private static final int SINGLE = 12;

  private ParameterGradient() {}

  /**
   * Asserts that the gradient of {@code model} is right for a structure, and its prediction that of
   * its potential.
   */
  public static void verify(Trainable.Differentiable model, Structure structure) {
    Neighbors neighbors = Neighbors.of(structure, model.potential().cutoff(), 0);
    Trainable.Example example = model.prepare(structure, neighbors);
    RandomStream random = new RandomStream(17);
    Trainable.Response response = model.respond(example);
    Prediction plain = model.potential().predict(structure, neighbors, Quantities.FORCES);
    Trainable.Adjoint loss =
        new Trainable.Adjoint(
            random.nextGaussian(),
            normal(3 * structure.size(), random),
            normal(9, random),
            plain.charges().map(q -> normal(q.length, random)).orElse(null));
    double value = value(plain, loss);
    assertThat(value(response.prediction(), loss))
        .as("loss of the model and of its potential")
        .isCloseTo(value, within(STORED * (1 + Math.abs(value))));
    double[] parameters = model.parameters();
    double[] gradient = new double[parameters.length];
    response.pullBack(loss, gradient);
    for (int k = 0; k < DIRECTIONS; k++) {
      verify(model, example, loss, gradient, normal(parameters.length, random));
    }
    for (int k = 0; k < Math.min(SINGLE, parameters.length); k++) {
      double[] direction = new double[parameters.length];
      direction[parameters.length <= SINGLE ? k : random.nextInt(parameters.length)] = 1;
      verify(model, example, loss, gradient, direction);
    }
  }

  /**
   * Asserts that energy, forces and virial of {@code model} are its offset plus its design times
   * its parameters, for its own and for other parameters.
   */
  public static void verify(Trainable.Linear model, Structure structure) {
    Neighbors neighbors = Neighbors.of(structure, model.potential().cutoff(), 0);
    RandomStream random = new RandomStream(19);
    double[][] design = model.design(structure, neighbors);
    double[] offset = model.offset(structure);
    double[] parameters = model.parameters();
    for (int trial = 0; trial < 2; trial++) {
      Prediction expected =
          model
              .withParameters(parameters)
              .potential()
              .predict(structure, neighbors, Quantities.FORCES);
      double[] found = offset.clone();
      double scale = 1;
      for (int row = 0; row < design.length; row++) {
        found[row] += dot(design[row], parameters);
        scale = Math.max(scale, Math.abs(found[row]));
      }
      assertThat(found)
          .as("energy, forces and virial of the design")
          .usingComparatorWithPrecision(1e-10 * scale)
          .containsExactly(rows(expected));
      parameters = moved(parameters, normal(parameters.length, random), 0.01);
    }
  }

  private static double[] rows(Prediction prediction) {
    double[] rows = new double[1 + prediction.forces().length + 9];
    rows[0] = prediction.energy();
    System.arraycopy(prediction.forces(), 0, rows, 1, prediction.forces().length);
    System.arraycopy(prediction.virial(), 0, rows, rows.length - 9, 9);
    return rows;
  }

  private static void verify(
      Trainable.Differentiable model,
      Trainable.Example example,
      Trainable.Adjoint loss,
      double[] gradient,
      double[] direction) {
    double slope = 0;
    double scale = 1;
    for (int k = 0; k < direction.length; k++) {
      slope += gradient[k] * direction[k];
      scale += Math.abs(gradient[k] * direction[k]);
    }
    double expected =
        FiniteDifferences.derivative(
            t ->
                value(
                    model
                        .withParameters(moved(model.parameters(), direction, t))
                        .respond(example)
                        .prediction(),
                    loss),
            STEP);
    assertThat(slope).as("slope of the loss").isCloseTo(expected, within(TOLERANCE * scale));
  }

  private static double[] moved(double[] parameters, double[] direction, double by) {
    for (int k = 0; k < parameters.length; k++) {
      parameters[k] += by * direction[k];
    }
    return parameters;
  }

  private static double value(Prediction prediction, Trainable.Adjoint loss) {
    return loss.energy() * prediction.energy()
        + dot(loss.forces(), prediction.forces())
        + dot(loss.virial(), prediction.virial())
        + (loss.charges() == null ? 0 : dot(loss.charges(), prediction.charges().orElseThrow()));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static double[] normal(int count, RandomStream random) {
    double[] values = new double[count];
    for (int k = 0; k < count; k++) {
      values[k] = random.nextGaussian();
    }
    return values;
  }
}
