package io.crisol.simulation.orderings;

import io.crisol.simulation.building.Supercell;
import io.crisol.structures.symmetry.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All superlattices of a given index that the symmetry of the lattice does not make alike, as
 * Hermite normal forms: lower triangles of whole numbers whose rows are the new vectors.
 *
 * <p>Source: G. L. W. Hart, R. W. Forcade, Phys. Rev. B 77, 224115 (2008),
 * doi:10.1103/PhysRevB.77.224115.
 */
public final class Superlattices {
  private Superlattices() {}

  /** One of each class, int[9] each. */
  public static List<int[]> of(int index, List<Operation> operations) {
    List<int[]> kept = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (int[] form : all(index)) {
      if (!seen.contains(Arrays.toString(form))) {
        kept.add(form);
        for (Operation operation : operations) {
          seen.add(Arrays.toString(hermite(product(form, operation.rotation()))));
        }
      }
    }
    return kept;
  }

  /** All forms a 0 0 / b c 0 / d e f with a c f = index, 0 ≤ b, d < a and 0 ≤ e < c. */
  static List<int[]> all(int index) {
    List<int[]> forms = new ArrayList<>();
    for (int a = 1; a <= index; a++) {
      for (int c = 1; a * c <= index; c++) {
        if (index % (a * c) == 0) {
          for (int b = 0; b < a; b++) {
            for (int d = 0; d < a; d++) {
              for (int e = 0; e < c; e++) {
                forms.add(new int[] {a, 0, 0, b, c, 0, d, e, index / a / c});
              }
            }
          }
        }
      }
    }
    return forms;
  }

  static int[] product(int[] a, int[] b) {
    int[] c = new int[9];
    for (int k = 0; k < 9; k++) {
      for (int m = 0; m < 3; m++) {
        c[k] += a[k / 3 * 3 + m] * b[3 * m + k % 3];
      }
    }
    return c;
  }

  /** The form of the lattice that the rows of a matrix span. */
  static int[] hermite(int[] matrix) {
    int[] m = matrix.clone();
    // Columns from the last: the rows above the diagonal are cleared by Euclid's algorithm.
    for (int column = 2; column >= 0; column--) {
      for (int row = 0; row < column; row++) {
        while (m[3 * row + column] != 0) {
          subtract(m, column, row, Math.floorDiv(m[3 * column + column], m[3 * row + column]));
          swap(m, row, column);
        }
      }
      if (m[3 * column + column] < 0) {
        for (int k = 0; k < 3; k++) {
          m[3 * column + k] = -m[3 * column + k];
        }
      }
    }
    subtract(m, 2, 1, Math.floorDiv(m[7], m[4]));
    subtract(m, 2, 0, Math.floorDiv(m[6], m[0]));
    subtract(m, 1, 0, Math.floorDiv(m[3], m[0]));
    return m;
  }

  private static void subtract(int[] m, int from, int row, int times) {
    for (int k = 0; k < 3; k++) {
      m[3 * from + k] -= times * m[3 * row + k];
    }
  }

  private static void swap(int[] m, int a, int b) {
    for (int k = 0; k < 3; k++) {
      int kept = m[3 * a + k];
      m[3 * a + k] = m[3 * b + k];
      m[3 * b + k] = kept;
    }
  }

  /** Whether an operation brings a superlattice upon itself. */
  static boolean keeps(int[] form, int[] rotation) {
    return Arrays.equals(hermite(product(form, rotation)), hermite(form));
  }

  /** Number of cells in a superlattice. */
  static int index(int[] form) {
    return (int) Math.abs(Supercell.determinant(form));
  }
}
