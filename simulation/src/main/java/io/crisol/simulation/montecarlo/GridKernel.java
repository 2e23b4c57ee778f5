package io.crisol.simulation.montecarlo;

/** Neighbours of a point among linked cells. */
final class GridKernel {
  private GridKernel() {}

  /**
   * Lists the atoms, and images of them, nearer than a distance to a point inside the cell. What no
   * longer fits into the lists is counted only.
   *
   * @param point x, y, z of the point, inside the cell in directions that repeat
   * @param bin the bin of the point along each axis
   * @param bins bins along each axis
   * @param range bins that the distance reaches along each axis
   * @param periodic whether each axis repeats
   * @param vectors rows are the cell vectors
   * @param head first atom of each bin, or −1
   * @param next next atom in the bin of an atom, or −1
   * @param inside positions of the atoms, inside the cell
   * @param square of the distance
   * @param self an atom that is left out, with its images
   * @param found receives the atoms
   * @param offsets receives dx, dy, dz, one array each
   * @param squares receives the squares of the distances
   * @return how many there are
   */
  static int near(
      double[] point,
      int[] bin,
      int[] bins,
      int[] range,
      boolean[] periodic,
      double[] vectors,
      int[] head,
      int[] next,
      double[] inside,
      double square,
      int self,
      int[] found,
      double[][] offsets,
      double[] squares) {
    double[] xs = offsets[0];
    double[] ys = offsets[1];
    double[] zs = offsets[2];
    int count = 0;
    for (int a = bin[0] - range[0]; a <= bin[0] + range[0]; a++) {
      int imageA = Math.floorDiv(a, bins[0]);
      if (imageA != 0 && !periodic[0]) {
        continue;
      }
      for (int b = bin[1] - range[1]; b <= bin[1] + range[1]; b++) {
        int imageB = Math.floorDiv(b, bins[1]);
        if (imageB != 0 && !periodic[1]) {
          continue;
        }
        int row = ((a - imageA * bins[0]) * bins[1] + b - imageB * bins[1]) * bins[2];
        for (int c = bin[2] - range[2]; c <= bin[2] + range[2]; c++) {
          int imageC = Math.floorDiv(c, bins[2]);
          if (imageC != 0 && !periodic[2]) {
            continue;
          }
          double x = imageA * vectors[0] + imageB * vectors[3] + imageC * vectors[6] - point[0];
          double y = imageA * vectors[1] + imageB * vectors[4] + imageC * vectors[7] - point[1];
          double z = imageA * vectors[2] + imageB * vectors[5] + imageC * vectors[8] - point[2];
          for (int j = head[row + c - imageC * bins[2]]; j >= 0; j = next[j]) {
            double dx = inside[3 * j] + x;
            double dy = inside[3 * j + 1] + y;
            double dz = inside[3 * j + 2] + z;
            double r2 = dx * dx + dy * dy + dz * dz;
            if (r2 < square && j != self) {
              if (count < found.length) {
                found[count] = j;
                xs[count] = dx;
                ys[count] = dy;
                zs[count] = dz;
                squares[count] = r2;
              }
              count++;
            }
          }
        }
      }
    }
    return count;
  }
}
