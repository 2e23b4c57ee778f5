package io.crisol.simulation.path;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.Set;

/**
 * The surface of Müller and Brown, Theor. Chim. Acta 53, 75 (1979), doi:10.1007/BF00547608, for one
 * atom in x and y; energies in hundredths of its own unit as eV.
 */
record MuellerBrown() implements Potential {
  private static final double[][] TERMS = {
    {-200, -1, 0, -10, 1, 0},
    {-100, -1, 0, -10, 0, 0.5},
    {-170, -6.5, 11, -6.5, -0.5, 1.5},
    {15, 0.7, 0.6, 0.7, -1, 1}
  };

  @Override
  public Set<Element> elements() {
    return Set.of(Element.H);
  }

  @Override
  public double cutoff() {
    return 0;
  }

  @Override
  public Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted) {
    double x = structure.coordinate(0);
    double y = structure.coordinate(1);
    double z = structure.coordinate(2);
    double energy = z * z;
    double[] forces = {0, 0, -2 * z};
    for (double[] t : TERMS) {
      double dx = x - t[4];
      double dy = y - t[5];
      double term = 0.01 * t[0] * StrictMath.exp(t[1] * dx * dx + t[2] * dx * dy + t[3] * dy * dy);
      energy += term;
      forces[0] -= term * (2 * t[1] * dx + t[2] * dy);
      forces[1] -= term * (t[2] * dx + 2 * t[3] * dy);
    }
    return Prediction.of(energy).withGradients(forces, new double[9]);
  }
}
