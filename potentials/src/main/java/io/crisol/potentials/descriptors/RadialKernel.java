package io.crisol.potentials.descriptors;

import static io.crisol.potentials.descriptors.Packed.LANES;
import static io.crisol.potentials.descriptors.Packed.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * Radial sums g_n = Σ_j T_n(x_j) fc(r_j), x = 2r/Rc − 1, n = 0 … N, over a group of neighbours, and
 * their reverse. Lanes run over neighbours; plain twin: {@link ChebyshevDefinition}.
 */
final class RadialKernel {
  private RadialKernel() {}

  /** Adds the lane sums of every order to {@code lanes}, double[(N + 1) × LANES]. */
  static void sums(
      double[] r, double[] fc, int from, int to, double cutoff, int order, double[] lanes) {
    for (int k = from; k < to; k += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, r, k).mul(2 / cutoff).sub(1);
      DoubleVector f = DoubleVector.fromArray(SPECIES, fc, k);
      DoubleVector twoX = x.add(x);
      DoubleVector previous = f;
      DoubleVector current = f.mul(x);
      DoubleVector.fromArray(SPECIES, lanes, 0).add(previous).intoArray(lanes, 0);
      for (int n = 1; n <= order; n++) {
        DoubleVector.fromArray(SPECIES, lanes, n * LANES).add(current).intoArray(lanes, n * LANES);
        DoubleVector next = twoX.fma(current, previous.neg());
        previous = current;
        current = next;
      }
    }
  }

  /** Writes Σ_n w_n dg_n/dr_j of each neighbour to {@code out}; {@code w} from {@code at}. */
  static void reverse(
      double[] r,
      double[] fc,
      double[] slope,
      int from,
      int to,
      double cutoff,
      int order,
      double[] w,
      int at,
      double[] out) {
    for (int k = from; k < to; k += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, r, k).mul(2 / cutoff).sub(1);
      DoubleVector twoX = x.add(x);
      DoubleVector t0 = DoubleVector.broadcast(SPECIES, 1);
      DoubleVector t1 = x;
      DoubleVector d0 = DoubleVector.zero(SPECIES);
      DoubleVector d1 = t0;
      DoubleVector value = DoubleVector.broadcast(SPECIES, w[at]);
      DoubleVector change = d0;
      for (int n = 1; n <= order; n++) {
        value = t1.fma(DoubleVector.broadcast(SPECIES, w[at + n]), value);
        change = d1.fma(DoubleVector.broadcast(SPECIES, w[at + n]), change);
        DoubleVector d2 = twoX.fma(d1, t1.add(t1).sub(d0));
        DoubleVector t2 = twoX.fma(t1, t0.neg());
        t0 = t1;
        t1 = t2;
        d0 = d1;
        d1 = d2;
      }
      DoubleVector f = DoubleVector.fromArray(SPECIES, fc, k).mul(2 / cutoff);
      change.mul(f).add(value.mul(DoubleVector.fromArray(SPECIES, slope, k))).intoArray(out, k);
    }
  }
}
