package io.crisol.structures;

import java.util.Arrays;

/**
 * Three cell vectors and which of them repeat. Immutable.
 *
 * <p>Vectors are rows: {@code vectors[3*a + x]} is component x of vector a, in Å. A structure
 * without periodicity may have zero vectors; a periodic direction needs a vector independent of the
 * others.
 */
public final class Cell {
  /** No cell: open boundaries in all directions. */
  public static final Cell OPEN = new Cell(new double[9], false, false, false);

  private final double[] vectors;
  private final double[] inverse;
  private final boolean[] periodic;
  private final double volume;

  /**
   * A cell.
   *
   * @param vectors double[9], rows are the cell vectors, Å
   * @throws ProblemException NOT_FINITE, CELL_SINGULAR (periodic directions not independent)
   */
  public Cell(double[] vectors, boolean periodicA, boolean periodicB, boolean periodicC) {
    this.vectors = vectors.clone();
    this.periodic = new boolean[] {periodicA, periodicB, periodicC};
    for (double component : vectors) {
      if (!Double.isFinite(component)) {
        throw Problem.NOT_FINITE.with("a component of the cell");
      }
    }
    double[] completed = Matrix3.completeBasis(this.vectors, periodic);
    this.volume = Math.abs(Matrix3.determinant(completed));
    this.inverse = Matrix3.inverse(completed);
    requireIndependent(completed);
  }

  private void requireIndependent(double[] completed) {
    double lengths = 1;
    for (int a = 0; a < 3; a++) {
      lengths *= Matrix3.rowNorm(completed, a);
    }
    if (isPeriodic() && !(volume > 1e-8 * lengths)) {
      throw Problem.CELL_SINGULAR.with();
    }
  }

  /** A fully periodic cell; double[9], rows are the cell vectors, Å. */
  public static Cell periodic(double[] vectors) {
    return new Cell(vectors, true, true, true);
  }

  /** A fully periodic box with edges along x, y, z, in Å. */
  public static Cell box(double a, double b, double c) {
    return periodic(new double[] {a, 0, 0, 0, b, 0, 0, 0, c});
  }

  /** Cell vectors as rows, double[9], Å; a copy. */
  public double[] vectors() {
    return vectors.clone();
  }

  /** Component {@code axis} of cell vector {@code a}, Å. */
  public double vector(int a, int axis) {
    return vectors[3 * a + axis];
  }

  /** Whether cell vector {@code a} repeats. */
  public boolean isPeriodic(int a) {
    return periodic[a];
  }

  /** Whether any direction repeats. */
  public boolean isPeriodic() {
    return periodic[0] || periodic[1] || periodic[2];
  }

  /** Whether all three directions repeat: only then are volume and stress defined. */
  public boolean isBulk() {
    return periodic[0] && periodic[1] && periodic[2];
  }

  /** Volume spanned by the three vectors, Å³; meaningful only for {@link #isBulk}. */
  public double volume() {
    return volume;
  }

  /**
   * Fractional coordinate along vector {@code a} of a Cartesian point. Missing (zero) non-periodic
   * vectors are completed to an orthogonal basis of unit vectors.
   */
  public double fractional(int a, double x, double y, double z) {
    return x * inverse[a] + y * inverse[3 + a] + z * inverse[6 + a];
  }

  /** Distance between the two faces that bound the cell along vector {@code a}, Å. */
  public double height(int a) {
    double gx = inverse[a];
    double gy = inverse[3 + a];
    double gz = inverse[6 + a];
    return 1 / Math.sqrt(gx * gx + gy * gy + gz * gz);
  }

  /**
   * This cell under a homogeneous deformation: every vector v becomes v + εv.
   *
   * @param strain double[9], ε, row-major
   */
  public Cell strained(double[] strain) {
    double[] deformed = new double[9];
    for (int a = 0; a < 3; a++) {
      for (int x = 0; x < 3; x++) {
        double sum = vectors[3 * a + x];
        for (int y = 0; y < 3; y++) {
          sum += strain[3 * x + y] * vectors[3 * a + y];
        }
        deformed[3 * a + x] = sum;
      }
    }
    return new Cell(deformed, periodic[0], periodic[1], periodic[2]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cell cell
        && Arrays.equals(vectors, cell.vectors)
        && Arrays.equals(periodic, cell.periodic);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(vectors) + Arrays.hashCode(periodic);
  }

  @Override
  public String toString() {
    return "Cell" + Arrays.toString(vectors) + " periodic " + Arrays.toString(periodic);
  }
}
