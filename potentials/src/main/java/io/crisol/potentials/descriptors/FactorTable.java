package io.crisol.potentials.descriptors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Values and slopes of radial factors for a list of distances; factors of one cutoff function share
 * it. One thread only.
 */
final class FactorTable {
  private static final double[][] POLYNOMIALS = {
    {-2, 3}, {6, -15, 10}, {-20, 70, -84, 35}, {70, -315, 540, -420, 126}
  };
  private static final double[] SLOPES = {6, 30, 140, 630};

  final double[][] value;
  final double[][] slope;
  private final List<RadialFactor> factors;
  private double[] fall = new double[0];
  private double[] fallSlope = new double[0];
  private RadialFactor.Gaussian filled;

  FactorTable(List<RadialFactor> factors) {
    this.factors = new ArrayList<>(factors);
    value = new double[factors.size()][0];
    slope = new double[factors.size()][0];
  }

  /**
   * Fills the tables.
   *
   * @param count a multiple of the lane count
   */
  void fill(double[] r, int count) {
    if (fall.length < count) {
      fall = new double[r.length];
      fallSlope = new double[r.length];
      Arrays.setAll(value, _ -> new double[r.length]);
      Arrays.setAll(slope, _ -> new double[r.length]);
    }
    filled = null;
    for (int f = 0; f < value.length; f++) {
      RadialFactor factor = factors.get(f);
      if (factor instanceof RadialFactor.Gaussian gaussian && fall(gaussian, r, count)) {
        SymmetryKernel.gaussian(
            r, count, gaussian.eta(), gaussian.shift(), fall, fallSlope, value[f], slope[f]);
      } else {
        for (int k = 0; k < count; k++) {
          value[f][k] = factor.value(r[k]);
          slope[f][k] = factor.slope(r[k]);
        }
      }
    }
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
      SymmetryKernel.polynomial(
          r, count, start, width, degree + 1, POLYNOMIALS[degree], SLOPES[degree], fall, fallSlope);
    } else {
      SymmetryKernel.cosine(r, count, start, width, fall, fallSlope);
    }
    return true;
  }
}
