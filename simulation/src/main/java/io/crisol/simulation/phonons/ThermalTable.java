package io.crisol.simulation.phonons;

import java.util.Arrays;
import java.util.Locale;

/**
 * Thermal properties of harmonic vibrations, per atom.
 *
 * @param temperatures K, ascending
 * @param freeEnergy of the vibrations, eV, that of the ground state in it
 * @param energy likewise, eV
 * @param entropy in units of k
 * @param heatCapacity at constant volume, in units of k
 * @param debye temperature of the Debye solid with the same heat capacity at high temperatures, K
 */
public record ThermalTable(
    double[] temperatures,
    double[] freeEnergy,
    double[] energy,
    double[] entropy,
    double[] heatCapacity,
    double debye) {
  static ThermalTable of(Vibrations vibrations, double[] temperatures) {
    Vibrations.State[] states =
        Arrays.stream(temperatures).mapToObj(vibrations::at).toArray(Vibrations.State[]::new);
    return new ThermalTable(
        temperatures,
        Arrays.stream(states).mapToDouble(Vibrations.State::freeEnergy).toArray(),
        Arrays.stream(states).mapToDouble(Vibrations.State::energy).toArray(),
        Arrays.stream(states).mapToDouble(Vibrations.State::entropy).toArray(),
        Arrays.stream(states).mapToDouble(Vibrations.State::heatCapacity).toArray(),
        vibrations.debye());
  }

  /** Energy of the ground state, eV per atom. */
  public double zeroPoint() {
    return energy[0];
  }

  /** For thermal.csv. */
  String csv() {
    StringBuilder text =
        new StringBuilder(
            "temperature_K,free_energy_meV_per_atom,energy_meV_per_atom,entropy_J_per_mol_K,"
                + "heat_capacity_J_per_mol_K\n");
    for (int k = 0; k < temperatures.length; k++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%.8g,%.8g,%.8g,%.8g,%.8g%n",
              temperatures[k],
              1000 * freeEnergy[k],
              1000 * energy[k],
              Vibrations.GAS * entropy[k],
              Vibrations.GAS * heatCapacity[k]));
    }
    return text.toString();
  }
}
