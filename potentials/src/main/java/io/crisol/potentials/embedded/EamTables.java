package io.crisol.potentials.embedded;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/**
 * The tabulated functions of an embedded-atom potential, as setfl files hold them.
 *
 * @param elements their order in the tables
 * @param densityStep distance of the points of F, in the unit of the density
 * @param step distance of the points of f and φ, Å
 * @param cutoff Å
 * @param embedding F of each element, eV: double[elements][points of F]
 * @param density f of neighbour b at centre a: double[a][b][points]; the same for every a unless of
 *     the Finnis-Sinclair kind
 * @param pair r φ of elements a and b ≤ a, eV Å: double[a][b][points]
 */
record EamTables(
    List<Element> elements,
    double densityStep,
    double step,
    double cutoff,
    double[][] embedding,
    double[][][] density,
    double[][][] pair) {

  /** Points that the splines need at least. */
  private static final int FEWEST = 5;

  EamTables {
    elements = List.copyOf(elements);
    requirePositive("step of the density", densityStep);
    requirePositive("step of the distance", step);
    requirePositive("cutoff", cutoff);
    if (elements.isEmpty() || elements.stream().distinct().count() != elements.size()) {
      throw invalid("the elements", elements, "each is there once", "correct the header");
    }
    for (int a = 0; a < elements.size(); a++) {
      requireTable("the embedding function of " + elements.get(a), embedding[a]);
      for (int b = 0; b < elements.size(); b++) {
        requireTable("the density of " + elements.get(b), density[a][b]);
      }
      for (int b = 0; b <= a; b++) {
        requireTable("the pair function " + elements.get(a) + "-" + elements.get(b), pair[a][b]);
      }
    }
    double covered = (pair[0][0].length - 1) * step;
    if (cutoff > covered * (1 + 1e-6) + step) {
      throw invalid("cutoff", cutoff, "the tables end at " + covered + " Å", "correct the header");
    }
  }

  private static void requirePositive(String what, double value) {
    if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
      throw invalid(what, value, "it is greater than 0", "correct the header of the tables");
    }
  }

  private static void requireTable(String what, double[] values) {
    if (values.length < FEWEST) {
      throw invalid(
          "number of points of " + what,
          values.length,
          "the interpolation needs " + FEWEST,
          "take a complete table");
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw invalid("a point of " + what, value, "it is no finite number", "take another table");
      }
    }
  }

  private static RuntimeException invalid(String what, Object value, String why, String remedy) {
    return Problem.PARAMETER_INVALID.with(what, value, why, remedy);
  }

  /** One table for each of n elements. */
  static double[][] byElement(int n, IntFunction<double[]> table) {
    double[][] tables = new double[n][];
    Arrays.setAll(tables, table);
    return tables;
  }

  /** One table for each ordered pair of n elements. */
  static double[][][] byPair(int n, BiFunction<Integer, Integer, double[]> table) {
    double[][][] tables = new double[n][][];
    Arrays.setAll(tables, a -> byElement(n, b -> table.apply(a, b)));
    return tables;
  }

  /** Whether some element gives different densities at different centres. */
  boolean isFinnisSinclair() {
    for (int a = 1; a < elements.size(); a++) {
      for (int b = 0; b < elements.size(); b++) {
        if (!Arrays.equals(density[a][b], density[0][b])) {
          return true;
        }
      }
    }
    return false;
  }

  /** r φ of two elements. */
  double[] pairOf(int a, int b) {
    return a >= b ? pair[a][b] : pair[b][a];
  }
}
