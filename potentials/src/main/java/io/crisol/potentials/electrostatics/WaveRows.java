package io.crisol.potentials.electrostatics;

import io.crisol.potentials.functions.Exponential;
import io.crisol.structures.Cell;
import io.crisol.structures.Matrix3;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/**
 * One of each pair ±k of reciprocal lattice vectors up to a length in rows along the third axis: k
 * = 2π (a g₁ + b g₂ ± c g₃) with c = 0 … in a row (a, b), and what the sums over them need by
 * place. Rows are padded to whole vectors with waves of no weight.
 */
final class WaveRows {
  /** Numbers by place in {@link #coefficients}. */
  static final int COEFFICIENTS = 8;

  /** Rows are padded to a multiple of these places. */
  static final int LANES = Math.max(4, DoubleVector.SPECIES_PREFERRED.length());

  private final double[] reciprocal = new double[9];
  private final double alpha;
  private final double strength;
  private final int[] most = new int[3];
  private int[] rowA = new int[64];
  private int[] rowB = new int[64];
  private int[] waves = new int[64];
  private int[] start = new int[65];
  private int rows;
  private double[] plus = new double[0];
  private double[] minus = new double[0];

  /**
   * The rows of a cell.
   *
   * @param coulomb Coulomb constant, eV Å
   */
  WaveRows(Cell cell, EwaldSplit split, double coulomb) {
    alpha = split.alpha();
    strength = 4 * Math.PI / cell.volume() * coulomb;
    double[] inverse = Matrix3.inverse(cell.vectors());
    for (int a = 0; a < 3; a++) {
      for (int x = 0; x < 3; x++) {
        reciprocal[3 * a + x] = inverse[3 * x + a];
      }
      // |m_a| = |k · vector_a| / 2π.
      most[a] =
          (int) Math.floor(split.longest() * Matrix3.rowNorm(cell.vectors(), a) / (2 * Math.PI));
    }
    double limit = split.longest() * split.longest();
    for (int a = 0; a <= most[0]; a++) {
      for (int b = a == 0 ? 0 : -most[1]; b <= most[1]; b++) {
        addRow(a, b, limit);
      }
    }
  }

  private void addRow(int a, int b, double limit) {
    int last = -1;
    for (int c = 0; c <= most[2]; c++) {
      last = Math.min(square(a, b, c), square(a, b, -c)) <= limit ? c : last;
    }
    if (last < 0 || a == 0 && b == 0 && last == 0) {
      return;
    }
    int first = start[rows];
    int length = (last + LANES) / LANES * LANES;
    reserve(first + length);
    rowA[rows] = a;
    rowB[rows] = b;
    waves[rows] = last + 1;
    start[++rows] = first + length;
    boolean whole = a != 0 || b != 0;
    for (int c = 0; c <= last; c++) {
      plus[first + c] = whole || c > 0 ? weight(square(a, b, c), limit) : 0;
      minus[first + c] = whole && c > 0 ? weight(square(a, b, -c), limit) : 0;
    }
  }

  private void reserve(int length) {
    if (rows + 1 == rowA.length) {
      rowA = Arrays.copyOf(rowA, 2 * rows + 2);
      rowB = Arrays.copyOf(rowB, 2 * rows + 2);
      waves = Arrays.copyOf(waves, 2 * rows + 2);
      start = Arrays.copyOf(start, 2 * rows + 3);
    }
    if (length > plus.length) {
      plus = Arrays.copyOf(plus, 2 * length);
      minus = Arrays.copyOf(minus, 2 * length);
    }
  }

  private double component(int a, int b, int c, int x) {
    return 2 * Math.PI * (a * reciprocal[x] + b * reciprocal[3 + x] + c * reciprocal[6 + x]);
  }

  private double square(int a, int b, int c) {
    double x = component(a, b, c, 0);
    double y = component(a, b, c, 1);
    double z = component(a, b, c, 2);
    return x * x + y * y + z * z;
  }

