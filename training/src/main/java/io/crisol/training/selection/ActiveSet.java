package io.crisol.training.selection;

import io.crisol.structures.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The rows that tell most about the parameters of a model that is linear in them, or is made so: n
 * rows b = dE/dθ, one for each parameter, whose matrix A has (locally) the largest volume |det A|.
 * A row b is as far from what they tell as its grade max |b A⁻¹| says: up to 1 it interpolates.
 *
 * <p>Exchanging row j of A for b multiplies the volume by (b A⁻¹)_j. As long as one of the offered
 * rows has a component above the threshold, the largest of all is exchanged.
 *
 * <p>Sources: Goreinov et al., How to find a good submatrix, in Matrix Methods (2010),
 * doi:10.1142/9789812836021_0015; Podryabinkin, Shapeev, Comput. Mater. Sci. 140, 171 (2017),
 * doi:10.1016/j.commatsci.2017.08.031.
 */
public final class ActiveSet {
  /** A row that came from no frame: what A began with. */
  public static final int NOBODY = -1;

  /** Rows that are looked at together. */
  private static final int BLOCK = 16384;

  /** Rows of one task of a thread. */
  private static final int BAND = 256;

  /** Exchanges after which A⁻¹ is computed anew. */
  private static final int FRESH = 100;

  private final int n;
  private final double[][] rows;
  private final int[] owners;

  /** The rows that A began with, which may come back; empty where they are not known. */
  private final List<Row> first = new ArrayList<>();

  /** A⁻¹, double[n][n]. */
  private double[][] inverse;

  private int exchanges;

  /**
   * A row that is offered.
   *
   * @param values dE/dθ, double[n]
   * @param owner what it belongs to, such as the number of a frame; 0 or more, or {@link #NOBODY}
   */
  public record Row(double[] values, int owner) {}

  /**
   * A set that knows nothing: A = {@code start} times the unit matrix.
   *
   * @param n number of parameters
   * @param start small against the rows to come, above 0
   */
  public ActiveSet(int n, double start) {
    this.n = n;
    rows = new double[n][n];
    owners = new int[n];
    inverse = new double[n][n];
    Arrays.fill(owners, NOBODY);
    for (int i = 0; i < n; i++) {
      rows[i][i] = start;
      inverse[i][i] = 1 / start;
      first.add(new Row(rows[i].clone(), NOBODY));
    }
  }

  /**
   * A set of which only A⁻¹ was kept; its rows are {@link #NOBODY}'s.
   *
   * @param inverse double[n × n], row-major
   */
  public static ActiveSet ofInverse(int n, double[] inverse) {
    ActiveSet set = new ActiveSet(n, 1);
    set.first.clear();
    DMatrixRMaj rows = new DMatrixRMaj(n, n, true, inverse.clone());
    if (!CommonOps_DDRM.invert(rows)) {
      throw new IllegalArgumentException("the matrix is singular");
    }
    for (int i = 0; i < n; i++) {
      System.arraycopy(inverse, i * n, set.inverse[i], 0, n);
      System.arraycopy(rows.data, i * n, set.rows[i], 0, n);
    }
    return set;
  }

  private ActiveSet(ActiveSet other) {
    n = other.n;
    first.addAll(other.first);
    rows = other.rows.clone();
    owners = other.owners.clone();
    inverse = Arrays.stream(other.inverse).map(double[]::clone).toArray(double[][]::new);
    exchanges = other.exchanges;
  }

  /** A copy that can be extended by itself. */
  public ActiveSet copy() {
    return new ActiveSet(this);
  }

  /** Number of parameters. */
  public int size() {
    return n;
  }

  /** The owner of each row of A, int[n]; {@link #NOBODY} where it is one that A began with. */
  public int[] owners() {
    return owners.clone();
  }

  /** A⁻¹, double[n][n]: the grade of b is max |b A⁻¹|. */
  public double[][] inverse() {
    return Arrays.stream(inverse).map(double[]::clone).toArray(double[][]::new);
  }

  /** max |b A⁻¹|; NaN where b holds one. */
  public double grade(double[] row) {
    double largest = 0;
    for (double component : coordinates(row)) {
      largest = Math.max(largest, Math.abs(component));
    }
    return largest;
  }

