package io.crisol.training;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.pair.Zbl;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import java.util.List;
import java.util.Optional;

/**
 * A potential to which networks learn the difference: they are trained on the labels less what it
 * predicts, and the potential that comes out is the sum of both.
 *
 * @param text how it was named
 */
public record Baseline(String text, Potential potential) {
  /** The frame with labels less the prediction. */
  Frame less(Frame frame) {
    Prediction known = potential.predict(frame.structure(), Quantities.FORCES);
    Labels given = frame.labels();
    Labels labels = given;
    if (given.energy().isPresent()) {
      labels = labels.withEnergy(given.energy().getAsDouble() - known.energy());
    }
    if (given.forces().isPresent()) {
      labels = labels.withForces(difference(given.forces().get(), known.forces()));
    }
    Optional<double[]> stress = known.stress(frame.structure().cell());
    if (given.stress().isPresent() && stress.isPresent()) {
      labels = labels.withStress(difference(given.stress().get(), stress.get()));
    }
    return new Frame(frame.structure(), labels, frame.metadata(), frame.columns(), frame.source());
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = a.clone();
    for (int k = 0; k < a.length; k++) {
      difference[k] -= b[k];
    }
    return difference;
  }

  /** Whether it has a repulsion of nuclei. */
  boolean repelsNuclei() {
    return potential instanceof Zbl
        || potential instanceof SumPotential sum
            && sum.terms().stream().anyMatch(Zbl.class::isInstance);
  }

  /** The sum of the trained part and this. */
  Potential plus(Potential trained) {
    return new SumPotential(List.of(trained, potential));
  }
}
