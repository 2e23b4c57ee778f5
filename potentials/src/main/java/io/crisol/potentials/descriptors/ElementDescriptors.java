package io.crisol.potentials.descriptors;

import io.crisol.potentials.Continuity;
import io.crisol.potentials.Environment;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.PairGradient;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.Arrays;
import java.util.List;

/**
 * A descriptor of its own for the atoms of each element, such as Chebyshev expansions of different
 * cutoffs and orders. Each must know all elements, in any order.
 */
public final class ElementDescriptors implements Descriptor {
  private final List<Element> elements;
  private final List<Descriptor> parts;
  private final int[] indexOf = new int[Element.values().length];

  /**
   * A descriptor.
   *
   * @param parts for each of the elements that of its atoms
   * @throws io.crisol.structures.ProblemException PARAMETER_INVALID where one does not know an
   *     element that others have
   */
  public ElementDescriptors(List<Element> elements, List<Descriptor> parts) {
    this.elements = List.copyOf(elements);
    this.parts = List.copyOf(parts);
    Arrays.fill(indexOf, -1);
    for (int e = 0; e < elements.size(); e++) {
      indexOf[elements.get(e).ordinal()] = e;
      List<Element> known = parts.get(e).elements();
      if (!known.containsAll(elements)) {
        throw Problem.PARAMETER_INVALID.with(
            "the descriptor of " + elements.get(e),
            "one for neighbours " + known,
            "the potential has atoms of " + elements,
            "take the original files");
      }
    }
  }

  /** The descriptor of atoms of element {@code e}. */
  public Descriptor of(int e) {
    return parts.get(e);
  }

  /** The index of element {@code e} in the list of its own descriptor. */
  private int inside(int e) {
    return parts.get(e).elements().indexOf(elements.get(e));
  }

  @Override
  public List<Element> elements() {
    return elements;
  }

  @Override
  public double cutoff() {
    return parts.stream().mapToDouble(Descriptor::cutoff).max().orElse(0);
  }

  @Override
  public int size(int e) {
    return parts.get(e).size(inside(e));
  }

  @Override
  public List<String> names(int e) {
    return parts.get(e).names(inside(e));
  }

  private Descriptor of(Environment around) {
    return parts.get(indexOf[around.centre().ordinal()]);
  }

  @Override
  public double[] values(Environment around) {
    return of(around).values(around);
  }

  @Override
  public void pullBack(Environment around, double[] w, PairGradient out) {
    of(around).pullBack(around, w, out);
  }

  @Override
  public Work work() {
    Work[] works = parts.stream().map(Descriptor::work).toArray(Work[]::new);
    return new Work() {
      private Work last = works[0];

      @Override
      public void compute(EnvironmentBlock block, int a, double[] out) {
        last = works[indexOf[block.centre(a).ordinal()]];
        last.compute(block, a, out);
      }

      @Override
      public void pullBack(double[] w, double[] gx, double[] gy, double[] gz) {
        last.pullBack(w, gx, gy, gz);
      }
    };
  }

  @Override
  public StoredJacobian jacobian(EnvironmentBlock block) {
    return new DenseJacobian(this, block);
  }

  @Override
  public long jacobianBytes(int atoms, long entries) {
    int most = 0;
    for (int e = 0; e < parts.size(); e++) {
      most = Math.max(most, size(e));
    }
    return DenseJacobian.estimate(most, atoms, entries);
  }

  @Override
  public boolean isFast() {
    return parts.stream().allMatch(Descriptor::isFast);
  }

  @Override
  public Continuity continuity() {
    return parts.stream()
        .map(Descriptor::continuity)
        .min(Enum::compareTo)
        .orElse(Continuity.FORCES);
  }
}
