package io.crisol.potentials;

import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.Optional;

/**
 * A potential that knows what it was trained on and can say what an atom has that its data had not.
 */
public interface Extrapolating {
  /** What of a potential knows its training data: itself, or the first such term of a sum. */
  static Optional<Extrapolating> of(Potential potential) {
    return switch (potential) {
      case Extrapolating trained -> Optional.of(trained);
      case SumPotential sum -> sum.terms().stream().flatMap(term -> of(term).stream()).findFirst();
      default -> Optional.empty();
    };
  }

  /**
   * What an atom has that the training data had not.
   *
   * @param neighbors neighbours that hold for this structure
   * @param atom index of the atom, from 0
   */
  Extrapolation explain(Structure structure, Neighbors neighbors, int atom);

  /**
   * All components of all atoms that are outside of their ranges in the training data, by atom.
   *
   * @param neighbors neighbours that hold for this structure
   * @return absent where the ranges are not known
   */
  default Optional<List<OutOfRange>> outOfRange(Structure structure, Neighbors neighbors) {
    return Optional.empty();
  }

  /**
   * Shortest distance between atoms of these two elements in the training data, Å; NaN where they
   * never met.
   */
  double shortestDistance(Element a, Element b);
}
