package io.crisol.reference;

import io.crisol.structures.Cell;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.OptionalDouble;

/** Structures that do not repeat, in a box that does. */
public final class OpenCells {
  private OpenCells() {}

  /**
   * The structure as a program of plane waves takes it: unchanged where three cell vectors are
   * there, else in a box with vacuum around it.
   *
   * @param vacuum least distance of periodic images, Å
   * @throws io.crisol.structures.ProblemException OPTION_MISSING
   */
  public static Structure boxed(Structure structure, OptionalDouble vacuum) {
    Cell cell = structure.cell();
    if (cell.isBulk()) {
      return structure;
    }
    if (cell.isPeriodic()) {
      return closed(structure);
    }
    double width =
        vacuum.orElseThrow(
            () ->
                Problem.OPTION_MISSING.with(
                    "vacuum",
                    "the structure has no periodic cell, and plane waves need one",
                    "give the empty space around it, e.g. \"10 Å\""));
    double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
    double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    double[] positions = structure.positions();
    for (int k = 0; k < positions.length; k++) {
      low[k % 3] = Math.min(low[k % 3], positions[k]);
      high[k % 3] = Math.max(high[k % 3], positions[k]);
    }
    for (int k = 0; k < positions.length; k++) {
      positions[k] += width / 2 - low[k % 3];
    }
    Cell box =
        Cell.box(high[0] - low[0] + width, high[1] - low[1] + width, high[2] - low[2] + width);
    return structure.withCell(box, positions);
  }

  /** A slab or wire whose vectors are all there, vacuum included. */
  private static Structure closed(Structure structure) {
    Cell cell = structure.cell();
    for (int a = 0; a < 3; a++) {
      double length =
          Math.hypot(cell.vector(a, 0), Math.hypot(cell.vector(a, 1), cell.vector(a, 2)));
      if (!(length > 0)) {
        throw Problem.OPTION_MISSING.with(
            "cell vector " + (a + 1),
            "the structure is open along it, and plane waves need its length",
            "write the cell with its vacuum");
      }
    }
    return structure.withCell(Cell.periodic(cell.vectors()), structure.positions());
  }
}
