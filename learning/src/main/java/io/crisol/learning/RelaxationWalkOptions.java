package io.crisol.learning;

import static io.crisol.learning.ExploreOptions.require;

import io.crisol.simulation.relax.CellFreedom;
import io.crisol.structures.Setting;

/**
 * Relaxations that explore.
 *
 * @param copies of each structure at each strain
 * @param rattle of the last copy, Å
 * @param cell what of the cell may change
 * @param forceTolerance at the end, eV/Å
 * @param maxSteps steps after which a relaxation ends
 */
public record RelaxationWalkOptions(
    @Setting(
            help = "relaxations of each structure at each strain, each rattled more than the last",
            value = "3")
        int copies,
    @Setting(help = "width of the displacements in the last copy", unit = "Å", value = "0.3 Å")
        double rattle,
    @Setting(help = "what of the cell may change", value = "fixed") CellFreedom cell,
    @Setting(help = "largest force on an atom at the end", unit = "eV/Å", value = "0.02 eV/Å")
        double forceTolerance,
    @Setting(help = "steps after which a relaxation ends in any case", value = "300")
        int maxSteps) {
  /** Refuses what cannot be. */
  public RelaxationWalkOptions {
    require(copies >= 1, "copies", copies, "it is at least one");
    require(rattle > 0 && rattle < 2, "rattle", rattle, "it is above 0 and below 2 Å");
    require(forceTolerance > 0, "force_tolerance", forceTolerance, "it is above 0 eV/Å");
    require(maxSteps >= 1, "max_steps", maxSteps, "it is at least one step");
  }
}
