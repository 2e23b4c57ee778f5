package io.crisol.potentials.file;

import io.crisol.potentials.Continuity;
import io.crisol.potentials.Potential;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A potential and what is known about it.
 *
 * @param potential the potential
 * @param name the file or text that named it
 * @param family name of its {@link PotentialFamily} or {@link ForeignFormat}
 * @param provenance how it was made, as its maker wrote it; empty where nothing is known
 * @param remarks what was noted while reading it, such as lines that do not matter here
 */
public record LoadedPotential(
    Potential potential, String name, String family, Json.Obj provenance, List<String> remarks) {
  /** A copy of the remarks. */
  public LoadedPotential {
    remarks = List.copyOf(remarks);
  }

  /** A potential whose reading gave no reason for remarks. */
  public LoadedPotential(Potential potential, String name, String family, Json.Obj provenance) {
    this(potential, name, family, provenance, List.of());
  }

  /** The same with another potential in its place. */
  public LoadedPotential with(Potential other) {
    return new LoadedPotential(other, name, family, provenance, remarks);
  }

  /** What results made with it should say. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>(remarks);
    Continuity continuity = potential.continuity();
    if (!continuity.note().isEmpty()) {
      notes.add(continuity.note());
    }
    return List.copyOf(notes);
  }
}
