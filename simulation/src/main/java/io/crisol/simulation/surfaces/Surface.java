package io.crisol.simulation.surfaces;

import io.crisol.structures.Structure;
import java.util.OptionalDouble;

/**
 * One face of a crystal.
 *
 * @param indices h, k, l
 * @param unrelaxed energy per area with atoms as in the crystal, mJ/m²
 * @param relaxed energy per area, mJ/m²; mean of both faces of the slab
 * @param change of the energy with the last step in thickness, mJ/m²
 * @param thickness Å
 * @param slab the relaxed slab
 * @param maxGrade largest extrapolation grade of its atoms, where there are grades
 */
public record Surface(
    int[] indices,
    double unrelaxed,
    double relaxed,
    double change,
    double thickness,
    Structure slab,
    OptionalDouble maxGrade) {
  /** Such as 111. */
  public String name() {
    return Slab.name(indices);
  }
}
