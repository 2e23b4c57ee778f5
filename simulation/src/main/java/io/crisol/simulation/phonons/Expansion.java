package io.crisol.simulation.phonons;

import io.crisol.structures.Units;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Locale;

/**
 * A crystal that expands with its vibrations: what the quasi-harmonic approximation says up to the
 * highest temperature at which the volume is among those that were computed.
 *
 * @param states by temperature, ascending
 * @param volumes at which vibrations were computed, Å³ per atom
 * @param unstable volumes left out for imaginary frequencies
 * @param error of the linear expansion at 300 K, 1/K: what another equation of state says
 *     otherwise; NaN where 300 K is not reached
 */
public record Expansion(List<State> states, double[] volumes, int unstable, double error) {
  /**
   * What holds at a temperature and the pressure of the run, per atom.
   *
   * @param temperature K
   * @param volume Å³
   * @param freeEnergy Gibbs', eV
   * @param expansion of the volume, 1/K
   * @param bulkModulus isothermal, eV/Å³
   * @param heatCapacity at constant volume, in units of k
   * @param gruneisen γ = α B V / C_V; NaN at 0 K
   */
  public record State(
      double temperature,
      double volume,
      double freeEnergy,
      double expansion,
      double bulkModulus,
      double heatCapacity,
      double gruneisen) {
    /** C_p = C_V + α² B V T, in units of k. */
    public double heatCapacityAtPressure() {
      double excess = expansion * expansion * bulkModulus * volume * temperature;
      return heatCapacity + excess / Units.BOLTZMANN;
    }
  }

  /** For expansion.csv. */
  String csv() {
    StringBuilder text =
        new StringBuilder(
            "temperature_K,volume_angstrom3_per_atom,gibbs_energy_eV_per_atom,"
                + "thermal_expansion_per_K,bulk_modulus_GPa,heat_capacity_p_J_per_mol_K,"
                + "heat_capacity_v_J_per_mol_K,gruneisen\n");
    for (State state : states) {
      text.append(
          String.format(
              Locale.ROOT,
              "%.8g,%.9g,%.10g,%.8g,%.8g,%.8g,%.8g,%s%n",
              state.temperature,
              state.volume,
              state.freeEnergy,
              state.expansion,
              state.bulkModulus * Units.GPA,
              Vibrations.GAS * state.heatCapacityAtPressure(),
              Vibrations.GAS * state.heatCapacity,
              Double.isNaN(state.gruneisen)
                  ? ""
                  : String.format(Locale.ROOT, "%.8g", state.gruneisen)));
    }
    return text.toString();
  }

  /** The state at a temperature of the table, K, if it is there. */
  public java.util.Optional<State> at(double temperature) {
    return states.stream().filter(s -> Math.abs(s.temperature - temperature) < 1e-9).findFirst();
  }

  void addTo(Json.Obj json) {
    json.put("quasi_harmonic_volumes", volumes.length)
        .put("quasi_harmonic_volumes_unstable", unstable)
        .put("quasi_harmonic_highest_K", states.getLast().temperature)
        .put("volume_zero_point_angstrom3_per_atom", states.getFirst().volume);
    at(300)
        .ifPresent(
            state ->
                json.put("volume_300K_angstrom3_per_atom", state.volume)
                    .put("linear_expansion_300K_per_K", state.expansion / 3)
                    .put("linear_expansion_300K_error_per_K", error)
                    .put("bulk_modulus_300K_GPa", state.bulkModulus * Units.GPA)
                    .put(
                        "heat_capacity_p_300K_J_per_mol_K",
                        Vibrations.GAS * state.heatCapacityAtPressure())
                    .put("gruneisen_300K", state.gruneisen));
  }
}
