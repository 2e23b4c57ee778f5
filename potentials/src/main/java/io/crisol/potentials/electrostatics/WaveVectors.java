package io.crisol.potentials.electrostatics;

import io.crisol.structures.Cell;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;

/**
 * One of each pair ±k of reciprocal lattice vectors up to a length, and exp(ik·r) from phases along
 * the three axes.
 */
final class WaveVectors {
  /** Rows are reciprocal vectors without 2π: k = 2π Σ m_a row_a, 1/Å. */
  private final double[] reciprocal;

  private final int[] most;
  private final List<int[]> indices = new ArrayList<>();

  private WaveVectors(Cell cell, double longest) {
    double[] inverse = Matrix3.inverse(cell.vectors());
    reciprocal = new double[9];
    most = new int[3];
    for (int a = 0; a < 3; a++) {
      for (int x = 0; x < 3; x++) {
        reciprocal[3 * a + x] = inverse[3 * x + a];
      }
      // |m_a| = |k · vector_a| / 2π.
      most[a] = (int) Math.floor(longest * Matrix3.rowNorm(cell.vectors(), a) / (2 * Math.PI));
    }
    double[] k = new double[3];
    for (int a = 0; a <= most[0]; a++) {
      for (int b = a == 0 ? 0 : -most[1]; b <= most[1]; b++) {
        for (int c = a == 0 && b == 0 ? 1 : -most[2]; c <= most[2]; c++) {
          if (vector(new int[] {a, b, c}, k) <= longest * longest) {
            indices.add(new int[] {a, b, c});
          }
        }
      }
    }
  }

  static WaveVectors of(Cell cell, double longest) {
    return new WaveVectors(cell, longest);
  }

  int size() {
    return indices.size();
  }

  /** Writes vector {@code w} into {@code k}, double[3], 1/Å, and returns its square. */
  double vector(int w, double[] k) {
    return vector(indices.get(w), k);
  }

  private double vector(int[] m, double[] k) {
    double square = 0;
    for (int x = 0; x < 3; x++) {
      k[x] =
          2
              * Math.PI
              * (m[0] * reciprocal[x] + m[1] * reciprocal[3 + x] + m[2] * reciprocal[6 + x]);
      square += k[x] * k[x];
    }
    return square;
  }

  /** cos and sin of 2π m f_a for m = 0 … most, by atom and axis: double[3N][2 (most + 1)]. */
  double[][] phases(Structure structure) {
    double[][] phases = new double[3 * structure.size()][];
    for (int k = 0; k < phases.length; k++) {
      int i = k - k % 3;
      double f =
          structure
              .cell()
              .fractional(
                  k % 3,
                  structure.coordinate(i),
                  structure.coordinate(i + 1),
                  structure.coordinate(i + 2));
      double angle = 2 * Math.PI * (f - Math.floor(f));
      phases[k] = new double[2 * most[k % 3] + 2];
      for (int m = 0; m <= most[k % 3]; m++) {
        phases[k][2 * m] = StrictMath.cos(m * angle);
        phases[k][2 * m + 1] = StrictMath.sin(m * angle);
      }
    }
    return phases;
  }

  /** Writes cos and sin of k·r of atom {@code i}. */
  void wave(int w, double[][] phases, int i, double[] cosines, double[] sines) {
    double c = 1;
    double s = 0;
    for (int a = 0; a < 3; a++) {
      int m = indices.get(w)[a];
      double[] axis = phases[3 * i + a];
      double ca = axis[2 * Math.abs(m)];
      double sa = m < 0 ? -axis[-2 * m + 1] : axis[2 * m + 1];
      double turned = c * ca - s * sa;
      s = c * sa + s * ca;
      c = turned;
    }
    cosines[i] = c;
    sines[i] = s;
  }
}
