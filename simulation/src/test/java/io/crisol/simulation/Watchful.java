package io.crisol.simulation;

import io.crisol.potentials.Extrapolating;
import io.crisol.potentials.Extrapolation;
import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.Set;

/**
 * A potential with a training domain for tests: the grade of an atom is its distance from where it
 * was in the training data, over {@code range}; shortest distance {@code shortest}.
 */
public record Watchful(Potential potential, Structure known, double range, double shortest)
    implements Potential, Extrapolating {
  @Override
  public Set<Element> elements() {
    return potential.elements();
  }

  @Override
  public double cutoff() {
    return potential.cutoff();
  }

  @Override
  public Prediction predict(Structure structure, Neighbors neighbors, Quantities wanted) {
    Prediction prediction = potential.predict(structure, neighbors, wanted);
    if (!wanted.grades()) {
      return prediction;
    }
    double[] grades = new double[structure.size()];
    for (int i = 0; i < grades.length; i++) {
      grades[i] = distance(structure, i) / range;
    }
    return prediction.withGrades(grades);
  }

  private double distance(Structure structure, int i) {
    double square = 0;
    for (int k = 3 * i; k < 3 * i + 3; k++) {
      double d = structure.coordinate(k) - known.coordinate(k);
      square += d * d;
    }
    return Math.sqrt(square);
  }

  @Override
  public Extrapolation explain(Structure structure, Neighbors neighbors, int atom) {
    double distance = distance(structure, atom);
    return new Extrapolation(atom, distance / range, "displacement", distance, 0, range);
  }

  @Override
  public double shortestDistance(Element a, Element b) {
    return shortest;
  }
}
