package io.crisol.simulation.surfaces;

import io.crisol.simulation.SimulationResult;
import io.crisol.simulation.bulk.Ground;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Energies of the faces of a crystal.
 *
 * @param ground the relaxed crystal
 * @param tolerance change with thickness at which an energy counts as converged, mJ/m²
 */
public record SurfacesResult(Ground ground, List<Surface> surfaces, double tolerance)
    implements SimulationResult {
  @Override
  public String kind() {
    return "surfaces";
  }

  /** Whether no energy changes any more with the thickness of the slab. */
  public boolean converged() {
    return surfaces.stream().allMatch(surface -> surface.change() <= tolerance);
  }

  /** Largest grade of all slabs, where there are grades. */
  public OptionalDouble maxGrade() {
    return surfaces.stream().flatMapToDouble(s -> s.maxGrade().stream()).max();
  }

  @Override
  public Json.Obj toJson() {
    Json.Obj faces = new Json.Obj();
    for (Surface surface : surfaces) {
      faces.put(
          surface.name(),
          new Json.Obj()
              .put("relaxed_mJ_per_m2", surface.relaxed())
              .put("unrelaxed_mJ_per_m2", surface.unrelaxed())
              .put("change_mJ_per_m2", surface.change())
              .put("thickness_angstrom", surface.thickness())
              .put("atoms", surface.slab().size())
              .put("max_grade", SimulationResult.number(surface.maxGrade())));
    }
    return ground
        .addTo(new Json.Obj().put("kind", kind()).put("atoms", ground.structure().size()))
        .put("surfaces", faces)
        .put("converged", converged())
        .put("max_grade", SimulationResult.number(maxGrade()));
  }
}
