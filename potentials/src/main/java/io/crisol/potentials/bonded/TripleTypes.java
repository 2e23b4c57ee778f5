package io.crisol.potentials.bonded;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Parameters by ordered triple of elements, complete, and tables of them by number: row (c n + a) n
 * + b of a triple and c n + a of a pair, whose parameters stand in the triple (c, a, a).
 *
 * @param <P> parameters of a triple
 */
final class TripleTypes<P> {
  private final Map<Triple, P> parameters;
  private final Set<Element> elements = EnumSet.noneOf(Element.class);
  private final int[] index = new int[Element.values().length];
  private final Element[] order;

  /**
   * The given triples.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_MISSING where a triple of the elements
   *     named is absent
   */
  TripleTypes(Map<Triple, P> given) {
    parameters = Collections.unmodifiableMap(new TreeMap<>(given));
    for (Triple triple : parameters.keySet()) {
      Collections.addAll(elements, triple.centre(), triple.first(), triple.second());
    }
    if (elements.isEmpty()) {
      throw Problem.PARAMETER_MISSING.with(
          "the parameters of a triple of elements", "there is not one");
    }
    order = elements.toArray(Element[]::new);
    for (int k = 0; k < order.length; k++) {
      index[order[k].ordinal()] = k;
    }
    for (int k = 0; k < order.length * order.length * order.length; k++) {
      if (!parameters.containsKey(triple(k))) {
        throw Problem.PARAMETER_MISSING.with(
            "the triple " + triple(k),
            "every ordered triple of the elements "
                + elements
                + " needs its parameters, the central element first");
      }
    }
  }

  Map<Triple, P> parameters() {
    return parameters;
  }

  Set<Element> elements() {
    return Collections.unmodifiableSet(elements);
  }

  /** Number of elements. */
  int size() {
    return order.length;
  }

  /** Number of an element among those of the potential. */
  int index(Element element) {
    return index[element.ordinal()];
  }

  /** Number of each element by ordinal; shared, not to be changed. */
  int[] index() {
    return index;
  }

  /** The triple of a row. */
  Triple triple(int row) {
    int n = order.length;
    return new Triple(order[row / (n * n)], order[row / n % n], order[row % n]);
  }

  /** A flat table of some number of each triple, double[n³]. */
  double[] table(ToDoubleFunction<P> value) {
    double[] table = new double[order.length * order.length * order.length];
    for (int k = 0; k < table.length; k++) {
      table[k] = value.applyAsDouble(parameters.get(triple(k)));
    }
    return table;
  }

  /** A flat table of some number of each ordered pair, double[n²]. */
  double[] pairTable(ToDoubleFunction<P> value) {
    int n = order.length;
    double[] table = new double[n * n];
    for (int k = 0; k < table.length; k++) {
      table[k] = value.applyAsDouble(parameters.get(Triple.pair(order[k / n], order[k % n])));
    }
    return table;
  }
}
