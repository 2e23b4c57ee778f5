package io.crisol.potentials.file;

import io.crisol.potentials.Continuity;
import io.crisol.potentials.Potential;
import io.crisol.structures.json.Json;
import java.util.List;

/**
 * A potential and what is known about it.
 *
 * @param potential the potential
 * @param name the file or text that named it
 * @param family name of its {@link PotentialFamily}
 * @param provenance how it was made, as its maker wrote it; empty where nothing is known
 */
public record LoadedPotential(
    Potential potential, String name, String family, Json.Obj provenance) {
  /** What results made with it should say. */
  public List<String> notes() {
    Continuity continuity = potential.continuity();
    return continuity.note().isEmpty() ? List.of() : List.of(continuity.note());
  }
}