  /** b A⁻¹. */
  private double[] coordinates(double[] row) {
    double[] c = new double[n];
    for (int i = 0; i < n; i++) {
      double b = row[i];
      if (b != 0) {
        double[] line = inverse[i];
        for (int j = 0; j < n; j++) {
          c[j] += b * line[j];
        }
      }
    }
    return c;
  }

  /**
   * Exchanges rows until none of those offered, and none that A began with, has a grade above the
   * threshold. Rows that were offered before and left A are not known any more: offer them again
   * with new ones for the set that all of them together would give.
   *
   * @param threshold above 1; 1.001 is usual
   * @return number of exchanges
   */
  public int extend(List<Row> offered, double threshold) {
    if (!(threshold > 1)) {
      throw new IllegalArgumentException("threshold " + threshold);
    }
    int all = 0;
    int pass = -1;
    while (pass != 0) {
      pass = 0;
      for (int from = 0; from < offered.size(); from += BLOCK) {
        List<Row> block = new ArrayList<>(first);
        block.addAll(offered.subList(from, Math.min(offered.size(), from + BLOCK)));
        pass += extendBlock(block, threshold);
      }
      all += pass;
    }
    return all;
  }

  private int extendBlock(List<Row> block, double threshold) {
    double[][] c = allCoordinates(block);
    int count = 0;
    while (true) {
      Place best = largest(c);
      if (!(Math.abs(best.value) > threshold)) {
        return count;
      }
      exchange(block.get(best.row), best.column, c[best.row].clone());
      count++;
      if (exchanges % FRESH == 0) {
        refresh();
        c = allCoordinates(block);
      } else {
        update(c, best.column, c[best.row].clone());
      }
    }
  }

  private double[][] allCoordinates(List<Row> block) {
    double[][] c = new double[block.size()][];
    Workers.forEach(c.length, k -> c[k] = coordinates(block.get(k).values()));
    return c;
  }

  private record Place(int row, int column, double value) {}

  private static Place largest(double[][] c) {
    Place best = new Place(0, 0, 0);
    for (int k = 0; k < c.length; k++) {
      for (int j = 0; j < c[k].length; j++) {
        if (Math.abs(c[k][j]) > Math.abs(best.value)) {
          best = new Place(k, j, c[k][j]);
        }
      }
    }
    return best;
  }

  /** Row {@code j} becomes {@code row}, whose coordinates are {@code c}. */
  private void exchange(Row row, int j, double[] c) {
    rows[j] = row.values().clone();
    owners[j] = row.owner();
    update(inverse, j, c);
    exchanges++;
  }

  /** M ← M − M_j (c − e_j)/c_j for all lines: what an exchange of row j makes of b A⁻¹ and A⁻¹. */
  private void update(double[][] lines, int j, double[] c) {
    double[] change = c.clone();
    change[j] -= 1;
    for (int k = 0; k < n; k++) {
      change[k] /= c[j];
    }
    Workers.forEach(
        (lines.length + BAND - 1) / BAND,
        band -> {
          for (int i = band * BAND; i < Math.min(lines.length, (band + 1) * BAND); i++) {
            double factor = lines[i][j];
            for (int k = 0; k < n; k++) {
              lines[i][k] -= factor * change[k];
            }
          }
        });
  }

  /** A⁻¹ from A: rounding of many exchanges adds up. */
  private void refresh() {
    DMatrixRMaj a = new DMatrixRMaj(rows);
    if (CommonOps_DDRM.invert(a)) {
      for (int i = 0; i < n; i++) {
        System.arraycopy(a.data, i * n, inverse[i], 0, n);
      }
    }
  }

  /** ln |det A|. */
  double logVolume() {
    DMatrixRMaj a = new DMatrixRMaj(rows);
    var lu = org.ejml.dense.row.factory.DecompositionFactory_DDRM.lu(n, n);
    lu.decompose(a);
    DMatrixRMaj u = lu.getUpper(null);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.log(Math.abs(u.get(i, i)));
    }
    return sum;
  }
}
