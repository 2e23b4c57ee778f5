package io.crisol.simulation;

import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import io.crisol.structures.json.Json;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The minimum that a relaxation found.
 *
 * @param structure the relaxed structure
 * @param converged whether forces and stress fell below their tolerances
 * @param steps steps done
 * @param startEnergy eV
 * @param energy eV
 * @param maxForce largest force on an atom, eV/Å
 * @param stress double[9], eV/Å³, positive in tension; absent unless the cell repeats in all
 *     directions
 * @param maxGrade largest extrapolation grade of the relaxed structure, where the potential gives
 *     any
 * @param maxSpread largest spread of a force component of the relaxed structure, eV/Å, where the
 *     potential is a committee
 * @param stopped name of the guard that stopped it, if any
 * @param symmetry what was kept, where symmetries were
 */
public record RelaxResult(
    Structure structure,
    boolean converged,
    long steps,
    double startEnergy,
    double energy,
    double maxForce,
    Optional<double[]> stress,
    OptionalDouble maxGrade,
    OptionalDouble maxSpread,
    Optional<String> stopped,
    Optional<Symmetry> symmetry)
    implements SimulationResult {
  /**
   * Symmetries that were kept.
   *
   * @param operations how many
   * @param gain eV: how much lower the atoms come that are shaken and let go without symmetry, in a
   *     short search; 0 where they come back; absent where the relaxation did not converge
   */
  public record Symmetry(int operations, OptionalDouble gain) {
    /** Whether only symmetry holds the structure where it is. */
    public boolean isSaddle() {
      return gain.orElse(0) > 0;
    }
  }

  @Override
  public String kind() {
    return "relax";
  }

  @Override
  public Json.Obj toJson() {
    Json.Obj json =
        new Json.Obj()
            .put("kind", kind())
            .put("atoms", structure.size())
            .put("steps", steps)
            .put("converged", converged)
            .put("energy_start_eV", startEnergy)
            .put("energy_eV", energy)
            .put("energy_eV_per_atom", energy / structure.size())
            .put("max_force_eV_per_angstrom", maxForce)
            .put("max_grade", SimulationResult.number(maxGrade))
            .put("max_spread_eV_per_angstrom", SimulationResult.number(maxSpread))
            .put("stopped_by", stopped.<Json>map(Json.Str::new).orElse(new Json.Null()));
    symmetry.ifPresent(
        s ->
            json.put("symmetry_operations", s.operations())
                .put("symmetry_saddle", s.isSaddle())
                .put("energy_below_symmetric_eV", SimulationResult.number(s.gain())));
    stress.ifPresent(s -> addBulk(json, s));
    return json;
  }

  private void addBulk(Json.Obj json, double[] s) {
    double[] voigt = {s[0], s[4], s[8], (s[5] + s[7]) / 2, (s[2] + s[6]) / 2, (s[1] + s[3]) / 2};
    for (int k = 0; k < 6; k++) {
      voigt[k] *= Units.GPA;
    }
    json.put("stress_GPa", voigt)
        .put("pressure_GPa", -(voigt[0] + voigt[1] + voigt[2]) / 3)
        .put("volume_angstrom3", structure.cell().volume())
        .put("cell_angstrom", structure.cell().vectors());
  }
}
