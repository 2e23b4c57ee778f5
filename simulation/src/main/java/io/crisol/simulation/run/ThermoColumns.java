package io.crisol.simulation.run;

import io.crisol.simulation.dynamics.Schedule;
import io.crisol.simulation.dynamics.Step;
import io.crisol.structures.Units;

/**
 * What thermo.csv says beside what every run has: the temperature asked for where it changes; at
 * constant pressure the volume, the pressure asked for and the conserved energy.
 *
 * @param targets what is asked for
 * @param temperature whether the temperature asked for is written
 * @param pressure whether the run is at constant pressure
 */
record ThermoColumns(Schedule targets, boolean temperature, boolean pressure) {
  /** Nothing more. */
  static final ThermoColumns NONE = new ThermoColumns(Schedule.constant(0, 0), false, false);

  static ThermoColumns of(MdOptions options) {
    Schedule targets = options.targets();
    return new ThermoColumns(
        targets, !targets.isConstant(), options.ensemble() == MdOptions.Ensemble.NPT);
  }

  String names() {
    return (temperature ? ",target_temperature_K" : "")
        + (pressure ? ",target_pressure_GPa,volume_angstrom3,conserved_eV" : "");
  }

  String values(Step step) {
    return (temperature ? "," + targets.temperature(step.time()) : "")
        + (pressure
            ? ","
                + targets.pressure(step.time()) * Units.GPA
                + ","
                + step.state().structure().cell().volume()
                + ","
                + step.conserved()
            : "");
  }
}
