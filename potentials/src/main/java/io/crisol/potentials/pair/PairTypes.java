package io.crisol.potentials.pair;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * Parameters of every pair of elements, and their place in flat tables: pair (a, b) of n elements
 * is row {@code index(a) * n + index(b)}, present in both orders.
 *
 * @param <P> parameters of a pair
 */
final class PairTypes<P> {
  private final Map<ElementPair, P> parameters;
  private final Set<Element> elements = EnumSet.noneOf(Element.class);
  private final int[] index = new int[Element.values().length];
  private final Element[] order;
  private final List<P> byRow = new ArrayList<>();

  /**
   * The given pairs.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_MISSING where a pair of the elements
   *     named is absent
   */
  PairTypes(Map<ElementPair, P> given) {
    parameters = new TreeMap<>(given);
    for (ElementPair pair : parameters.keySet()) {
      elements.add(pair.first());
      elements.add(pair.second());
    }
    if (elements.isEmpty()) {
      throw Problem.PARAMETER_MISSING.with(
          "the parameters of a pair of elements", "there is not one");
    }
    order = elements.toArray(Element[]::new);
    for (int k = 0; k < order.length; k++) {
      index[order[k].ordinal()] = k;
      for (int l = 0; l <= k; l++) {
        ElementPair pair = new ElementPair(order[k], order[l]);
        if (!parameters.containsKey(pair)) {
          throw Problem.PARAMETER_MISSING.with(
              "the pair " + pair, "every pair of the elements needs its parameters");
        }
      }
    }
    for (int k = 0; k < order.length * order.length; k++) {
      byRow.add(parameters.get(pair(k)));
    }
  }

  Map<ElementPair, P> parameters() {
    return Collections.unmodifiableMap(parameters);
  }

  Set<Element> elements() {
    return Collections.unmodifiableSet(elements);
  }

  /** Number of elements. */
  int size() {
    return order.length;
  }

  /** Index of each element among those of the potential, by ordinal; shared, not to be changed. */
  int[] index() {
    return index;
  }

  /** Row of a pair in the tables. */
  int type(Element centre, Element neighbour) {
    return index[centre.ordinal()] * order.length + index[neighbour.ordinal()];
  }

  /** A flat table of some number of each pair, double[n²]. */
  double[] table(ToDoubleFunction<P> value) {
    return tableByRow(k -> value.applyAsDouble(byRow.get(k)));
  }

  /** The same, of a number that depends on the row. */
  double[] tableByRow(IntToDoubleFunction value) {
    double[] table = new double[order.length * order.length];
    Arrays.setAll(table, value);
    return table;
  }

  /** Parameters of a row of the tables. */
  P get(int type) {
    return byRow.get(type);
  }

  /** The pair of a row of the tables. */
  ElementPair pair(int type) {
    return new ElementPair(order[type / order.length], order[type % order.length]);
  }
}
