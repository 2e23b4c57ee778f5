package io.crisol.potentials.descriptors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Values and slopes of radial factors for a list of distances; factors of one cutoff function share
 * it. One thread only.
 */
final class FactorTable {
  private static final double[][] POLYNOMIALS = {
    {-2, 3}, {6, -15, 10}, {-20, 70, -84, 35}, {70, -315, 540, -420, 126}
  };
  private static final double[] SLOPES = {6, 30, 140, 630};

  /** Exponentials of up to so many times the η of another factor are powers of its own. */
  private static final int HIGHEST_POWER = 16;

  final double[][] value;
  final double[][] slope;
  private final List<RadialFactor> factors;

  /** By factor: the one whose exponential it takes, itself where it needs its own. */
  private final int[] root;

  private final int[] power;
  private final double[][] exponential;
  private double[] fall = new double[0];
  private double[] fallSlope = new double[0];
  private RadialFactor.Gaussian filled;

  FactorTable(List<RadialFactor> factors) {
    this.factors = new ArrayList<>(factors);
    value = new double[factors.size()][0];
    slope = new double[factors.size()][0];
    exponential = new double[factors.size()][0];
    root = new int[factors.size()];
    power = new int[factors.size()];
    for (int f = 0; f < root.length; f++) {
      root[f] = f;
      power[f] = 1;
    }
    IntStream.range(0, root.length)
        .boxed()
        .sorted(Comparator.comparingDouble(this::eta))
        .forEach(this::findRoot);
  }

  private double eta(int f) {
    return factors.get(f) instanceof RadialFactor.Gaussian own ? own.eta() : 0;
  }

  /** Those of smaller η have found theirs. */
  private void findRoot(int f) {
    for (int o = 0; o < root.length; o++) {
      if (root[o] == o
          && factors.get(f) instanceof RadialFactor.Gaussian own
          && factors.get(o) instanceof RadialFactor.Gaussian other
          && own.shift() == other.shift()) {
        double ratio = own.eta() / other.eta();
        double whole = Math.rint(ratio);
        boolean fits = whole > power[f] && whole <= HIGHEST_POWER;
        if (fits && Math.abs(ratio - whole) <= 2 * Math.ulp(whole)) {
          root[f] = o;
          power[f] = (int) whole;
        }
      }
    }
  }

  /**
   * Fills the tables.
   *
   * @param count a multiple of the lane count
   */
  void fill(double[] r, int count) {
    if (fall.length < count) {
      reserve(r.length);
    }
    filled = null;
    for (int f = 0; f < value.length; f++) {
      if (root[f] == f && factors.get(f) instanceof RadialFactor.Gaussian gaussian) {
        FactorKernel.exponential(r, count, gaussian.eta(), gaussian.shift(), exponential[f]);
      }
    }
    for (int f = 0; f < value.length; f++) {
      RadialFactor factor = factors.get(f);
      if (factor instanceof RadialFactor.Gaussian gaussian && fall(gaussian, r, count)) {
        fill(gaussian, r, count, f);
      } else {
        for (int k = 0; k < count; k++) {
          value[f][k] = factor.value(r[k]);
          slope[f][k] = factor.slope(r[k]);
        }
      }
    }
  }

  private void reserve(int length) {
    fall = new double[length];
    fallSlope = new double[length];
    Arrays.setAll(value, _ -> new double[length]);
    Arrays.setAll(slope, _ -> new double[length]);
    Arrays.setAll(exponential, f -> new double[root[f] == f ? length : 0]);
  }

  private void fill(RadialFactor.Gaussian factor, double[] r, int count, int f) {
    FactorKernel.gaussian(
        r,
        count,
        factor.eta(),
        factor.shift(),
        exponential[root[f]],
        power[f],
        fall,
        fallSlope,
        value[f],
        slope[f]);
  }

  /** Fills the cutoff function of a factor unless it is there; false where no kernel does. */
  private boolean fall(RadialFactor.Gaussian factor, double[] r, int count) {
    int degree = factor.falloff().ordinal() - Falloff.POLYNOMIAL_1.ordinal();
    boolean polynomial = degree >= 0;
    if (!polynomial && factor.falloff() != Falloff.COSINE) {
      return false;
    }
    boolean same =
        filled != null
            && filled.falloff() == factor.falloff()
            && filled.inner() == factor.inner()
            && filled.cutoff() == factor.cutoff();
    if (same) {
      return true;
    }
    filled = factor;
    double start = factor.start();
    double width = factor.cutoff() - start;
    if (polynomial) {
      FactorKernel.polynomial(
          r, count, start, width, degree + 1, POLYNOMIALS[degree], SLOPES[degree], fall, fallSlope);
    } else {
      FactorKernel.cosine(r, count, start, width, fall, fallSlope);
    }
    return true;
  }
}
