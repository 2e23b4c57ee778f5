package io.crisol.structures.check;

import io.crisol.structures.Units;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Wrong units and signs by the factor that each puts between a change of energy and its work. */
final class FactorCauses {
  private static final double TOLERANCE = 0.25;

  private static final Map<String, Double> FORCES = new LinkedHashMap<>();
  private static final Map<String, Double> STRESS = new LinkedHashMap<>();

  static {
    FORCES.put("the forces have the wrong sign (they are gradients)", -1.0);
    FORCES.put("the energies are in Hartree and the forces in eV/Å", 1 / Units.HARTREE);
    FORCES.put("the energies are in Rydberg and the forces in eV/Å", 2 / Units.HARTREE);
    FORCES.put("the forces are in Hartree/Bohr and the energies in eV", Units.HARTREE / Units.BOHR);
    FORCES.put(
        "the forces are in Rydberg/Bohr and the energies in eV", 0.5 * Units.HARTREE / Units.BOHR);
    FORCES.put(
        "energies and forces are in Hartree and Hartree/Bohr, the positions in Å", 1 / Units.BOHR);
    FORCES.put("the energies are in kcal/mol and the forces in eV/Å", 23.0605);
    STRESS.put("in GPa, positive in tension", 1 / Units.GPA);
    STRESS.put("in GPa, positive in compression", -1 / Units.GPA);
    STRESS.put("in kbar, positive in tension", 0.1 / Units.GPA);
    STRESS.put("in kbar, positive in compression (as VASP prints it)", -0.1 / Units.GPA);
    STRESS.put("in Hartree/Bohr³", Units.HARTREE / Math.pow(Units.BOHR, 3));
    STRESS.put("in Rydberg/Bohr³", 0.5 * Units.HARTREE / Math.pow(Units.BOHR, 3));
  }

  private FactorCauses() {}

  /** What is wrong where the energy changes by {@code factor} times the work of the forces. */
  static Optional<String> ofForces(double factor) {
    return cause(FORCES, factor);
  }

  /** What the stress is in where the energy changes by {@code factor} times its work. */
  static Optional<String> ofStress(double factor) {
    return cause(STRESS, factor);
  }

  static boolean near(double factor, double expected) {
    return Math.abs(factor / expected - 1) < TOLERANCE;
  }

  private static Optional<String> cause(Map<String, Double> causes, double factor) {
    return causes.entrySet().stream()
        .filter(entry -> near(factor, entry.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
