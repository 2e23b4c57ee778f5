package io.crisol.simulation.path;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The two ends of a path, made to belong together: the end without rotation of its cell, its atoms
 * in the order of the start, each by the shortest way through the periodic boundaries, and without
 * a shift of the whole. Atoms are matched so that the sum of the squared ways is least.
 *
 * @param start where the path begins
 * @param end where it ends; atoms may lie in other cells
 * @param permuted atoms of the start whose partner had another number in the end
 * @param wrapped number of atoms that were brought from another cell
 * @param farthest largest way of an atom, Å
 * @param mover the atom that goes it
 */
public record PathEnds(
    Structure start,
    Structure end,
    List<Integer> permuted,
    int wrapped,
    double farthest,
    int mover) {
  /** Å; cells that differ less are the same. */
  private static final double SAME_CELL = 1e-4;

  /** Largest strain from one end to the other. */
  private static final double STRAIN = 0.5;

  /** Å; a shift of the whole below this is none. */
  private static final double SHIFT = 0.01;

  /** Copies. */
  public PathEnds {
    permuted = List.copyOf(permuted);
  }

  /**
   * Makes two structures belong together.
   *
   * @throws ProblemException OPTION_INVALID (other atoms, another cell that may not change, another
   *     order of atoms that is not to be matched)
   */
  public static PathEnds of(Structure start, Structure end, NebOptions options) {
    boolean match = options.atoms() == NebOptions.Atoms.MATCH;
    requireAtoms(start, end, match);
    double[] deformation = deformation(start, end, options.variableCell());
    double[] unrotated = unrotated(deformation);
    // The end in the cell of the start, where ways are compared.
    double[] reference = times(end.positions(), Matrix3.inverse(deformation));
    int[] order = new int[start.size()];
    Arrays.setAll(order, i -> i);
    for (int attempt = 0; attempt < 5; attempt++) {
      order = match ? matched(start, end, reference, order) : order;
      double[] shift = shift(start, reference, order);
      if (BandGeometry.length(shift) < SHIFT) {
        break;
      }
      for (int k = 0; k < reference.length; k++) {
        reference[k] -= shift[k % 3];
      }
    }
    return of(start, reference, order, unrotated);
  }

  private static PathEnds of(Structure start, double[] reference, int[] order, double[] unrotated) {
    double[] positions = start.positions();
    List<Integer> permuted = new ArrayList<>();
    int wrapped = 0;
    double farthest = 0;
    int mover = 0;
    for (int i = 0; i < order.length; i++) {
      double[] given = way(start, i, reference, order[i]);
      double[] way = given.clone();
      BandGeometry.shorten(start.cell(), way, 0);
      wrapped += BandGeometry.length(BandGeometry.difference(way, given)) > 1e-6 ? 1 : 0;
      if (order[i] != i) {
        permuted.add(i);
      }
      double length = BandGeometry.length(way);
      mover = length > farthest ? i : mover;
      farthest = Math.max(length, farthest);
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] += way[axis];
      }
    }
    Cell cell = start.cell();
    double[] vectors = times(cell.vectors(), unrotated);
    Cell strained = new Cell(vectors, cell.isPeriodic(0), cell.isPeriodic(1), cell.isPeriodic(2));
    Structure there = start.withCell(strained, times(positions, unrotated));
    return new PathEnds(start, there, permuted, wrapped, farthest, mover);
  }

  private static void requireAtoms(Structure start, Structure end, boolean match) {
    if (!start.composition().equals(end.composition())) {
      throw refused(
          "it is " + end.formula() + " and the start is " + start.formula(),
          "give two structures of the same atoms");
    }
    for (int i = 0; i < start.size() && !match; i++) {
      if (start.element(i) != end.element(i)) {
        throw refused(
            String.format(
                Locale.ROOT,
                "atom %d (counted from 0) is %s there and %s in the start",
                i,
                end.element(i).symbol(),
                start.element(i).symbol()),
            "put the atoms in one order, or let them be matched: --atoms match");
      }
    }
  }

  private static ProblemException refused(String why, String remedy) {
    return Problem.OPTION_INVALID.with("end", "the second structure", why, remedy);
  }

  /** What makes rows of the start's cell those of the end's: h' = h F, double[9]. */
  private static double[] deformation(Structure start, Structure end, boolean variable) {
    double[] a = start.cell().vectors();
    double[] b = end.cell().vectors();
    double largest = 0;
    for (int k = 0; k < 9; k++) {
      largest = Math.max(largest, Math.abs(a[k] - b[k]));
    }
    for (int axis = 0; axis < 3; axis++) {
      if (start.cell().isPeriodic(axis) != end.cell().isPeriodic(axis)) {
        throw refused(
            "it repeats in other directions than the start", "correct one of the two (pbc)");
      }
    }
    if (variable && !start.cell().isBulk()) {
      throw Problem.OPTION_INVALID.with(
          "variable_cell", true, "the cell does not repeat in all directions", "say false");
    }
    if (largest > SAME_CELL && !variable) {
      throw refused(
          String.format(
              Locale.ROOT, "its cell differs from that of the start by up to %.4g Å", largest),
          "give both in one cell, or let the cell change along the path: --variable-cell true");
    }
    return !variable ? Matrix3.identity() : Matrix3.product(Matrix3.inverse(a), b);
  }

  /** The symmetric part U of F = U R (rows), so that nothing turns. */
  private static double[] unrotated(double[] f) {
    double[] rotation = f.clone();
    for (int k = 0; k < 60; k++) {
      double[] inverse = Matrix3.inverse(rotation);
      double[] next = new double[9];
      for (int m = 0; m < 9; m++) {
        next[m] = (rotation[m] + inverse[m % 3 * 3 + m / 3]) / 2;
      }
      rotation = next;
    }
    double[] u = Matrix3.product(f, Matrix3.inverse(rotation));
    for (int k = 0; k < 9; k++) {
      double strain = Math.abs((u[k] + u[k % 3 * 3 + k / 3]) / 2 - (k % 4 == 0 ? 1 : 0));
      if (!(strain <= STRAIN) || Matrix3.determinant(f) <= 0) {
        throw refused(
            "its cell vectors are too different from those of the start",
            "describe both crystals by cells that go over into each other");
      }
    }
    return u;
  }

  /** Rows times a matrix. */
  private static double[] times(double[] rows, double[] matrix) {
    double[] product = new double[rows.length];
    for (int k = 0; k < rows.length; k++) {
      for (int b = 0; b < 3; b++) {
        product[k] += rows[k / 3 * 3 + b] * matrix[3 * b + k % 3];
      }
    }
    return product;
  }

  private static double[] way(Structure start, int i, double[] end, int j) {
    return new double[] {
      end[3 * j] - start.coordinate(3 * i),
      end[3 * j + 1] - start.coordinate(3 * i + 1),
      end[3 * j + 2] - start.coordinate(3 * i + 2)
    };
  }

  private static double squared(Structure start, int i, double[] end, int j) {
    double[] way = way(start, i, end, j);
    BandGeometry.shorten(start.cell(), way, 0);
    return BandGeometry.dot(way, way);
  }

  /** The partner of each atom; as before where another order is no shorter. */
  private static int[] matched(Structure start, Structure end, double[] reference, int[] before) {
    int[] order = new int[start.size()];
    double given = 0;
    double found = 0;
    for (Element element : start.elementSet()) {
      int[] ours = atoms(start, element);
      int[] theirs = atoms(end, element);
      int[] partner =
          Assignment.of(
              ours.length, (row, column) -> squared(start, ours[row], reference, theirs[column]));
      for (int k = 0; k < ours.length; k++) {
        order[ours[k]] = theirs[partner[k]];
        found += squared(start, ours[k], reference, order[ours[k]]);
      }
    }
    for (int i = 0; i < before.length; i++) {
      boolean same = start.element(i) == end.element(before[i]);
      given += same ? squared(start, i, reference, before[i]) : Double.POSITIVE_INFINITY;
    }
    return found < given - 1e-6 ? order : before;
  }

  private static int[] atoms(Structure structure, Element element) {
    return java.util.stream.IntStream.range(0, structure.size())
        .filter(i -> structure.element(i) == element)
        .toArray();
  }

  /** The way that the atom in the middle of all goes, along each axis: a hop does not change it. */
  private static double[] shift(Structure start, double[] reference, int[] order) {
    double[][] ways = new double[3][order.length];
    for (int i = 0; i < order.length; i++) {
      double[] way = way(start, i, reference, order[i]);
      BandGeometry.shorten(start.cell(), way, 0);
      for (int axis = 0; axis < 3; axis++) {
        ways[axis][i] = way[axis];
      }
    }
    double[] shift = new double[3];
    for (int axis = 0; axis < 3 && start.cell().isPeriodic(); axis++) {
      Arrays.sort(ways[axis]);
      shift[axis] = order.length < 3 ? 0 : ways[axis][order.length / 2];
    }
    return shift;
  }
}
