package io.crisol.potentials.descriptors;

/** Harmonics of the directions to the neighbours of one atom. One thread only. */
final class Harmonics {
  final HarmonicsTable table;

  /** Index of the cutoff within which they are made, among those of the slots. */
  private final int cutoff;

  double[] rows = new double[0];
  int stride;

  /** Four rows of scratch. */
  double[] values = new double[0];

  private final double[] lanes;

  /** For degrees up to {@code order}, at least 3. */
  Harmonics(int order, int cutoff) {
    table = new HarmonicsTable(Math.max(3, order));
    this.cutoff = cutoff;
    lanes = new double[table.rows * Lanes.LANES];
  }

  void fill(NeighbourSlots slots) {
    if (stride < slots.count) {
      stride = slots.r.length;
      rows = new double[table.rows * stride];
      values = new double[4 * stride];
    }
    for (int e = 0; e < slots.occupied.length; e++) {
      int from = slots.group[e];
      int to = slots.end(cutoff, e);
      if (to > from) {
        HarmonicsKernel.first(slots.ux, slots.uy, slots.uz, from, to, stride, rows);
        if (table.order > 3) {
          HarmonicsKernel.further(
              slots.ux, slots.uy, slots.uz, from, to, stride, table.order, table.recurrence, rows);
        }
      }
    }
  }

  /** Moments Σ f Y of slots {@code from … to − 1} for degrees up to {@code degree}, at least 2. */
  void moments(int degree, double[] f, int from, int to, double[] out) {
    int count = (degree + 1) * (degree + 1);
    HarmonicsKernel.moments(rows, stride, count, f, from, to, lanes);
    for (int row = 0; row < count; row++) {
      out[row] = Lanes.sum(lanes, row * Lanes.LANES);
    }
  }

  /** Adds up what the gradient by moments, given as factors of the rows, makes of each slot. */
  void pullBack(
      NeighbourSlots slots,
      int degree,
      double[] factors,
      double self,
      double[] f,
      double[] slope,
      int from,
      int to,
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
        out.along,
        out.x,
        out.y,
        out.z);
  }
}
