package io.crisol.potentials.optimality;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Grades of several rows at once, so that A⁻¹ is read once for all of them; lanes run over rows.
 * The same bits as {@link OptimalityKernel}, one row at a time.
 */
public final class GradesKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** Rows of a pass: two vectors. */
  public static final int ROWS = 2 * LANES;

  /** Columns of A⁻¹ that are taken together. */
  private static final int COLUMNS = 4;

  private GradesKernel() {}

  /**
   * A⁻¹ in the order in which it is read, filled up with columns of zeros.
   *
   * @param inverse double[n × n], row-major
   * @param lines those lines of it that entries of the rows belong to
   */
  public static double[] panels(int n, double[] inverse, int[] lines) {
    int count = (n + COLUMNS - 1) / COLUMNS;
    double[] panels = new double[count * COLUMNS * lines.length];
    for (int j = 0; j < n; j++) {
      int first = j / COLUMNS * COLUMNS * lines.length + j % COLUMNS;
      for (int i = 0; i < lines.length; i++) {
        panels[first + i * COLUMNS] = inverse[lines[i] * n + j];
      }
    }
    return panels;
  }

  /**
   * max |b A⁻¹| of rows.
   *
   * @param entries of a row
   * @param rows by pass, entry and row: passes × entries × {@link #ROWS} numbers
   * @param grades receives passes × {@link #ROWS} numbers
   */
  public static void grades(
      int entries, double[] panels, int passes, double[] rows, double[] grades) {
    for (int k = 0; k < passes * ROWS; k++) {
      grades[k] = 0;
    }
    int size = COLUMNS * entries;
    for (int panel = 0; panel < panels.length; panel += size) {
      for (int pass = 0; pass < passes; pass++) {
        columns(entries, panel, panels, pass * entries * ROWS, rows, pass * ROWS, grades);
      }
    }
  }

  private static void columns(
      int entries, int panel, double[] panels, int from, double[] rows, int to, double[] grades) {
    DoubleVector a0 = DoubleVector.zero(SPECIES);
    DoubleVector a1 = a0;
    DoubleVector a2 = a0;
    DoubleVector a3 = a0;
    DoubleVector b0 = a0;
    DoubleVector b1 = a0;
    DoubleVector b2 = a0;
    DoubleVector b3 = a0;
    for (int i = 0; i < entries; i++) {
      DoubleVector a = DoubleVector.fromArray(SPECIES, rows, from + i * ROWS);
      DoubleVector b = DoubleVector.fromArray(SPECIES, rows, from + i * ROWS + LANES);
      DoubleVector c = DoubleVector.broadcast(SPECIES, panels[panel + i * COLUMNS]);
      a0 = a.fma(c, a0);
      b0 = b.fma(c, b0);
      c = DoubleVector.broadcast(SPECIES, panels[panel + i * COLUMNS + 1]);
      a1 = a.fma(c, a1);
      b1 = b.fma(c, b1);
      c = DoubleVector.broadcast(SPECIES, panels[panel + i * COLUMNS + 2]);
      a2 = a.fma(c, a2);
      b2 = b.fma(c, b2);
      c = DoubleVector.broadcast(SPECIES, panels[panel + i * COLUMNS + 3]);
      a3 = a.fma(c, a3);
      b3 = b.fma(c, b3);
    }
    // Of two numbers one of which is none, max gives that.
    a0 = a0.abs().max(a1.abs()).max(a2.abs().max(a3.abs()));
    b0 = b0.abs().max(b1.abs()).max(b2.abs().max(b3.abs()));
    a0.max(DoubleVector.fromArray(SPECIES, grades, to)).intoArray(grades, to);
    b0.max(DoubleVector.fromArray(SPECIES, grades, to + LANES)).intoArray(grades, to + LANES);
  }
}
