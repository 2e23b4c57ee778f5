package io.crisol.simulation.building;

import io.crisol.structures.Structure;
import java.util.List;

/** A step of a recipe: it makes structures of nothing, or of one that there is. */
public sealed interface Step {
  /** A step that a recipe may begin with. */
  non-sealed interface Beginning extends Step {
    /**
     * The structures.
     *
     * @throws io.crisol.structures.ProblemException RECIPE_IMPOSSIBLE
     */
    List<Structure> make(Bench bench);
  }

  /** A step that changes a structure, or makes several of it. */
  non-sealed interface Change extends Step {
    /**
     * What becomes of a structure.
     *
     * @throws io.crisol.structures.ProblemException RECIPE_IMPOSSIBLE
     */
    List<Structure> of(Structure from, Bench bench);
  }
}
