package io.crisol.potentials.n2p2;

import io.crisol.potentials.descriptors.RadialFactor;
import io.crisol.potentials.descriptors.SymmetryFunction;
import io.crisol.structures.Element;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How densely the atoms of the training data stand, from the means of radial symmetry functions: ḡ
 * = ρ ∫ R(r) 4πr² dr for neighbours spread evenly.
 */
final class DataDensity {
  private static final int STEPS = 2000;

  private DataDensity() {}

  /** Volume per atom around atoms of one element; NaN without radial functions of elements. */
  static double volume(List<SymmetryFunction> functions, double[] mean) {
    Map<Element, Double> largest = new EnumMap<>(Element.class);
    Map<Element, Double> density = new EnumMap<>(Element.class);
    for (int n = 0; n < functions.size(); n++) {
      if (functions.get(n) instanceof SymmetryFunction.Radial radial
          && radial.neighbour().isPresent()) {
        double integral = integral(radial.radial());
        Element element = radial.neighbour().get();
        // The function that sees most of the sphere depends least on shells of neighbours.
        if (integral > largest.getOrDefault(element, 0.0)) {
          largest.put(element, integral);
          density.put(element, mean[n] / integral);
        }
      }
    }
    double sum = density.values().stream().mapToDouble(Double::doubleValue).sum();
    return sum > 0 ? 1 / sum : Double.NaN;
  }

  private static double integral(RadialFactor factor) {
    double step = factor.cutoff() / STEPS;
    double sum = 0;
    for (int k = 0; k < STEPS; k++) {
      double r = (k + 0.5) * step;
      sum += 4 * Math.PI * r * r * factor.value(r) * step;
    }
    return sum;
  }
}
