package io.crisol.potentials.electrostatics;

import io.crisol.potentials.functions.ErrorFunction;
import io.crisol.potentials.functions.Exponential;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * φ = p erfc(αr)/r and φ'/r of pairs with products p of their charges, lanes over pairs; arrays are
 * padded, so there is no rest. The scalar form does the same operations in the same order and gives
 * the same bits.
 */
final class ScreenedKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final double TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);

  private ScreenedKernel() {}

  /** Fills energies and slopes. */
  static void pairs(
      int pairs,
      double alpha,
      double[] products,
      double[] squares,
      double[] energies,
      double[] slopes) {
    if (SPECIES.length() < 4) {
      scalar(pairs, alpha, products, squares, energies, slopes);
    } else {
      vector(pairs, alpha, products, squares, energies, slopes);
    }
  }

  static void scalar(
      int pairs,
      double alpha,
      double[] products,
      double[] squares,
      double[] energies,
      double[] slopes) {
    double factor = TWO_OVER_ROOT_PI * alpha;
    for (int k = 0; k < pairs; k++) {
      double r = Math.sqrt(squares[k]);
      double x = alpha * r;
      double right = x + ErrorFunction.CENTRE;
      double line = x + x + 1;
      // One division for all that has to be divided by.
      double inverse = 1 / (right * (line * r));
      double t = (x - ErrorFunction.CENTRE) * (inverse * (line * r));
      double perR = inverse * right;
      double charged = products[k] * Exponential.of(-(x * x));
      double energy = charged * (ErrorFunction.scaled(t) * perR);
      double perLength = perR * line;
      energies[k] = energy;
      slopes[k] = -(Math.fma(charged, factor, energy) * (perLength * perLength));
    }
  }

  private static void vector(
      int pairs,
      double alpha,
      double[] products,
      double[] squares,
      double[] energies,
      double[] slopes) {
    DoubleVector factor = DoubleVector.broadcast(SPECIES, TWO_OVER_ROOT_PI * alpha);
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    for (int k = 0; k < pairs; k += SPECIES.length()) {
      DoubleVector square = DoubleVector.fromArray(SPECIES, squares, k);
      DoubleVector r = square.sqrt();
      DoubleVector x = r.mul(alpha);
      DoubleVector right = x.add(ErrorFunction.CENTRE);
      DoubleVector line = x.add(x).add(1);
      DoubleVector lineR = line.mul(r);
      DoubleVector inverse = one.div(right.mul(lineR));
      DoubleVector t = x.sub(ErrorFunction.CENTRE).mul(inverse.mul(lineR));
      DoubleVector perR = inverse.mul(right);
      DoubleVector charged =
          DoubleVector.fromArray(SPECIES, products, k).mul(Exponential.of(x.mul(x).neg()));
      DoubleVector energy = charged.mul(ErrorFunction.scaled(t).mul(perR));
      DoubleVector perLength = perR.mul(line);
      energy.intoArray(energies, k);
      charged.fma(factor, energy).mul(perLength.mul(perLength)).neg().intoArray(slopes, k);
    }
  }
}
