package io.crisol.potentials.optimality;

import io.crisol.potentials.Potential;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.committee.CommitteePotential;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A potential whose atomic energies are linear in parameters θ, or in those of its last layer, or
 * are taken as such near the present ones: it gives the rows b_i = dE_i/dθ, by which D-optimality
 * grades environments and selects structures (docs/theory/d-optimality.md).
 *
 * <p>An atom has a row on the parameters of its own block only; the elements of a block share their
 * parameters.
 */
public interface LinearRows extends Potential {
  /** Elements of each block of parameters; every element of the potential is in one of them. */
  List<Set<Element>> blocks();

  /** Number of parameters of a block. */
  int rowLength(int block);

  /**
   * Rows of all atoms.
   *
   * @return double[N][parameters of the block of the atom's element], eV per unit of θ
   * @throws io.crisol.structures.ProblemException POTENTIAL_ELEMENT
   */
  double[][] energyRows(Structure structure, Neighbors neighbors);

  /**
   * A⁻¹ of the active set of a block among the atoms that the potential was trained on, double[n ×
   * n], row-major; absent where it does not know them.
   */
  default Optional<double[]> activeInverse(int block) {
    return Optional.empty();
  }

  /** What of a potential has rows: itself, or the first such part of a sum or a committee. */
  static Optional<LinearRows> of(Potential potential) {
    return switch (potential) {
      case LinearRows rows -> Optional.of(rows);
      case SumPotential sum -> sum.terms().stream().flatMap(p -> of(p).stream()).findFirst();
      case CommitteePotential committee ->
          committee.members().stream().flatMap(p -> of(p).stream()).findFirst();
      default -> Optional.empty();
    };
  }

  /** Block of an element; -1 for strangers. */
  default int block(Element element) {
    for (int b = 0; b < blocks().size(); b++) {
      if (blocks().get(b).contains(element)) {
        return b;
      }
    }
    return -1;
  }
}
