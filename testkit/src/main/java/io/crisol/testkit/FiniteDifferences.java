package io.crisol.testkit;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Structure;
import java.util.function.DoubleUnaryOperator;

/** Derivatives by central differences of fourth order: five points, error h⁴f⁽⁵⁾/30. */
public final class FiniteDifferences {
  private FiniteDifferences() {}

  /** f′(0) from f at ±h and ±2h. */
  public static double derivative(DoubleUnaryOperator f, double h) {
    double near = f.applyAsDouble(h) - f.applyAsDouble(-h);
    double far = f.applyAsDouble(2 * h) - f.applyAsDouble(-2 * h);
    return (8 * near - far) / (12 * h);
  }

  /** Forces −dE/dr, double[3N], eV/Å; step in Å. */
  public static double[] forces(Potential potential, Structure structure, double step) {
    double[] forces = new double[3 * structure.size()];
    for (int k = 0; k < forces.length; k++) {
      int component = k;
      forces[k] = -derivative(shift -> energy(potential, moved(structure, component, shift)), step);
    }
    return forces;
  }

  /**
   * Virial −dE/dε, double[9] row-major, eV, of a deformation x → x + εx of cell and positions; step
   * of the strain.
   */
  public static double[] virial(Potential potential, Structure structure, double step) {
    double[] virial = new double[9];
    for (int k = 0; k < 9; k++) {
      int component = k;
      virial[k] =
          -derivative(strain -> energy(potential, strained(structure, component, strain)), step);
    }
    return virial;
  }

  private static double energy(Potential potential, Structure structure) {
    return potential.predict(structure, Quantities.ENERGY).energy();
  }

  private static Structure moved(Structure structure, int component, double shift) {
    double[] positions = structure.positions();
    positions[component] += shift;
    return structure.withPositions(positions);
  }

  private static Structure strained(Structure structure, int component, double strain) {
    double[] epsilon = new double[9];
    epsilon[component] = strain;
    return structure.strained(epsilon);
  }
}
