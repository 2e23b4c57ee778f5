package io.crisol.simulation;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.EnumSet;
import java.util.Set;

/** Every atom on a spring of its own, for tests: E = k/2 Σ |x − x₀|²; k in eV/Å². */
public record Einstein(Structure sites, double spring) implements Potential {
  @Override
  public Set<Element> elements() {
    return EnumSet.allOf(Element.class);
  }

  @Override
  public double cutoff() {
    return 0;
  }

  @Override
  public Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted) {
    double[] forces = new double[3 * structure.size()];
    double energy = 0;
    for (int k = 0; k < forces.length; k++) {
      double d = structure.coordinate(k) - sites.coordinate(k);
      energy += 0.5 * spring * d * d;
      forces[k] = -spring * d;
    }
    return Prediction.of(energy).withGradients(forces, new double[9]);
  }
}