  /** The factor of |S(k)|² in the energy, for k and −k together. */
  private double weight(double square, double limit) {
    return square <= limit ? strength * Exponential.of(-square / (4 * alpha * alpha)) / square : 0;
  }

  /** Largest index along an axis. */
  int most(int axis) {
    return most[axis];
  }

  /** Places of the longest row with its padding. */
  int stride() {
    return (most[2] + LANES) / LANES * LANES;
  }

  /** Number of rows. */
  int rows() {
    return rows;
  }

  /** a of a row. */
  int a(int row) {
    return rowA[row];
  }

  /** b of a row. */
  int b(int row) {
    return rowB[row];
  }

  /** Places of a row without padding. */
  int waves(int row) {
    return waves[row];
  }

  /** First place of a row; {@code start(rows())} is the number of places. */
  int start(int row) {
    return start[row];
  }

  /** 2π times component x of reciprocal vector a, 1/Å. */
  double component(int a, int x) {
    return 2 * Math.PI * reciprocal[3 * a + x];
  }

  /**
   * Energy of the waves, and their virial, from their sums over atoms.
   *
   * @param sums Σ q times cos·cos, sin·sin, cos·sin, sin·cos of the phases along the first two axes
   *     and the third: four blocks of the length of each row
   * @param virial double[9], added to
   */
  double energy(double[] sums, double[] virial) {
    double energy = 0;
    for (int row = 0; row < rows; row++) {
      int length = start[row + 1] - start[row];
      for (int c = 0; c < length; c++) {
        int place = start[row] + c;
        int at = 4 * start[row] + c;
        double cc = sums[at];
        double ss = sums[at + length];
        double cs = sums[at + 2 * length];
        double sc = sums[at + 3 * length];
        double up = plus[place] * ((cc - ss) * (cc - ss) + (sc + cs) * (sc + cs));
        double down = minus[place] * ((cc + ss) * (cc + ss) + (sc - cs) * (sc - cs));
        energy += up + down;
        addVirial(virial, row, c, up);
        addVirial(virial, row, -c, down);
      }
    }
    return energy;
  }

  private void addVirial(double[] virial, int row, int c, double energy) {
    if (energy == 0) {
      return;
    }
    double factor = 2 * energy * (1 / square(rowA[row], rowB[row], c) + 1 / (4 * alpha * alpha));
    for (int x = 0; x < 3; x++) {
      double scaled = factor * component(rowA[row], rowB[row], c, x);
      virial[4 * x] += energy;
      for (int y = 0; y < 3; y++) {
        virial[3 * x + y] -= scaled * component(rowA[row], rowB[row], c, y);
      }
    }
  }

  /**
   * The factors of cos and sin of the phase along the third axis in the force on a unit charge,
   * double[8 × places]: two each for sin and cos along the first axes, and the same four times c.
   */
  double[] coefficients(double[] sums) {
    double[] all = new double[COEFFICIENTS * start[rows]];
    for (int row = 0; row < rows; row++) {
      int length = start[row + 1] - start[row];
      for (int c = 0; c < length; c++) {
        int place = start[row] + c;
        int at = 4 * start[row] + c;
        double upReal = 2 * plus[place] * (sums[at] - sums[at + length]);
        double upImaginary = 2 * plus[place] * (sums[at + 3 * length] + sums[at + 2 * length]);
        double downReal = 2 * minus[place] * (sums[at] + sums[at + length]);
        double downImaginary = 2 * minus[place] * (sums[at + 3 * length] - sums[at + 2 * length]);
        int k = COEFFICIENTS * place;
        all[k] = upReal + downReal;
        all[k + 1] = upImaginary - downImaginary;
        all[k + 2] = upReal - downReal;
        all[k + 3] = -(upImaginary + downImaginary);
        all[k + 4] = c * all[k + 2];
        all[k + 5] = -c * all[k + 3];
        all[k + 6] = c * all[k];
        all[k + 7] = -c * all[k + 1];
      }
    }
    return all;
  }
}
