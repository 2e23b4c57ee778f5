package io.crisol.potentials.descriptors;

import static io.crisol.potentials.descriptors.Lanes.LANES;
import static io.crisol.potentials.descriptors.Lanes.SPECIES;

import jdk.incubator.vector.DoubleVector;

/** The passes of {@link NeighbourSlots}. */
final class SlotKernel {
  private SlotKernel() {}

  /**
   * Where the neighbours of one element end, from {@code from} on among neighbours in the order of
   * their elements.
   */
  static int end(int[] neighbour, int[] ordinals, int ordinal, int from, int to) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ordinals[neighbour[middle]] <= ordinal) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Writes the index of the element for pairs {@code first … last − 1} and counts them. */
  static void keys(
      int first,
      int last,
      int[] neighbour,
      int[] ordinals,
      int[] indexOf,
      int[] keys,
      int[] counts) {
    for (int k = first; k < last; k++) {
      int key = indexOf[ordinals[neighbour[k]]];
      keys[k - first] = key;
      counts[key]++;
    }
  }

  /**
   * Writes the slots that are closer than the cutoff to {@code out[at …]}; returns how many. What
   * is not taken is overwritten by the next.
   */
  static int within(int from, int to, double[] r, double cutoff, int[] out, int at) {
    int n = at;
    for (int k = from; k < to; k++) {
      out[n] = k;
      n += (int) (Double.doubleToRawLongBits(r[k] - cutoff) >>> 63);
    }
    return n - at;
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

  /** Fills slots without neighbour: far away along z. */
  static void clear(int from, int to, double far, double[] x, double[] y, double[] z, double[] r) {
    for (int k = from; k < to; k++) {
      x[k] = 0;
      y[k] = 0;
      z[k] = far;
      r[k] = far;
    }
  }

  /** Inverse distances. */
  static void inverses(int count, double[] r, double[] inverse) {
    for (int k = 0; k < count; k += LANES) {
      DoubleVector.broadcast(SPECIES, 1)
          .div(DoubleVector.fromArray(SPECIES, r, k))
          .intoArray(inverse, k);
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

  /** Adds slots {@code from … to − 1} to pairs {@code shift} beyond their sources. */
  static void scatter(
      int from,
      int to,
      int[] source,
      int shift,
      double[] tx,
      double[] ty,
      double[] tz,
      double[] gx,
      double[] gy,
      double[] gz) {
    for (int k = from; k < to; k++) {
      int p = source[k] + shift;
      gx[p] += tx[k];
      gy[p] += ty[k];
      gz[p] += tz[k];
    }
  }

  /** Adds slots {@code from … to − 1} to the pairs in the slots they come from. */
  static void scatter(
      int from,
      int to,
      int[] source,
      int[] pair,
      double[] tx,
      double[] ty,
      double[] tz,
      double[] gx,
      double[] gy,
      double[] gz) {
    for (int k = from; k < to; k++) {
      int p = pair[source[k]];
      gx[p] += tx[k];
      gy[p] += ty[k];
      gz[p] += tz[k];
    }
  }

  /** Adds slots {@code from … to − 1} to pairs that follow one another from {@code first} on. */
  static void add(int from, int to, int first, double[] t, double[] g) {
    int shift = first - from;
    int whole = from + (to - from) / LANES * LANES;
    for (int k = from; k < whole; k += LANES) {
      DoubleVector.fromArray(SPECIES, g, k + shift)
          .add(DoubleVector.fromArray(SPECIES, t, k))
          .intoArray(g, k + shift);
    }
    for (int k = whole; k < to; k++) {
      g[k + shift] += t[k];
    }
  }

  /** The same with products of two numbers of each slot. */
  static void addProducts(int from, int to, int first, double[] a, double[] b, double[] g) {
    int shift = first - from;
    int whole = from + (to - from) / LANES * LANES;
    for (int k = from; k < whole; k += LANES) {
      DoubleVector.fromArray(SPECIES, a, k)
          .fma(DoubleVector.fromArray(SPECIES, b, k), DoubleVector.fromArray(SPECIES, g, k + shift))
          .intoArray(g, k + shift);
    }
    for (int k = whole; k < to; k++) {
      g[k + shift] = Math.fma(a[k], b[k], g[k + shift]);
    }
  }
}
