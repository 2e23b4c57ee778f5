package io.crisol.reference;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Element;
import io.crisol.structures.Labels;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.EnumSet;
import java.util.Set;

/**
 * A labeller in the place of a potential, so that dynamics, relaxation and everything else run with
 * the ab initio program itself. One structure after the other.
 */
public final class LabellerPotential implements Potential {
  private final Labeller labeller;

  /** A potential whose every prediction is a calculation. */
  public LabellerPotential(Labeller labeller) {
    this.labeller = labeller;
  }

  /** Every element: the program itself says what it does not know. */
  @Override
  public Set<Element> elements() {
    return EnumSet.allOf(Element.class);
  }

  @Override
  public double cutoff() {
    return 0;
  }

  /**
   * The labels of the structure. Where they have no stress the virial is not a number, and so is
   * every pressure computed from it.
   *
   * @throws io.crisol.structures.ProblemException LABEL_FAILED
   */
  @Override
  public Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted) {
    Labelling labelling;
    synchronized (labeller) {
      labelling = labeller.label(structure);
    }
    return switch (labelling) {
      case Labelled labelled -> prediction(labelled.labels(), structure);
      case Failure failure -> throw failure.problem();
    };
  }

  private static Prediction prediction(Labels labels, Structure structure) {
    double[] virial = new double[9];
    java.util.Arrays.fill(virial, Double.NaN);
    if (labels.stress().isPresent()) {
      virial = labels.stress().get().clone();
      for (int k = 0; k < 9; k++) {
        virial[k] *= -structure.cell().volume();
      }
    }
    return Prediction.of(labels.energy().orElseThrow())
        .withGradients(labels.forces().orElseThrow(), virial);
  }
}
