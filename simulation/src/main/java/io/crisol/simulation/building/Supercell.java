package io.crisol.simulation.building;

import io.crisol.structures.Cell;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A larger cell, A' = T A with a whole-number matrix T.
 *
 * @param times copies along the cell vectors, or all nine numbers of T row by row
 */
public record Supercell(
    @Setting(
            help =
                "copies along the cell vectors such as 4x4x4, or nine whole numbers, the rows of"
                    + " the matrix that makes the new vectors of the old, such as"
                    + " -1,1,1,1,-1,1,1,1,-1")
        String times)
    implements Step.Change {
  private static final double MOST_ATOMS = 2e7;

  /** Refuses what is no matrix. */
  public Supercell {
    int[] t = matrix(times);
    Bench.require(determinant(t) != 0, "times", times, "the new cell has no volume");
  }

  /**
   * T of a text, int[9].
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID
   */
  public static int[] matrix(String text) {
    String[] words = text.split("[x, ]+");
    boolean whole = Arrays.stream(words).allMatch(word -> word.matches("-?\\d{1,6}"));
    Bench.require(
        whole && (words.length == 9 || words.length == 3),
        "times",
        text,
        "it is three or nine whole numbers");
    int[] given = Arrays.stream(words).mapToInt(Integer::parseInt).toArray();
    if (given.length == 9) {
      return given;
    }
    Bench.require(
        Arrays.stream(given).allMatch(n -> n > 0), "times", text, "copies are counted from 1");
    return new int[] {given[0], 0, 0, 0, given[1], 0, 0, 0, given[2]};
  }

  /** Determinant of a matrix, int[9]. */
  public static long determinant(int[] t) {
    return (long) t[0] * ((long) t[4] * t[8] - (long) t[5] * t[7])
        - (long) t[1] * ((long) t[3] * t[8] - (long) t[5] * t[6])
        + (long) t[2] * ((long) t[3] * t[7] - (long) t[4] * t[6]);
  }

  @Override
  public List<Structure> of(Structure from, Bench bench) {
    int[] t = matrix(times);
    for (int k = 0; k < 9; k++) {
      boolean along = k % 4 == 0 ? t[k] != 1 : t[k] != 0;
      if (along && !(from.cell().isPeriodic(k / 3) && from.cell().isPeriodic(k % 3))) {
        throw Bench.impossible(
            "supercell:" + times,
            "the structure does not repeat along cell vector " + (k / 3 + 1),
            "give the structure a periodic cell, or one copy along this vector");
      }
    }
    if (Math.abs(determinant(t)) * (double) from.size() > MOST_ATOMS) {
      throw Bench.impossible(
          "supercell:" + times, "it would have more than 20 million atoms", "take fewer copies");
    }
    return List.of(of(from, t));
  }

  /** The supercell of a matrix, int[9], whose determinant is not zero. */
  public static Structure of(Structure from, int[] t) {
    double[] rows = from.cell().vectors();
    List<int[]> points = points(t);
    AtomList atoms = new AtomList();
    double[] q = from.charges().orElse(null);
    double[] charges = new double[points.size() * from.size()];
    for (int[] n : points) {
      for (int i = 0; i < from.size(); i++) {
        double[] r = AtomList.at(from, i);
        for (int x = 0; x < 3; x++) {
          r[x] += n[0] * rows[x] + n[1] * rows[3 + x] + n[2] * rows[6 + x];
        }
        charges[atoms.size()] = q == null ? 0 : q[i];
        atoms.add(from.element(i), r);
      }
    }
    Structure made = atoms.in(cell(from.cell(), t));
    return q == null ? made : made.withCharges(charges);
  }

  private static Cell cell(Cell from, int[] t) {
    double[] larger = new double[9];
    for (int k = 0; k < 9; k++) {
      for (int b = 0; b < 3; b++) {
        larger[k] += t[k / 3 * 3 + b] * from.vector(b, k % 3);
      }
    }
    return new Cell(larger, from.isPeriodic(0), from.isPeriodic(1), from.isPeriodic(2));
  }

  /** The lattice points n in the cell of T: n T⁻¹ has components from 0 to below 1. */
  public static List<int[]> points(int[] t) {
    long d = determinant(t);
    int[] low = new int[3];
    int[] high = new int[3];
    for (int k = 0; k < 9; k++) {
      low[k % 3] += Math.min(0, t[k]);
      high[k % 3] += Math.max(0, t[k]);
    }
    List<int[]> points = new ArrayList<>();
    for (int a = low[0]; a <= high[0]; a++) {
      for (int b = low[1]; b <= high[1]; b++) {
        for (int c = low[2]; c <= high[2]; c++) {
          if (isInside(t, d, a, b, c)) {
            points.add(new int[] {a, b, c});
          }
        }
      }
    }
    return points;
  }

  private static boolean isInside(int[] t, long d, long a, long b, long c) {
    for (int k = 0; k < 3; k++) {
      // Column k of the adjugate of T.
      int p = 3 * ((k + 1) % 3);
      int q = 3 * ((k + 2) % 3);
      long x =
          a * ((long) t[p + 1] * t[q + 2] - (long) t[p + 2] * t[q + 1])
              + b * ((long) t[p + 2] * t[q] - (long) t[p] * t[q + 2])
              + c * ((long) t[p] * t[q + 1] - (long) t[p + 1] * t[q]);
      long f = d > 0 ? x : -x;
      if (f < 0 || f >= Math.abs(d)) {
        return false;
      }
    }
    return true;
  }
}
