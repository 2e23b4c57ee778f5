package io.crisol.reference;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Labels;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A potential in the place of an ab initio program, for rehearsals. */
public final class PotentialLabeller implements Labeller {
  private final Potential potential;
  private final String identity;
  private final String name;

  /**
   * A labeller.
   *
   * @param identity what tells this potential from others, such as the hash of its file
   * @param name what a reader calls it
   */
  public PotentialLabeller(Potential potential, String identity, String name) {
    this.potential = potential;
    this.identity = "potential " + identity;
    this.name = name;
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public String description() {
    return "the potential " + name;
  }

  @Override
  public List<Labelling> label(List<Structure> structures, Progress progress) {
    List<Labelling> results = new ArrayList<>();
    for (Structure structure : structures) {
      results.add(one(structure));
      progress.update(results.size(), structures.size(), "");
    }
    return results;
  }

  private Labelling one(Structure structure) {
    try {
      Prediction prediction = potential.predict(structure, Quantities.FORCES);
      Labels labels = Labels.NONE.withEnergy(prediction.energy()).withForces(prediction.forces());
      Optional<double[]> stress = prediction.stress(structure.cell());
      labels = stress.isPresent() ? labels.withStress(stress.get()) : labels;
      Optional<String> implausible = Plausibility.of(labels, structure);
      return implausible.isEmpty()
          ? Labelled.of(labels)
          : Failure.of(Failure.Kind.IMPLAUSIBLE, "", implausible.get());
    } catch (ProblemException e) {
      return Failure.of(Failure.Kind.UNFIT, e.where(), e.what() + ": " + e.why());
    }
  }
}
