package io.crisol.testkit;

import io.crisol.potentials.moment.MomentCoordinates;
import io.crisol.potentials.moment.MomentPotential;
import io.crisol.potentials.moment.MomentShape;
import io.crisol.potentials.moment.RadialBasis;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import java.util.List;

/** Moment tensor potentials with random parameters. */
final class MomentModels {
  private MomentModels() {}

  static MomentPotential of(int level, double cutoff, Element... elements) {
    MomentShape shape =
        MomentShape.ofLevel(level, List.of(elements), new RadialBasis(1.8, cutoff, 7));
    RandomStream random = new RandomStream(11 + level);
    double[] parameters = new double[shape.parameterCount()];
    for (int k = 0; k < parameters.length; k++) {
      double size = k < shape.radialCount() ? 0.02 : k < shape.firstMoment() ? 3 : 0.1;
      parameters[k] = size * random.nextGaussian();
    }
    return new MomentPotential(shape, 0.7, parameters);
  }

  /** Coordinates with some triangle for energies and moment coefficients. */
  static MomentCoordinates coordinates(MomentPotential potential) {
    MomentShape shape = potential.shape();
    int n = shape.parameterCount() - shape.radialCount();
    RandomStream random = new RandomStream(3);
    double[][] triangle = new double[n][n];
    for (int k = 0; k < n; k++) {
      for (int c = k; c < n; c++) {
        triangle[k][c] = (c == k ? 2 : 0.1) * (1 + 0.2 * random.nextGaussian());
      }
    }
    return MomentCoordinates.orthonormal(shape).with(triangle);
  }
}
