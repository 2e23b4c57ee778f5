package io.crisol.potentials.descriptors;

/** Room for the products of a {@link StoredJacobian}; for one thread. */
public final class JacobianScratch {
  final double[] lanes = new double[Lanes.LANES];
  double[] rows = new double[0];
  double[] columns = new double[0];

  void reserve(int rowCount, int columnCount) {
    if (rows.length < rowCount) {
      rows = new double[rowCount];
    }
    if (columns.length < columnCount) {
      columns = new double[columnCount + columnCount / 2];
    }
  }
}
