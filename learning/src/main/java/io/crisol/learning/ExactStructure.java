package io.crisol.learning;

import io.crisol.simulation.ExactNumbers;
import io.crisol.structures.Cell;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;

/** Cell and positions of a structure in JSON, bit for bit. */
final class ExactStructure {
  private ExactStructure() {}

  static Json.Obj put(Json.Obj json, Structure structure) {
    return json.put("cell", ExactNumbers.pack(structure.cell().vectors()))
        .put("positions", ExactNumbers.pack(structure.positions()));
  }

  /**
   * As saved, in the cell of {@code like} where none was saved; atoms, and which cell vectors
   * repeat, are those of {@code like}.
   */
  static Structure of(Json.Obj json, Structure like) {
    double[] positions = ExactNumbers.doubles(json.get("positions"));
    return json.find("cell")
        .map(cell -> like.withCell(cell(ExactNumbers.doubles(cell), like.cell()), positions))
        .orElseGet(() -> like.withPositions(positions));
  }

  private static Cell cell(double[] vectors, Cell like) {
    return new Cell(vectors, like.isPeriodic(0), like.isPeriodic(1), like.isPeriodic(2));
  }
}
