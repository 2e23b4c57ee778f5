package io.crisol.potentials.moment;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Changes of moments and of derivatives by moments, laid out as in {@link ContractionKernel}. */
final class ContractionTangentKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private ContractionTangentKernel() {}

  /** Changes {@code d} of moments that are used again. */
  static void forward(
      int[] targets,
      int[] first,
      int[] left,
      int[] right,
      double[] factor,
      double[] m,
      double[] d) {
    for (int t = 0; t < targets.length; t++) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int p = first[t]; p < first[t + 1]; p++) {
        int i = left[p];
        int j = right[p];
        DoubleVector both =
            DoubleVector.fromArray(SPECIES, d, i)
                .mul(DoubleVector.fromArray(SPECIES, m, j))
                .add(
                    DoubleVector.fromArray(SPECIES, m, i)
                        .mul(DoubleVector.fromArray(SPECIES, d, j)));
        sum = both.fma(DoubleVector.broadcast(SPECIES, factor[p]), sum);
      }
      sum.intoArray(d, targets[t]);
    }
  }

  /**
   * Adds to {@code out}, for each moment and then each pair of the energy, α times its value plus
   * its change, summed over the lanes.
   *
   * @param lanes scratch, one vector
   */
  static void entries(
      int[] linear,
      int[] left,
      int[] right,
      double alpha,
      double[] m,
      double[] d,
      double[] lanes,
      double[] out) {
    for (int k = 0; k < linear.length; k++) {
      for (int l = 0; l < LANES; l++) {
        out[k] += alpha * m[linear[k] + l] + d[linear[k] + l];
      }
    }
    for (int p = 0; p < left.length; p++) {
      DoubleVector i = DoubleVector.fromArray(SPECIES, m, left[p]);
      DoubleVector j = DoubleVector.fromArray(SPECIES, m, right[p]);
      DoubleVector.fromArray(SPECIES, d, left[p])
          .mul(j)
          .add(DoubleVector.fromArray(SPECIES, d, right[p]).mul(i))
          .add(i.mul(j).mul(alpha))
          .intoArray(lanes, 0);
      double sum = 0;
      for (int l = 0; l < LANES; l++) {
        sum += lanes[l];
      }
      out[linear.length + p] += sum;
    }
  }

  /** Changes of the derivatives by the moments that the pairs of the energy give. */
  static void energies(int[] left, int[] right, double[] factor, double[] d, double[] change) {
    for (int k = 0; k < change.length; k += LANES) {
      DoubleVector.zero(SPECIES).intoArray(change, k);
    }
    for (int p = 0; p < left.length; p++) {
      int i = left[p];
      int j = right[p];
      DoubleVector c = DoubleVector.broadcast(SPECIES, factor[p]);
      c.fma(DoubleVector.fromArray(SPECIES, d, j), DoubleVector.fromArray(SPECIES, change, i))
          .intoArray(change, i);
      c.fma(DoubleVector.fromArray(SPECIES, d, i), DoubleVector.fromArray(SPECIES, change, j))
          .intoArray(change, j);
    }
  }

  /**
   * Changes of the derivatives in reverse; those themselves are complete for the targets.
   *
   * @param by derivatives by the moments
   */
  static void reverse(
      int[] targets,
      int[] first,
      int[] left,
      int[] right,
      double[] factor,
      double[] m,
      double[] d,
      double[] by,
      double[] change) {
    for (int t = targets.length - 1; t >= 0; t--) {
      DoubleVector slope = DoubleVector.fromArray(SPECIES, by, targets[t]);
      DoubleVector rise = DoubleVector.fromArray(SPECIES, change, targets[t]);
      for (int p = first[t]; p < first[t + 1]; p++) {
        int i = left[p];
        int j = right[p];
        DoubleVector c = slope.mul(factor[p]);
        DoubleVector e = rise.mul(factor[p]);
        DoubleVector to = DoubleVector.fromArray(SPECIES, change, i);
        to = e.fma(DoubleVector.fromArray(SPECIES, m, j), to);
        c.fma(DoubleVector.fromArray(SPECIES, d, j), to).intoArray(change, i);
        to = DoubleVector.fromArray(SPECIES, change, j);
        to = e.fma(DoubleVector.fromArray(SPECIES, m, i), to);
        c.fma(DoubleVector.fromArray(SPECIES, d, i), to).intoArray(change, j);
      }
    }
  }

  /** α times the derivatives plus their changes. */
  static void combine(int count, double alpha, double[] by, double[] change, double[] all) {
    for (int k = 0; k < count; k += LANES) {
      DoubleVector.fromArray(SPECIES, by, k)
          .mul(alpha)
          .add(DoubleVector.fromArray(SPECIES, change, k))
          .intoArray(all, k);
    }
  }
}
