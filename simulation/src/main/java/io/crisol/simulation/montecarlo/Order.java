package io.crisol.simulation.montecarlo;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.List;

/**
 * The order parameter of concentration waves, ψ² = Σ_k |(1/N) Σ_j s_j exp(2πi k·f_j)|², with s = 1
 * for atoms of the first element and −1 for the others, f the position in the given cell and k the
 * wave vectors of one star (A. G. Khachaturyan, Theory of Structural Transformations in Solids,
 * 1983). B2 order of a bcc alloy is k = (1 0 0) of the cubic cell: ψ is then the difference between
 * the two sublattices.
 */
final class Order {
  private final Cell unit;
  private final Element first;
  private final double[][] waves;

  /**
   * The order parameter of some waves.
   *
   * @param cell of the structure as given, before it was repeated
   */
  Order(List<String> waves, Cell cell, Element first) {
    this.unit = cell;
    this.first = first;
    this.waves = waves.stream().map(Order::wave).toArray(double[][]::new);
  }

  private static double[] wave(String text) {
    double[] wave = new double[3];
    String[] words = text.strip().split("\\s+");
    for (int a = 0; a < 3; a++) {
      String[] parts = words[a].split("/");
      try {
        wave[a] = Double.parseDouble(parts[0]);
        wave[a] /= parts.length > 1 ? Double.parseDouble(parts[1]) : 1;
      } catch (NumberFormatException e) {
        throw Problem.OPTION_INVALID
            .with("order", text, words[a] + " is no number", "write three, such as 1/2 1/2 1/2")
            .causedBy(e);
      }
    }
    return wave;
  }

  /** Whether there are waves. */
  boolean isAsked() {
    return waves.length > 0;
  }

  /** ψ of a structure. */
  double of(Structure structure) {
    double sum = 0;
    for (double[] wave : waves) {
      double real = 0;
      double imaginary = 0;
      for (int j = 0; j < structure.size(); j++) {
        double angle = 2 * Math.PI * phase(wave, structure, j);
        double s = structure.element(j) == first ? 1 : -1;
        real += s * StrictMath.cos(angle);
        imaginary += s * StrictMath.sin(angle);
      }
      double n = Math.max(1, structure.size());
      sum += (real * real + imaginary * imaginary) / (n * n);
    }
    return Math.sqrt(sum);
  }

  /** k·f of an atom. */
  private double phase(double[] wave, Structure structure, int atom) {
    double x = structure.coordinate(3 * atom);
    double y = structure.coordinate(3 * atom + 1);
    double z = structure.coordinate(3 * atom + 2);
    double phase = 0;
    for (int a = 0; a < 3; a++) {
      phase += wave[a] * unit.fractional(a, x, y, z);
    }
    return phase;
  }
}
