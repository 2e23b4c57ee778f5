package io.crisol.potentials.descriptors;

import static io.crisol.potentials.descriptors.Lanes.LANES;
import static io.crisol.potentials.descriptors.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/** The passes of {@link NeighbourSlots}. */
final class SlotKernel {
  private SlotKernel() {}

  /**
   * Writes for pairs {@code first … last − 1} the number element × shells + shell and counts them;
   * the shell is the number of cutoffs, but for the last, that are not above the distance.
   */
  static void keys(
      int first,
      int last,
      double[] r,
      int[] neighbour,
      int[] ordinals,
      int[] indexOf,
      double[] cutoffs,
      int[] keys,
      int[] counts) {
    int shells = cutoffs.length;
    double inner = shells > 1 ? cutoffs[0] : Double.POSITIVE_INFINITY;
    double second = shells > 2 ? cutoffs[1] : Double.POSITIVE_INFINITY;
    for (int k = first; k < last; k++) {
      double distance = r[k];
      int shell = (distance >= inner ? 1 : 0) + (distance >= second ? 1 : 0);
      for (int c = 2; c < shells - 1; c++) {
        shell += distance >= cutoffs[c] ? 1 : 0;
      }
      int key = indexOf[ordinals[neighbour[k]]] * shells + shell;
      keys[k - first] = key;
      counts[key]++;
    }
  }

  /** Writes each pair to the next slot of its key. */
  static void place(int first, int last, int[] keys, int[] next, int[] pair) {
    for (int k = first; k < last; k++) {
      pair[next[keys[k - first]]++] = k;
    }
  }

  /** Vectors and distances of the pairs in slots {@code from … to − 1}. */
  static void fetch(
      int from,
      int to,
      int[] pair,
      double[] fromX,
      double[] fromY,
      double[] fromZ,
      double[] fromR,
      double[] x,
      double[] y,
      double[] z,
      double[] r) {
    for (int k = from; k < to; k++) {
      int p = pair[k];
      x[k] = fromX[p];
      y[k] = fromY[p];
      z[k] = fromZ[p];
      r[k] = fromR[p];
    }
  }

  /** Inverse distances and unit vectors. */
  static void directions(
      int count,
      double[] x,
      double[] y,
      double[] z,
      double[] r,
      double[] inverse,
      double[] ux,
      double[] uy,
      double[] uz) {
    for (int k = 0; k < count; k += LANES) {
      DoubleVector i =
          DoubleVector.broadcast(SPECIES, 1).div(DoubleVector.fromArray(SPECIES, r, k));
      i.intoArray(inverse, k);
      DoubleVector.fromArray(SPECIES, x, k).mul(i).intoArray(ux, k);
      DoubleVector.fromArray(SPECIES, y, k).mul(i).intoArray(uy, k);
      DoubleVector.fromArray(SPECIES, z, k).mul(i).intoArray(uz, k);
    }
  }

  /** t += along u. */
  static void combine(
      int count,
      double[] along,
      double[] ux,
      double[] uy,
      double[] uz,
      double[] tx,
      double[] ty,
      double[] tz) {
    for (int k = 0; k < count; k += LANES) {
      DoubleVector a = DoubleVector.fromArray(SPECIES, along, k);
      a.fma(DoubleVector.fromArray(SPECIES, ux, k), DoubleVector.fromArray(SPECIES, tx, k))
          .intoArray(tx, k);
      a.fma(DoubleVector.fromArray(SPECIES, uy, k), DoubleVector.fromArray(SPECIES, ty, k))
          .intoArray(ty, k);
      a.fma(DoubleVector.fromArray(SPECIES, uz, k), DoubleVector.fromArray(SPECIES, tz, k))
          .intoArray(tz, k);
    }
  }

  /** Adds slots {@code from … to − 1} to their pairs. */
  static void scatter(
      int from,
      int to,
      int[] pair,
      double[] tx,
      double[] ty,
      double[] tz,
      double[] gx,
      double[] gy,
      double[] gz) {
    for (int k = from; k < to; k++) {
      int p = pair[k];
      gx[p] += tx[k];
      gy[p] += ty[k];
      gz[p] += tz[k];
    }
  }

  /** Adds the first {@code count} slots to as many pairs from {@code first} on. */
  static void add(
      int count,
      int first,
      double[] tx,
      double[] ty,
      double[] tz,
      double[] gx,
      double[] gy,
      double[] gz) {
    for (int k = 0; k < count; k++) {
      gx[first + k] += tx[k];
      gy[first + k] += ty[k];
      gz[first + k] += tz[k];
    }
  }
}
