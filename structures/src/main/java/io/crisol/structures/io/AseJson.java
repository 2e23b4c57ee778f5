package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import io.crisol.structures.json.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * ASE's JSON data base: rows under their numbers, arrays as {@code {"__ndarray__": [shape, type,
 * numbers]}} or nested lists; eV, Å, stress xx yy zz yz xz xy positive in tension, momenta in ASE's
 * units. {@code energy} is taken, {@code free_energy} kept as text. Fixed atoms become a column
 * {@code move_mask} (1 where a coordinate may move). Source: ASE's documentation, ase.db,
 * https://wiki.fysik.dtu.dk/ase/ase/db/db.html.
 */
final class AseJson implements JsonFrames.Entries {
  /** Arrays of a row that become columns, and their names there. */
  private static final Map<String, String> COLUMNS =
      Map.of(
          "magmoms", "magmoms",
          "initial_magmoms", "initial_magmoms",
          "tags", "tags",
          "masses", "masses",
          "energies", "energies");

  /** Parts of a row that are read elsewhere or say nothing about the frame. */
  private static final Set<String> READ =
      Set.of(
          "numbers",
          "positions",
          "cell",
          "pbc",
          "energy",
          "forces",
          "stress",
          "charges",
          "initial_charges",
          "momenta",
          "constraints",
          "key_value_pairs",
          "data",
          "ctime",
          "mtime",
          "user",
          "unique_id",
          "calculator_parameters");

  private final Json.Obj root;
  private final ReadingNotes notes;

  private AseJson(Json.Obj root, ReadingNotes notes) {
    this.root = root;
    this.notes = notes;
  }

  /** The rows where the file is of this kind. */
  static Optional<JsonFrames.Entries> of(Json root, ReadingNotes notes) {
    boolean rows =
        root instanceof Json.Obj object
            && object.members().entrySet().stream()
                .anyMatch(
                    member ->
                        member.getKey().matches("\\d{1,9}")
                            && member.getValue() instanceof Json.Obj row
                            && row.members().containsKey("numbers"));
    return rows ? Optional.of(new AseJson(root.asObject(), notes)) : Optional.empty();
  }

  @Override
  public String format() {
    return "ASE JSON";
  }

  @Override
  public Deque<JsonFrames.Entry> entries() {
    Deque<JsonFrames.Entry> rows = new ArrayDeque<>();
    root.members().keySet().stream()
        .filter(key -> key.matches("\\d{1,9}"))
        .map(Integer::valueOf)
        .sorted()
        .forEach(id -> rows.add(new JsonFrames.Entry("row " + id, root.get(Integer.toString(id)))));
    return rows;
  }

  @Override
  public Frame frame(Json.Obj row, Frame.Source source) {
    Cell cell = cell(row);
    double[] numbers = JsonFrames.flat(array(row.get("numbers")), "numbers");
    if (numbers.length == 0) {
      throw Problem.FILE_MALFORMED.with("the entry", "it has no atom");
    }
    Element[] elements = new Element[numbers.length];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = element(numbers[i]);
    }
    Structure structure =
        new Structure(cell, elements, atoms(row, "positions", 3, elements.length).orElseThrow());
    Optional<double[]> charges = atoms(row, "initial_charges", 1, elements.length);
    if (charges.isPresent()) {
      structure = structure.withCharges(charges.get());
      notes.used(LabelKey.Quantity.CHARGES, "initial_charges", "e, fixed charges of the structure");
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    velocities(row, elements, columns);
    COLUMNS.forEach((key, name) -> column(row, key, name, elements.length, columns));
    AseConstraints.read(row, elements.length, columns, notes);
    Map<String, String> metadata = metadata(row);
    data(row, elements.length, columns);
    return new Frame(structure, labels(row, elements.length), metadata, columns, source);
  }

  private static Element element(double number) {
    if (number != Math.rint(number)) {
      throw Problem.UNKNOWN_ELEMENT.with("atomic number " + number);
    }
    return Element.ofAtomicNumber((int) number);
  }

  /** The nested list or number behind ASE's encodings. */
  private static Json array(Json value) {
    if (value instanceof Json.Obj object) {
      Optional<Json> encoded = object.find("__ndarray__");
      if (encoded.isPresent()) {
        List<Json> parts = encoded.get().asList();
        if (parts.size() != 3) {
          throw Problem.FILE_MALFORMED.with("the entry", "__ndarray__ needs shape, type, numbers");
        }
        return parts.get(2);
      }
      return array(object.get("array"));
    }
    return value;
  }

