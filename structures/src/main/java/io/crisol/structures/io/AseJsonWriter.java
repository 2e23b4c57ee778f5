package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import io.crisol.structures.json.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes ASE's JSON data base; further columns go into {@code data}, entries into key-value pairs.
 */
final class AseJsonWriter {
  private static final Keeps KEEPS =
      Keeps.only(
          Keeps.Part.ENERGY,
          Keeps.Part.FORCES,
          Keeps.Part.STRESS,
          Keeps.Part.CHARGES,
          Keeps.Part.REFERENCE_CHARGES,
          Keeps.Part.VELOCITIES,
          Keeps.Part.OPEN_CELL,
          Keeps.Part.SLABS,
          Keeps.Part.MOLECULES,
          Keeps.Part.METADATA,
          Keeps.Part.COLUMNS);

  /** Columns that ASE knows by the same name. */
  private static final Set<String> KNOWN =
      Set.of("magmoms", "initial_magmoms", "tags", "masses", "energies");

  static final FrameOutput OUTPUT =
      new FrameOutput() {
        @Override
        public String id() {
          return "ase-json";
        }

        @Override
        public String name() {
          return "ASE JSON";
        }

        @Override
        public boolean fitsName(String fileName) {
          return fileName.endsWith(".ase.json");
        }

        @Override
        public void write(Path out, List<Frame> frames, Consumer<String> note) {
          KEEPS.tell(frames, note);
          if (frames.stream().anyMatch(MlipWriter::isSkew)) {
            note.accept("the stress is not symmetric: the means of xy and yx, … are written");
          }
          TextOutput.write(out, writer -> writer.write(file(frames).text()));
        }
      };

  private AseJsonWriter() {}

  private static Json.Obj file(List<Frame> frames) {
    Json.Obj file = new Json.Obj();
    double[] ids = new double[frames.size()];
    for (int k = 0; k < ids.length; k++) {
      ids[k] = k + 1;
      file.put(Integer.toString(k + 1), row(frames.get(k), k + 1));
    }
    return file.put("ids", Json.of(ids)).put("nextid", frames.size() + 1);
  }

  private static Json.Obj row(Frame frame, int id) {
    Structure structure = frame.structure();
    int n = structure.size();
    double[] numbers = new double[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = structure.element(i).atomicNumber();
    }
    Json.Obj row =
        new Json.Obj()
            .put("unique_id", "%032x".formatted(id))
            .put("ctime", 0)
            .put("mtime", 0)
            .put("user", "")
            .put("numbers", array("int64", numbers, n))
            .put("positions", array("float64", structure.positions(), n, 3))
            .put("cell", array("float64", structure.cell().vectors(), 3, 3))
            .put("pbc", periodicity(structure.cell()));
    labels(frame.labels(), row, n);
    structure
        .charges()
        .ifPresent(charges -> row.put("initial_charges", array("float64", charges, n)));
    columns(frame, row);
    if (!frame.metadata().isEmpty()) {
      Json.Obj pairs = new Json.Obj();
      frame.metadata().forEach((key, value) -> pairs.put(key, value));
      row.put("key_value_pairs", pairs);
    }
    return row;
  }

  private static Json.Obj periodicity(Cell cell) {
    Json.Arr three = new Json.Arr();
    for (int a = 0; a < 3; a++) {
      three.add(new Json.Bool(cell.isPeriodic(a)));
    }
    Json.Arr parts = new Json.Arr();
    return new Json.Obj()
        .put(
            "__ndarray__",
            parts.add(Json.of(new double[] {3})).add(new Json.Str("bool")).add(three));
  }

  private static Json.Obj array(String type, double[] values, double... shape) {
    Json.Arr parts = new Json.Arr();
    return new Json.Obj()
        .put("__ndarray__", parts.add(Json.of(shape)).add(new Json.Str(type)).add(Json.of(values)));
  }

  private static void labels(Labels labels, Json.Obj row, int n) {
    labels.energy().ifPresent(energy -> row.put("energy", energy));
    labels.forces().ifPresent(forces -> row.put("forces", array("float64", forces, n, 3)));
    labels
        .stress()
        .ifPresent(
            s ->
                row.put(
                    "stress",
                    array(
                        "float64",
                        new double[] {
                          s[0],
                          s[4],
                          s[8],
                          0.5 * (s[5] + s[7]),
                          0.5 * (s[2] + s[6]),
                          0.5 * (s[1] + s[3])
                        },
                        6)));
    labels.charges().ifPresent(charges -> row.put("charges", array("float64", charges, n)));
    if (labels.energy().isPresent() || labels.forces().isPresent()) {
      row.put("calculator", "unknown");
    }
  }

  private static void columns(Frame frame, Json.Obj row) {
    int n = frame.size();
    Map<String, double[]> left = new LinkedHashMap<>(frame.columns());
    double[] velocities = left.remove("velocities");
    if (velocities != null) {
      row.put("momenta", array("float64", momenta(frame, velocities), n, 3));
    }
    double[] mask = left.remove(AseConstraints.MASK);
    if (mask != null && mask.length == 3 * n) {
      row.put("constraints", AseConstraints.written(mask));
    }
    Json.Obj data = new Json.Obj();
    left.forEach(
        (name, values) -> {
          if (KNOWN.contains(name) && values.length == n) {
            row.put(name, array("float64", values, n));
          } else if (values.length == n) {
            data.put(name, array("float64", values, n));
          } else {
            data.put(name, array("float64", values, n, values.length / n));
          }
        });
    if (!data.members().isEmpty()) {
      row.put("data", data);
    }
  }

  private static double[] momenta(Frame frame, double[] velocities) {
    double[] masses = frame.columns().get("masses");
    double[] momenta = velocities.clone();
    for (int k = 0; k < momenta.length; k++) {
      double mass = masses == null ? frame.structure().element(k / 3).mass() : masses[k / 3];
      momenta[k] *= mass * Math.sqrt(Units.AMU);
    }
    return momenta;
  }
}
