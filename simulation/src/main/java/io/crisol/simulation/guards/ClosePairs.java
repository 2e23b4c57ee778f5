package io.crisol.simulation.guards;

import io.crisol.simulation.dynamics.State;
import io.crisol.simulation.dynamics.Step;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.Arrays;

/**
 * The few pairs that can come too close while a neighbour list holds; a cache that decides nothing.
 */
final class ClosePairs {
  /** Å that the foreseen step may add to what the skin allows. */
  private static final double MARGIN = 1;

  /** Limits by pair of elements, Å. */
  @FunctionalInterface
  interface Limits {
    double of(Element a, Element b);
  }

  private Neighbors source;
  private int size;
  private int[] first = new int[0];
  private int[] second = new int[0];
  private double[] limits = new double[0];
  private double[] shifts = new double[0];
  private double shortest;

  /**
   * Deformation of the cell since the neighbours were listed, double[9]; null where there is none.
   */
  private double[] deformation;

  void prepare(Neighbors neighbors, Limits limitOf) {
    if (neighbors.equals(source)) {
      return;
    }
    source = neighbors;
    size = 0;
    Structure built = neighbors.builtFrom();
    double[] folded = neighbors.fold(built);
    double[] translations = neighbors.translations(built);
    Element[] kinds = Element.values();
    double[] table = new double[kinds.length * kinds.length];
    Arrays.fill(table, -1);
    for (int i = 0; i < built.size(); i++) {
      int row = built.element(i).ordinal() * kinds.length;
      for (int entry = neighbors.start(i); entry < neighbors.start(i + 1); entry++) {
        int j = neighbors.atom(entry);
        int cell = row + built.element(j).ordinal();
        if (table[cell] == -1) {
          table[cell] = limitOf.of(built.element(i), built.element(j));
        }
        if (i <= j && table[cell] > 0) {
          consider(built, folded, translations, i, j, 3 * neighbors.image(entry), table[cell]);
        }
      }
    }
  }

  private void consider(
      Structure built,
      double[] folded,
      double[] translations,
      int i,
      int j,
      int image,
      double limit) {
    double square = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = folded[3 * j + axis] - folded[3 * i + axis] + translations[image + axis];
      square += d * d;
    }
    double reach = limit + source.skin() + MARGIN;
    if (square > reach * reach) {
      return;
    }
    if (size == first.length) {
      grow();
    }
    first[size] = i;
    second[size] = j;
    limits[size] = limit;
    for (int axis = 0; axis < 3; axis++) {
      double whole = built.coordinate(3 * j + axis) - built.coordinate(3 * i + axis);
      shifts[3 * size + axis] =
          folded[3 * j + axis] - folded[3 * i + axis] + translations[image + axis] - whole;
    }
    size++;
  }

  private void grow() {
    int length = 64 + 2 * size;
    first = Arrays.copyOf(first, length);
    second = Arrays.copyOf(second, length);
    limits = Arrays.copyOf(limits, length);
    shifts = Arrays.copyOf(shifts, 3 * length);
  }

  /**
   * First pair that is beyond its limit, or about to cross it, and will go deeper than the
   * allowance; −1 if none. Notes the shortest distance.
   *
   * @param allowance part of the limit by which a pair may pass it and turn back
   */
  int nearest(Step step, double timestep, double allowance) {
    Cell cell = step.state().structure().cell();
    Cell listed = source.builtFrom().cell();
    deformation =
        cell.equals(listed)
            ? null
            : Matrix3.product(Matrix3.inverse(listed.vectors()), cell.vectors());
    shortest = Double.POSITIVE_INFINITY;
    int guilty = -1;
    for (int p = 0; p < size; p++) {
      double now = distance(step, p, 0);
      shortest = Math.min(shortest, now);
      if (guilty < 0
          && now < limits[p] + MARGIN
          && (now < limits[p] || distance(step, p, timestep) < limits[p])
          && deepest(step, p, timestep) < (1 - allowance) * limits[p]) {
        guilty = p;
      }
    }
    return guilty;
  }

  /**
   * Where a pair turns back if its forces stay as they are, Å; 0 where they do not hold it back.
   */
  private double deepest(Step step, int pair, double timestep) {
    double now = distance(step, pair, 0);
    double next = distance(step, pair, timestep);
    double closing = (now - distance(step, pair, 1e-3 * timestep)) / (1e-3 * timestep);
    double braking = 2 * (next - now + closing * timestep) / (timestep * timestep);
    if (closing <= 0) {
      return Math.min(now, next);
    }
    return braking > 0 ? Math.min(now, next) - closing * closing / (2 * braking) : 0;
  }

  /**
   * Distance of a pair some time later, fs, if forces stay; one timestep later it is that of
   * velocity Verlet.
   */
  double distance(Step step, int pair, double later) {
    State state = step.state();
    double[] forces = step.prediction().forces();
    int i = 3 * first[pair];
    int j = 3 * second[pair];
    double half = 0.5 * later * later;
    double square = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d =
          state.structure().coordinate(j + axis)
              - state.structure().coordinate(i + axis)
              + shift(pair, axis)
              + later * (state.velocity(j + axis) - state.velocity(i + axis))
              + half
                  * (forces[j + axis] / state.mass(second[pair])
                      - forces[i + axis] / state.mass(first[pair]));
      square += d * d;
    }
    return Math.sqrt(square);
  }

  /** Between the images that are neighbours, in the present cell, Å. */
  private double shift(int pair, int axis) {
    return deformation == null
        ? shifts[3 * pair + axis]
        : shifts[3 * pair] * deformation[axis]
            + shifts[3 * pair + 1] * deformation[3 + axis]
            + shifts[3 * pair + 2] * deformation[6 + axis];
  }

  double shortest() {
    return shortest;
  }

  int first(int pair) {
    return first[pair];
  }

  int second(int pair) {
    return second[pair];
  }

  double limit(int pair) {
    return limits[pair];
  }
}