  private static Cell cell(Json.Obj row) {
    double[] vectors = new double[9];
    if (row.find("cell").isPresent()) {
      double[] given = JsonFrames.flat(array(row.get("cell")), "cell");
      if (given.length == 3) {
        given = new double[] {given[0], 0, 0, 0, given[1], 0, 0, 0, given[2]};
      }
      vectors = JsonFrames.exactly(given, 9, "cell");
    }
    double[] pbc =
        row.find("pbc").isPresent() ? JsonFrames.flat(array(row.get("pbc")), "pbc") : new double[3];
    if (pbc.length == 1) {
      pbc = new double[] {pbc[0], pbc[0], pbc[0]};
    }
    JsonFrames.exactly(pbc, 3, "pbc");
    return new Cell(vectors, pbc[0] != 0, pbc[1] != 0, pbc[2] != 0);
  }

  private static Optional<double[]> atoms(Json.Obj row, String key, int width, int atoms) {
    return row.find(key)
        .map(value -> JsonFrames.exactly(JsonFrames.flat(array(value), key), width * atoms, key));
  }

  private Labels labels(Json.Obj row, int atoms) {
    Labels labels = Labels.NONE;
    if (row.find("energy").isPresent()) {
      labels = labels.withEnergy(JsonFrames.number(row.get("energy"), "energy"));
      notes.used(LabelKey.Quantity.ENERGY, "energy", "eV, of the whole cell");
    }
    Optional<double[]> forces = atoms(row, "forces", 3, atoms);
    if (forces.isPresent()) {
      labels = labels.withForces(forces.get());
      notes.used(LabelKey.Quantity.FORCES, "forces", "eV/Å, as computed (constraints not applied)");
    }
    if (row.find("stress").isPresent()) {
      labels = labels.withStress(stress(JsonFrames.flat(array(row.get("stress")), "stress")));
      notes.used(
          LabelKey.Quantity.STRESS, "stress", "eV/Å³, positive in tension; xx yy zz yz xz xy");
    }
    Optional<double[]> charges = atoms(row, "charges", 1, atoms);
    if (charges.isPresent()) {
      labels = labels.withCharges(charges.get());
      notes.used(LabelKey.Quantity.CHARGES, "charges", "e");
    }
    return labels;
  }

  private static double[] stress(double[] v) {
    return v.length == 9
        ? v
        : new double[] {
          JsonFrames.exactly(v, 6, "stress")[0], v[5], v[4], v[5], v[1], v[3], v[4], v[3], v[2]
        };
  }

  private void velocities(Json.Obj row, Element[] elements, Map<String, double[]> columns) {
    Optional<double[]> momenta = atoms(row, "momenta", 3, elements.length);
    if (momenta.isPresent()) {
      double[] v = momenta.get();
      double[] masses = atoms(row, "masses", 1, elements.length).orElse(null);
      for (int k = 0; k < v.length; k++) {
        double mass = masses == null ? elements[k / 3].mass() : masses[k / 3];
        v[k] /= mass * Math.sqrt(Units.AMU);
      }
      columns.put("velocities", v);
      notes.used(
          LabelKey.Quantity.MOMENTA,
          "momenta",
          "ASE units and "
              + (masses == null ? "our" : "its")
              + " masses, read as velocities in Å/fs");
    }
  }

  private static void column(
      Json.Obj row, String key, String name, int atoms, Map<String, double[]> columns) {
    atoms(row, key, 1, atoms).ifPresent(values -> columns.put(name, values));
  }

  private Map<String, String> metadata(Json.Obj row) {
    Map<String, String> metadata = new LinkedHashMap<>();
    row.members()
        .forEach(
            (key, value) -> {
              if (!READ.contains(key) && !COLUMNS.containsKey(key)) {
                metadata.put(key, JsonFrames.text(value));
              }
            });
    row.find("key_value_pairs")
        .ifPresent(
            pairs ->
                pairs
                    .asObject()
                    .members()
                    .forEach((key, value) -> metadata.put(key, JsonFrames.text(value))));
    if (row.find("calculator_parameters").isPresent()) {
      notes.note("calculator_parameters are not kept");
    }
    return metadata;
  }

  /** Arrays with a row for each atom become columns. */
  private void data(Json.Obj row, int atoms, Map<String, double[]> columns) {
    Json data = row.find("data").orElse(new Json.Obj());
    if (data instanceof Json.Obj object) {
      object
          .members()
          .forEach(
              (name, value) -> {
                boolean encoded = value instanceof Json.Obj o && o.find("__ndarray__").isPresent();
                double[] numbers = encoded ? JsonFrames.flat(array(value), name) : new double[0];
                if (numbers.length > 0 && numbers.length % atoms == 0) {
                  columns.putIfAbsent(name, numbers);
                } else {
                  notes.note("data \"" + name + "\" is not kept");
                }
              });
    }
  }
}
