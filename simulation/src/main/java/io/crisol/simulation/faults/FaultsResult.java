package io.crisol.simulation.faults;

import io.crisol.simulation.SimulationResult;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.surfaces.Slab;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A line of generalised stacking faults.
 *
 * @param ground the relaxed crystal
 * @param plane its indices
 * @param direction its indices
 * @param period of the slip, Å
 * @param thickness distance of a fault from its image, Å
 * @param atoms of the cell
 * @param line over one period, both ends included
 * @param stable the intrinsic stacking fault, if there is a minimum on the way
 * @param unstable the barrier before it
 * @param change of both with the last step in thickness, mJ/m²
 * @param tolerance of it, mJ/m²
 * @param structure of the stacking fault
 * @param maxGrade largest extrapolation grade at the barrier, where there are grades
 */
public record FaultsResult(
    Ground ground,
    int[] plane,
    int[] direction,
    double period,
    double thickness,
    int atoms,
    List<Fault> line,
    Optional<Fault> stable,
    Fault unstable,
    double change,
    double tolerance,
    Optional<Structure> structure,
    OptionalDouble maxGrade)
    implements SimulationResult {
  @Override
  public String kind() {
    return "faults";
  }

  /** Whether every relaxation ended and no energy changes any more with thickness. */
  public boolean converged() {
    return change <= tolerance && line.stream().allMatch(Fault::converged);
  }

  /** The line, for gamma.csv. */
  public String csv() {
    StringBuilder text = new StringBuilder("slip_angstrom,relaxed_mJ_per_m2,unrelaxed_mJ_per_m2\n");
    for (Fault fault : line) {
      text.append(
          String.format(
              Locale.ROOT, "%.8g,%.8g,%.8g%n", fault.slip(), fault.relaxed(), fault.unrelaxed()));
    }
    return text.toString();
  }

  @Override
  public Json.Obj toJson() {
    Json.Arr points = new Json.Arr();
    for (Fault fault : line) {
      points.add(Json.of(new double[] {fault.slip(), fault.relaxed(), fault.unrelaxed()}));
    }
    return ground
        .addTo(new Json.Obj().put("kind", kind()).put("atoms", atoms))
        .put("plane", Slab.name(plane))
        .put("direction", Slab.name(direction))
        .put("period_angstrom", period)
        .put("intrinsic_stacking_fault_mJ_per_m2", energy(stable, true))
        .put("intrinsic_stacking_fault_unrelaxed_mJ_per_m2", energy(stable, false))
        .put(
            "intrinsic_stacking_fault_slip_angstrom",
            stable.<Json>map(fault -> Json.of(fault.slip())).orElse(new Json.Null()))
        .put("unstable_stacking_fault_mJ_per_m2", unstable.relaxed())
        .put("unstable_stacking_fault_unrelaxed_mJ_per_m2", unstable.unrelaxed())
        .put("unstable_stacking_fault_slip_angstrom", unstable.slip())
        .put("largest_mJ_per_m2", line.stream().mapToDouble(Fault::relaxed).max().orElseThrow())
        .put("change_mJ_per_m2", change)
        .put("thickness_angstrom", thickness)
        .put("converged", converged())
        .put("gamma_line_angstrom_mJ_per_m2", points)
        .put("max_grade", SimulationResult.number(maxGrade));
  }

  private static Json energy(Optional<Fault> fault, boolean relaxed) {
    return fault
        .<Json>map(f -> Json.of(relaxed ? f.relaxed() : f.unrelaxed()))
        .orElse(new Json.Null());
  }
}
