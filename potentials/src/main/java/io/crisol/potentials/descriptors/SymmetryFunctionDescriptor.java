package io.crisol.potentials.descriptors;

import io.crisol.potentials.Continuity;
import io.crisol.potentials.Environment;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.PairGradient;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Behler-Parrinello symmetry functions: for each element its own list of {@link SymmetryFunction}s,
 * whose values are the components in this order. Definition: {@link SymmetryFunctionDefinition};
 * fast path: {@link SymmetryFunctionWork}.
 */
public final class SymmetryFunctionDescriptor implements Descriptor {
  private final List<Element> elements;
  private final List<List<SymmetryFunction>> functions;
  private final int[] indexOf = new int[Element.values().length];
  private final double cutoff;

  /**
   * A descriptor.
   *
   * @param functions for each of the elements those of atoms of this element
   * @throws io.crisol.structures.ProblemException PARAMETER_INVALID where an element has none, or a
   *     function names an element that is not among them
   */
  public SymmetryFunctionDescriptor(
      List<Element> elements, List<List<SymmetryFunction>> functions) {
    this.elements = List.copyOf(elements);
    this.functions = functions.stream().map(List::copyOf).toList();
    Arrays.fill(indexOf, -1);
    for (int e = 0; e < elements.size(); e++) {
      indexOf[elements.get(e).ordinal()] = e;
      check(elements.get(e), e < functions.size() ? functions.get(e) : List.of());
    }
    this.cutoff =
        functions.stream()
            .flatMap(List::stream)
            .mapToDouble(f -> f.radial().cutoff())
            .max()
            .orElse(0);
  }

  private void check(Element centre, List<SymmetryFunction> own) {
    if (own.isEmpty()) {
      throw Problem.PARAMETER_INVALID.with(
          "the descriptor of " + centre,
          "empty",
          "atoms of this element need at least one symmetry function",
          "add one");
    }
    for (SymmetryFunction function : own) {
      neighbours(function).stream()
          .filter(element -> !elements.contains(element))
          .findFirst()
          .ifPresent(
              element -> {
                throw Problem.PARAMETER_INVALID.with(
                    "a symmetry function of " + centre,
                    function.text(),
                    element + " is not among the elements " + elements,
                    "add the element, or remove the function");
              });
    }
  }

  private static List<Element> neighbours(SymmetryFunction function) {
    return switch (function) {
      case SymmetryFunction.Radial radial -> radial.neighbour().stream().toList();
      case SymmetryFunction.Angular angular ->
          angular.pair().stream().flatMap(p -> List.of(p.first(), p.second()).stream()).toList();
    };
  }

  /** Functions of atoms of element {@code e}. */
  public List<SymmetryFunction> functions(int e) {
    return functions.get(e);
  }

  /** Index of an element by its ordinal, −1 where unknown. */
  int[] indexOf() {
    return indexOf;
  }

  @Override
  public List<Element> elements() {
    return elements;
  }

  @Override
  public double cutoff() {
    return cutoff;
  }

  @Override
  public int size(int e) {
    return functions.get(e).size();
  }

  @Override
  public List<String> names(int e) {
    return functions.get(e).stream().map(SymmetryFunction::text).toList();
  }

  @Override
  public double[] values(Environment around) {
    return SymmetryFunctionDefinition.values(own(around), around);
  }

  @Override
  public void pullBack(Environment around, double[] w, PairGradient out) {
    SymmetryFunctionDefinition.pullBack(own(around), around, w, out);
  }

  private List<SymmetryFunction> own(Environment around) {
    return functions.get(indexOf[around.centre().ordinal()]);
  }

  @Override
  public Work work() {
    return new SymmetryFunctionWork(this);
  }

  @Override
  public StoredJacobian jacobian(EnvironmentBlock block) {
    return new DenseJacobian(this, block);
  }

  @Override
  public long jacobianBytes(int atoms, long entries) {
    int most = functions.stream().mapToInt(List::size).max().orElse(0);
    return DenseJacobian.estimate(most, atoms, entries);
  }

  @Override
  public boolean isFast() {
    return Lanes.areEnough(); // Below, the definition is simpler and no slower by much.
  }

  @Override
  public Continuity continuity() {
    Optional<Continuity> worst =
        functions.stream()
            .flatMap(List::stream)
            .map(f -> f.radial().continuity())
            .min(Enum::compareTo);
    return worst.orElse(Continuity.FORCES);
  }
}
