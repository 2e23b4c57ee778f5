package io.crisol.potentials.file;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.Spread;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A structure with what the potential said of it when the file was written: energy, forces, stress
 * where the cell has a volume, grades where the potential has a training domain, the spread of
 * forces where it is a committee.
 */
final class SelfTest {
  /**
   * What two machines of other vector width may differ by: relative to the largest number of its
   * kind, and absolute.
   */
  private static final double RELATIVE = 1e-9;

  private static final double ABSOLUTE = 1e-8;

  /** Grades come from an inverse matrix and are conditioned accordingly. */
  private static final double GRADE_RELATIVE = 1e-6;

  private SelfTest() {}

  /** The entry of the file for one structure. */
  static Json.Obj write(Potential potential, Structure structure) {
    Prediction prediction = potential.predict(structure, Quantities.GRADED);
    Cell cell = structure.cell();
    Json.Obj json =
        new Json.Obj()
            .put("cell", Json.of(cell.vectors()))
            .put(
                "periodic",
                new Json.Arr(
                    List.of(
                        new Json.Bool(cell.isPeriodic(0)),
                        new Json.Bool(cell.isPeriodic(1)),
                        new Json.Bool(cell.isPeriodic(2)))))
            .put(
                "elements",
                Json.of(List.of(structure.elements()).stream().map(Element::symbol).toList()))
            .put("positions", structure.positions());
    structure.charges().ifPresent(charges -> json.put("charges", charges));
    json.put("energy", prediction.energy()).put("forces", prediction.forces());
    prediction.stress(cell).ifPresent(stress -> json.put("stress", stress));
    prediction.grades().ifPresent(grades -> json.put("grades", grades));
    prediction.spread().flatMap(Spread::forces).ifPresent(spread -> json.put("spread", spread));
    return json;
  }

  /** The first number that the potential does not reproduce, in words. */
  static Optional<String> disagreement(Potential potential, Json.Obj entry) {
    Structure structure = structure(entry);
    Prediction prediction = potential.predict(structure, Quantities.GRADED);
    double[] stress = prediction.stress(structure.cell()).orElse(null);
    return difference("energy", "", entry, new double[] {prediction.energy()}, RELATIVE)
        .or(
            () ->
                difference(
                    "forces",
                    "component %d of the force on atom %d",
                    entry,
                    prediction.forces(),
                    RELATIVE))
        .or(
            () ->
                difference(
                    "stress", "component %d of row %d of the stress", entry, stress, RELATIVE))
        .or(() -> difference("grades", "", entry, prediction.grades().orElse(null), GRADE_RELATIVE))
        .or(
            () ->
                difference(
                    "spread",
                    "",
                    entry,
                    prediction.spread().flatMap(Spread::forces).orElse(null),
                    RELATIVE));
  }

  static Structure structure(Json.Obj entry) {
    List<Json> periodic = entry.get("periodic").asList();
    Cell cell =
        new Cell(
            entry.get("cell").asDoubles(),
            periodic.get(0).asBoolean(),
            periodic.get(1).asBoolean(),
            periodic.get(2).asBoolean());
    Element[] elements =
        entry.get("elements").asList().stream()
            .map(symbol -> Element.of(symbol.asString()))
            .toArray(Element[]::new);
    Structure structure = new Structure(cell, elements, entry.get("positions").asDoubles());
    return entry
        .find("charges")
        .map(charges -> structure.withCharges(charges.asDoubles()))
        .orElse(structure);
  }

  private static Optional<String> difference(
      String name, String place, Json.Obj entry, double[] computed, double relative) {
    double[] written = entry.find(name).map(SelfTest::numbers).orElse(null);
    if (written == null || computed == null || written.length != computed.length) {
      return written == computed
          ? Optional.empty()
          : Optional.of("its " + name + " are missing or of another number");
    }
    double largest = 0;
    for (double value : written) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int k = 0; k < written.length; k++) {
      if (!(Math.abs(written[k] - computed[k]) <= ABSOLUTE + relative * largest)) {
        String where = place.isEmpty() ? name : String.format(Locale.ROOT, place, k % 3, k / 3);
        return Optional.of(
            where + " is written as " + written[k] + " and computed as " + computed[k]);
      }
    }
    return Optional.empty();
  }

  private static double[] numbers(Json value) {
    return value instanceof Json.Num number ? new double[] {number.value()} : value.asDoubles();
  }
}
