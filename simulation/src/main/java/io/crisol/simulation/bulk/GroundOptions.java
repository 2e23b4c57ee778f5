package io.crisol.simulation.bulk;

import io.crisol.simulation.relax.CellFreedom;
import io.crisol.simulation.relax.RelaxOptions;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import io.crisol.structures.Settings;
import java.util.Locale;
import java.util.Map;

/**
 * How a structure is relaxed before a property of it is computed.
 *
 * @param cell what of the cell may change
 * @param forceTolerance largest force on an atom at the end, eV/Å
 * @param pressureGPa target pressure
 * @param maxSteps steps after which a relaxation is given up
 */
public record GroundOptions(
    @Setting(
            help =
                "what of the cell may change before the property is computed; fixed takes the cell"
                    + " as it is",
            value = "free")
        CellFreedom cell,
    @Setting(
            help = "largest force on an atom after a relaxation",
            unit = "eV/Å",
            value = "0.0000001 eV/Å")
        double forceTolerance,
    @Setting(help = "pressure", unit = "GPa", value = "0 GPa") double pressureGPa,
    @Setting(help = "steps after which a relaxation is given up", value = "5000") int maxSteps) {
  /** GPa; lengths of a crystal as soft as argon, 3 GPa, are then right to a millionth. */
  private static final double STRESS = 1e-5;

  /** Refuses what cannot be. */
  public GroundOptions {
    require(forceTolerance > 0, "force_tolerance", forceTolerance, "it is above 0 eV/Å");
    require(Double.isFinite(pressureGPa), "pressure", pressureGPa, "it is a finite number");
    require(maxSteps >= 1, "max_steps", maxSteps, "it is 1 or more");
  }

  static void require(boolean met, String name, Object value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value, why, "correct it");
    }
  }

  /** The same with another force at the end, eV/Å. */
  public GroundOptions withForceTolerance(double force) {
    return new GroundOptions(cell, force, pressureGPa, maxSteps);
  }

  /** The same with another freedom of the cell. */
  public GroundOptions with(CellFreedom other) {
    return new GroundOptions(other, forceTolerance, pressureGPa, maxSteps);
  }

  /** The relaxation of atoms and of what of the cell may change. */
  public RelaxOptions relaxation() {
    return relaxation(cell);
  }

  /** The relaxation of the atoms alone. */
  public RelaxOptions ofAtoms() {
    return relaxation(CellFreedom.FIXED);
  }

  private RelaxOptions relaxation(CellFreedom freedom) {
    return Settings.of(RelaxOptions.class)
        .build(
            Map.of(
                "cell",
                freedom.name().toLowerCase(Locale.ROOT),
                "method",
                "lbfgs",
                "force_tolerance",
                forceTolerance,
                "stress_tolerance",
                STRESS,
                "pressure",
                pressureGPa,
                "max_steps",
                (long) maxSteps));
  }
}
