package io.crisol.simulation.phonons;

import java.util.Arrays;
import java.util.Locale;

/**
 * Number of states by frequency, from frequencies taken as linear in tetrahedra between the points
 * of a mesh; its integral is the number of branches.
 *
 * <p>Source: Lehmann and Taut, Phys. Status Solidi B 54, 469 (1972), doi:10.1002/pssb.2220540211.
 *
 * @param frequencies middles of the intervals, THz
 * @param states per THz and primitive cell
 */
public record DensityOfStates(double[] frequencies, double[] states) {
  private static final int INTERVALS = 300;

  /** Corners of a box by number 4x + 2y + z: six tetrahedra around its diagonal from 0 to 7. */
  private static final int[][] TETRAHEDRA = {
    {0, 1, 3, 7}, {0, 1, 5, 7}, {0, 2, 3, 7}, {0, 2, 6, 7}, {0, 4, 5, 7}, {0, 4, 6, 7}
  };

  static DensityOfStates of(Mesh mesh) {
    double low = 0;
    double high = 1e-3;
    for (double[] row : mesh.frequencies()) {
      low = Math.min(low, row[0]);
      high = Math.max(high, row[row.length - 1]);
    }
    low = low < -0.01 ? 1.02 * low : 0;
    double width = (high * 1.02 - low) / INTERVALS;
    double[] below = below(mesh, low, width);
    double[] frequencies = new double[INTERVALS];
    double[] states = new double[INTERVALS];
    for (int k = 0; k < INTERVALS; k++) {
      frequencies[k] = low + (k + 0.5) * width;
      states[k] = (below[k + 1] - below[k]) / width;
    }
    return new DensityOfStates(frequencies, states);
  }

  /** Number of states below each edge of the intervals. */
  private static double[] below(Mesh mesh, double low, double width) {
    // Those of tetrahedra that an edge cuts, and whole ones from an edge on.
    double[] below = new double[INTERVALS + 1];
    double[] whole = new double[INTERVALS + 2];
    double[] corners = new double[8];
    int branches = mesh.frequencies()[0].length;
    for (int k = 0; k < mesh.size(); k++) {
      int[] around = around(mesh, k);
      for (int branch = 0; branch < branches; branch++) {
        for (int c = 0; c < 8; c++) {
          corners[c] = mesh.frequencies()[around[c]][branch];
        }
        add(below, whole, corners, low, width, 1.0 / (6 * mesh.size()));
      }
    }
    for (int k = 0; k <= INTERVALS; k++) {
      whole[k + 1] += whole[k];
      below[k] += whole[k];
    }
    return below;
  }

  /** Numbers of the wave vectors at the corners of a box of the mesh. */
  private static int[] around(Mesh mesh, int k) {
    int[] times = mesh.times();
    int x = k / (times[1] * times[2]);
    int y = k / times[2] % times[1];
    int z = k % times[2];
    int[] around = new int[8];
    Arrays.setAll(
        around, c -> mesh.first()[Mesh.number(times, x + (c >> 2), y + (c >> 1 & 1), z + (c & 1))]);
    return around;
  }

  private static void add(
      double[] below, double[] whole, double[] corners, double low, double width, double weight) {
    double[] f = new double[4];
    for (int[] tetrahedron : TETRAHEDRA) {
      for (int c = 0; c < 4; c++) {
        f[c] = corners[tetrahedron[c]];
      }
      Arrays.sort(f);
      int k = (int) Math.max(0, Math.floor((f[0] - low) / width));
      while (k < below.length && low + k * width < f[3]) {
        below[k] += weight * share(f, low + k * width);
        k++;
      }
      whole[k] += weight;
    }
  }

  /** The share of a tetrahedron with frequencies below one; those of its corners ascend. */
  private static double share(double[] f, double at) {
    if (at <= f[0]) {
      return 0;
    }
    if (at >= f[3]) {
      return 1;
    }
    double f31 = f[2] - f[0];
    double f41 = f[3] - f[0];
    double f42 = f[3] - f[1];
    if (at < f[1]) {
      double d = at - f[0];
      return d * d * d / ((f[1] - f[0]) * f31 * f41);
    }
    if (at >= f[2]) {
      double d = f[3] - at;
      return 1 - d * d * d / (f41 * f42 * (f[3] - f[2]));
    }
    double f21 = f[1] - f[0];
    double d = at - f[1];
    double cubic = (f31 + f42) * d * d * d / ((f[2] - f[1]) * f42);
    return (f21 * f21 + 3 * f21 * d + 3 * d * d - cubic) / (f31 * f41);
  }

  /** For dos.csv. */
  String csv() {
    StringBuilder text = new StringBuilder("frequency_THz,states_per_THz\n");
    for (int k = 0; k < states.length; k++) {
      text.append(String.format(Locale.ROOT, "%.8g,%.8g%n", frequencies[k], states[k]));
    }
    return text.toString();
  }
}
