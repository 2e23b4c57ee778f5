package io.crisol.potentials.network;

import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.PairFrame;
import io.crisol.potentials.Trainable;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.descriptors.StoredJacobian;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A structure prepared for training networks: pairs, descriptor values and Jacobian. It depends on
 * the descriptor only. Without pairs and Jacobian ({@link #valuesOf}), a hundredth of the size, it
 * still gives energies.
 */
public final class NetworkExample implements Trainable.Example {
  /** Objects and array headers of an example, bytes. */
  private static final long HEADER = 300;

  private final int[] elements;
  private final double[][] values;
  private final PairFrame pairs;
  private final StoredJacobian jacobian;

  private NetworkExample(
      int[] elements, double[][] values, PairFrame pairs, StoredJacobian jacobian) {
    this.elements = elements;
    this.values = values;
    this.pairs = pairs;
    this.jacobian = jacobian;
  }

  /**
   * Prepares a structure.
   *
   * @throws io.crisol.structures.ProblemException POTENTIAL_ELEMENT
   */
  public static NetworkExample of(Descriptor descriptor, Structure structure, Neighbors neighbors) {
    int[] elements = elements(descriptor, structure);
    EnvironmentBlock block = PairFrame.block(structure, neighbors, descriptor.cutoff());
    return new NetworkExample(elements, null, PairFrame.of(block), descriptor.jacobian(block));
  }

  /** Prepares a structure with descriptor values alone: predictions of it have no forces. */
  public static NetworkExample valuesOf(
      Descriptor descriptor, Structure structure, Neighbors neighbors) {
    int[] elements = elements(descriptor, structure);
    EnvironmentBlock block = PairFrame.block(structure, neighbors, descriptor.cutoff());
    Descriptor.Work work = descriptor.work();
    double[][] values = new double[elements.length][];
    for (int a = 0; a < elements.length; a++) {
      values[a] = new double[descriptor.size(elements[a])];
      work.compute(block, a, values[a]);
    }
    return new NetworkExample(elements, values, null, null);
  }

  private static int[] elements(Descriptor descriptor, Structure structure) {
    structure.elementSet().stream()
        .filter(element -> !descriptor.elements().contains(element))
        .findFirst()
        .ifPresent(
            element -> {
              throw Problem.POTENTIAL_ELEMENT.with(element.symbol(), descriptor.elements());
            });
    int[] elements = new int[structure.size()];
    Arrays.setAll(elements, a -> descriptor.elements().indexOf(structure.element(a)));
    return elements;
  }

  /**
   * Bytes that an example of so many atoms will hold, with so many neighbour entries within the
   * largest cutoff in all.
   */
  public static long estimateBytes(Descriptor descriptor, int atoms, long entries) {
    return HEADER + 4L * atoms + 32 * entries + descriptor.jacobianBytes(atoms, entries);
  }

  /** Bytes that the descriptor values of so many atoms hold at the most. */
  public static long estimateValuesBytes(Descriptor descriptor, int atoms) {
    int largest =
        IntStream.range(0, descriptor.elements().size()).map(descriptor::size).max().orElse(0);
    return valuesBytes(atoms, (long) atoms * largest);
  }

  private static long valuesBytes(int atoms, long numbers) {
    return HEADER + 8 * numbers + 28L * atoms;
  }

  @Override
  public int size() {
    return elements.length;
  }

  @Override
  public long bytes() {
    return hasDerivatives()
        ? HEADER + pairs.bytes() + jacobian.bytes() + 4L * elements.length
        : valuesBytes(elements.length, Arrays.stream(values).mapToLong(v -> v.length).sum());
  }

  /** Index of the element of atom {@code a} in the descriptor's list. */
  public int element(int a) {
    return elements[a];
  }

  /** Raw descriptor component {@code n} of atom {@code a}. */
  public double value(int a, int n) {
    return values == null ? jacobian.value(a, n) : values[a][n];
  }

  /** Whether pairs and Jacobian are there. */
  boolean hasDerivatives() {
    return jacobian != null;
  }

  PairFrame pairs() {
    return pairs;
  }

  StoredJacobian jacobian() {
    return jacobian;
  }
}
