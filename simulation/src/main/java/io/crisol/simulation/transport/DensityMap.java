package io.crisol.simulation.transport;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import java.util.Locale;

/**
 * How often atoms of one element are where: a grid over the cell, relative to the host at rest.
 *
 * @param cell the mean cell
 * @param points number of voxels along each vector, int[3]
 * @param density mean number per volume, 1/Å³, double[points], the last vector fastest
 */
public record DensityMap(Cell cell, int[] points, double[] density) {
  /**
   * Counts.
   *
   * @param spacing largest edge of a voxel, Å
   */
  static DensityMap of(Walkers walkers, Cell cell, double spacing) {
    int[] points = new int[3];
    for (int a = 0; a < 3; a++) {
      double length = 0;
      for (int axis = 0; axis < 3; axis++) {
        length += cell.vector(a, axis) * cell.vector(a, axis);
      }
      points[a] = Math.max(1, (int) Math.ceil(Math.sqrt(length) / spacing));
    }
    double[] density = new double[points[0] * points[1] * points[2]];
    DensityMap map = new DensityMap(cell, points, density);
    int frames = walkers.steps() + 1;
    double share = density.length / (frames * cell.volume());
    for (double[] path : walkers.paths()) {
      for (int k = 0; k < path.length; k += 3) {
        density[map.voxel(path[k], path[k + 1], path[k + 2])] += share;
      }
    }
    return map;
  }

  /** The voxel that holds a point. */
  int voxel(double x, double y, double z) {
    int at = 0;
    for (int a = 0; a < 3; a++) {
      double s = cell.fractional(a, x, y, z);
      int k = (int) Math.floor((s - Math.floor(s)) * points[a]);
      at = at * points[a] + Math.min(k, points[a] - 1);
    }
    return at;
  }

  /** Fractional coordinates of the middle of a voxel, double[3]. */
  double[] middle(int voxel) {
    int c = voxel % points[2];
    int b = voxel / points[2] % points[1];
    int a = voxel / (points[2] * points[1]);
    return new double[] {(a + 0.5) / points[0], (b + 0.5) / points[1], (c + 0.5) / points[2]};
  }

  /** The voxel beside one, around the edges of the cell. */
  int beside(int voxel, int da, int db, int dc) {
    int c = Math.floorMod(voxel % points[2] + dc, points[2]);
    int b = Math.floorMod(voxel / points[2] % points[1] + db, points[1]);
    int a = Math.floorMod(voxel / (points[2] * points[1]) + da, points[0]);
    return (a * points[1] + b) * points[2] + c;
  }

  /** The mean of each voxel with the 26 around it. */
  DensityMap smoothed() {
    double[] smooth = new double[density.length];
    for (int v = 0; v < smooth.length; v++) {
      for (int k = 0; k < 27; k++) {
        smooth[v] += density[beside(v, k / 9 - 1, k / 3 % 3 - 1, k % 3 - 1)] / 27;
      }
    }
    return new DensityMap(cell, points, smooth);
  }

  /**
   * As text for XCrySDen, VESTA and others (XSF): the host at rest and the grid, whose last point
   * along each vector repeats the first.
   *
   * @param elements of the atoms drawn
   * @param positions double[3N], Å
   */
  String xsf(Element[] elements, double[] positions) {
    StringBuilder text = new StringBuilder("CRYSTAL\nPRIMVEC\n");
    vectors(text);
    text.append("PRIMCOORD\n").append(elements.length).append(" 1\n");
    for (int i = 0; i < elements.length; i++) {
      text.append(elements[i].symbol());
      row(text, positions[3 * i], positions[3 * i + 1], positions[3 * i + 2]);
    }
    text.append("BEGIN_BLOCK_DATAGRID_3D\ndensity_per_angstrom3\nBEGIN_DATAGRID_3D_density\n");
    text.append(points[0] + 1).append(' ').append(points[1] + 1).append(' ');
    text.append(points[2] + 1).append('\n');
    // A value of the grid stands at the middle of its voxel.
    double[] o = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      for (int a = 0; a < 3; a++) {
        o[axis] += 0.5 / points[a] * cell.vector(a, axis);
      }
    }
    row(text, o[0], o[1], o[2]);
    vectors(text);
    values(text);
    return text.append("END_DATAGRID_3D\nEND_BLOCK_DATAGRID_3D\n").toString();
  }

  private void vectors(StringBuilder text) {
    for (int a = 0; a < 3; a++) {
      row(text, cell.vector(a, 0), cell.vector(a, 1), cell.vector(a, 2));
    }
  }

  /** The first vector fastest, as XSF wants it. */
  private void values(StringBuilder text) {
    for (int c = 0; c <= points[2]; c++) {
      for (int b = 0; b <= points[1]; b++) {
        for (int a = 0; a <= points[0]; a++) {
          int voxel = (a % points[0] * points[1] + b % points[1]) * points[2] + c % points[2];
          text.append(String.format(Locale.ROOT, "%.5g", density[voxel]));
          text.append(a == points[0] ? '\n' : ' ');
        }
      }
    }
  }

  private static void row(StringBuilder text, double x, double y, double z) {
    text.append(String.format(Locale.ROOT, " %.8f %.8f %.8f%n", x, y, z).replace("\r", ""));
  }
}
