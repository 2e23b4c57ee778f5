package io.crisol.potentials.descriptors;

/** Harmonics of the directions to the neighbours of one atom. One thread only. */
final class Harmonics {
  final HarmonicsTable table;

  double[] rows = new double[0];
  int stride;

  /** Four rows of scratch. */
  double[] values = new double[0];

  private final double[] lanes;

  /** For degrees up to {@code order}, at least 3. */
  Harmonics(int order) {
    table = new HarmonicsTable(Math.max(3, order));
    lanes = new double[table.rows * Lanes.LANES];
  }

  void fill(NeighbourSlots slots) {
    if (stride < slots.count) {
      stride = slots.r.length;
      rows = new double[table.rows * stride];
      values = new double[4 * stride];
    }
    int to = slots.empty();
    HarmonicsKernel.first(slots.ux, slots.uy, slots.uz, to, stride, rows);
    if (table.order > 3) {
      HarmonicsKernel.fourth(slots.ux, slots.uy, slots.uz, to, stride, rows);
    }
    if (table.order > 4) {
      HarmonicsKernel.further(
          slots.ux, slots.uy, slots.uz, to, stride, table.order, table.recurrence, rows);
    }
  }

  /** Moments Σ f Y of slots {@code from … to − 1} for degrees up to {@code degree}, at least 2. */
  void moments(int degree, double[] f, int from, int to, double[] out) {
    int count = (degree + 1) * (degree + 1);
    HarmonicsKernel.moments(rows, stride, count, f, from, to, lanes);
    LaneKernel.sums(lanes, count, out);
  }

  /**
   * What the gradient by moments, given as factors of the rows, makes of each slot: written to
   * {@code out} or added, the part along the directions and the vector each.
   */
  void pullBack(
      NeighbourSlots slots,
      int degree,
      double[] factors,
      double self,
      double[] f,
      double[] slope,
      int from,
      int to,
      boolean addAlong,
      boolean add,
      SlotGradient out) {
    HarmonicsKernel.values(
        rows, stride, degree * degree, (degree + 1) * (degree + 1), factors, from, to, values);
    HarmonicsKernel.turn(
        slots.ux,
        slots.uy,
        slots.uz,
        slots.inverse,
        f,
        slope,
        self,
        from,
        to,
        stride,
        values,
        addAlong,
        add,
        out.along,
        out.x,
        out.y,
        out.z);
  }
}
