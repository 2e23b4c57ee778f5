package io.crisol.potentials.network;

import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.PairFrame;
import io.crisol.potentials.Trainable;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.descriptors.StoredJacobian;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;

/**
 * A structure prepared for training networks: pairs, descriptor values and Jacobian. It depends on
 * the descriptor only.
 */
public final class NetworkExample implements Trainable.Example {
  private final int[] elements;
  private final PairFrame pairs;
  private final StoredJacobian jacobian;

  private NetworkExample(int[] elements, PairFrame pairs, StoredJacobian jacobian) {
    this.elements = elements;
    this.pairs = pairs;
    this.jacobian = jacobian;
  }

  /**
   * Prepares a structure.
   *
   * @throws io.crisol.structures.ProblemException POTENTIAL_ELEMENT
   */
  public static NetworkExample of(Descriptor descriptor, Structure structure, Neighbors neighbors) {
    structure.elementSet().stream()
        .filter(element -> !descriptor.elements().contains(element))
        .findFirst()
        .ifPresent(
            element -> {
              throw Problem.POTENTIAL_ELEMENT.with(element.symbol(), descriptor.elements());
            });
    EnvironmentBlock block = PairFrame.block(structure, neighbors, descriptor.cutoff());
    int[] elements = new int[structure.size()];
    for (int a = 0; a < elements.length; a++) {
      elements[a] = descriptor.elements().indexOf(structure.element(a));
    }
    return new NetworkExample(elements, PairFrame.of(block), descriptor.jacobian(block));
  }

  /**
   * Bytes that an example of so many atoms will hold, with so many neighbour entries within the
   * largest cutoff in all.
   */
  public static long estimateBytes(Descriptor descriptor, int atoms, long entries) {
    return 32 * entries + descriptor.jacobianBytes(atoms, entries);
  }

  @Override
  public int size() {
    return elements.length;
  }

  @Override
  public long bytes() {
    return pairs.bytes() + jacobian.bytes() + 4L * elements.length;
  }

  /** Index of the element of atom {@code a} in the descriptor's list. */
  public int element(int a) {
    return elements[a];
  }

  /** Raw descriptor component {@code n} of atom {@code a}. */
  public double value(int a, int n) {
    return jacobian.value(a, n);
  }

  PairFrame pairs() {
    return pairs;
  }

  StoredJacobian jacobian() {
    return jacobian;
  }
}
