package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Frame;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes pymatgen's JSON: a Structure, or a list; frames with an energy become
 * ComputedStructureEntry, frames without a cell Molecule. Forces, charges and columns are site
 * properties.
 */
final class PymatgenWriter {
  private static final Keeps KEEPS =
      Keeps.only(
          Keeps.Part.ENERGY,
          Keeps.Part.FORCES,
          Keeps.Part.STRESS,
          Keeps.Part.CHARGES,
          Keeps.Part.VELOCITIES,
          Keeps.Part.SLABS,
          Keeps.Part.MOLECULES,
          Keeps.Part.METADATA,
          Keeps.Part.COLUMNS);

  static final FrameOutput OUTPUT =
      new FrameOutput() {
        @Override
        public String id() {
          return "pymatgen-json";
        }

        @Override
        public String name() {
          return "pymatgen JSON";
        }

        @Override
        public boolean fitsName(String fileName) {
          return fileName.endsWith(".json");
        }

        @Override
        public void write(Path out, List<Frame> frames, Consumer<String> note) {
          KEEPS.tell(frames, note);
          if (frames.stream().anyMatch(f -> !isEntry(f) && f.labels().energy().isPresent())) {
            note.accept("the energy of frames without a cell is not written");
          }
          Json.Arr all = new Json.Arr();
          frames.forEach(frame -> all.add(item(frame)));
          Json root = frames.size() == 1 ? all.items().getFirst() : all;
          TextOutput.write(out, writer -> writer.write(root.text()));
        }
      };

  private PymatgenWriter() {}

  private static boolean isEntry(Frame frame) {
    return frame.labels().energy().isPresent() && frame.structure().cell().isPeriodic();
  }

  private static Json.Obj item(Frame frame) {
    Json.Obj further = new Json.Obj();
    frame.metadata().forEach((key, value) -> further.put(key, value));
    frame.labels().stress().ifPresent(stress -> further.put(PymatgenJson.STRESS, Json.of(stress)));
    Json.Obj structure = structure(frame);
    if (!isEntry(frame)) {
      return structure.put("properties", further);
    }
    Json.Obj composition = new Json.Obj();
    frame.structure().composition().forEach((element, n) -> composition.put(element.symbol(), n));
    return named("pymatgen.entries.computed_entries", "ComputedStructureEntry")
        .put("energy", frame.labels().energy().orElseThrow())
        .put("composition", composition)
        .put("correction", 0)
        .put("energy_adjustments", new Json.Arr())
        .put("parameters", new Json.Obj())
        .put("data", further)
        .put("structure", structure);
  }

  private static Json.Obj named(String module, String name) {
    return new Json.Obj().put("@module", module).put("@class", name);
  }

  private static Json.Obj structure(Frame frame) {
    Cell cell = frame.structure().cell();
    boolean molecule = !cell.isPeriodic();
    Json.Obj structure = named("pymatgen.core.structure", molecule ? "Molecule" : "Structure");
    if (!molecule) {
      Json.Arr matrix = new Json.Arr();
      Json.Arr pbc = new Json.Arr();
      for (int a = 0; a < 3; a++) {
        matrix.add(Json.of(new double[] {cell.vector(a, 0), cell.vector(a, 1), cell.vector(a, 2)}));
        pbc.add(new Json.Bool(cell.isPeriodic(a)));
      }
      structure.put("lattice", new Json.Obj().put("matrix", matrix).put("pbc", pbc));
    }
    return structure.put("sites", sites(frame));
  }

  private static Json.Arr sites(Frame frame) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    frame.labels().forces().ifPresent(forces -> columns.put("forces", forces));
    frame.structure().charges().ifPresent(charges -> columns.put("charge", charges));
    frame.columns().forEach(columns::putIfAbsent);
    double[] occupancy = columns.remove(PymatgenSites.OCCUPANCY);
    double[] owner = columns.remove(PymatgenSites.SITE);
    Json.Arr sites = new Json.Arr();
    for (int i = 0; i < frame.size(); i++) {
      Json.Obj species =
          new Json.Obj()
              .put("element", frame.structure().element(i).symbol())
              .put("occu", occupancy == null ? 1 : occupancy[i]);
      boolean shares = i > 0 && owner != null && owner[i] == owner[i - 1];
      if (shares) {
        Json.Obj site = sites.items().getLast().asObject();
        ((Json.Arr) site.get("species")).add(species);
      } else {
        sites.add(site(frame.structure(), i, species).put("properties", of(columns, i, frame)));
      }
    }
    return sites;
  }

  private static Json.Obj site(Structure structure, int i, Json.Obj species) {
    double x = structure.coordinate(3 * i);
    double y = structure.coordinate(3 * i + 1);
    double z = structure.coordinate(3 * i + 2);
    Cell cell = structure.cell();
    Json.Obj site = new Json.Obj().put("species", new Json.Arr().add(species));
    if (cell.isPeriodic()) {
      double[] abc = new double[3];
      for (int a = 0; a < 3; a++) {
        abc[a] = cell.fractional(a, x, y, z);
      }
      site.put("abc", abc);
    }
    return site.put("xyz", new double[] {x, y, z})
        .put("label", structure.element(i).symbol())
        .put("name", structure.element(i).symbol());
  }

  private static Json.Obj of(Map<String, double[]> columns, int i, Frame frame) {
    Json.Obj properties = new Json.Obj();
    columns.forEach(
        (name, values) -> {
          int width = values.length / frame.size();
          if (name.equals(AseConstraints.MASK) && width == 3) {
            Json.Arr free = new Json.Arr();
            for (int k = 3 * i; k < 3 * i + 3; k++) {
              free.add(new Json.Bool(values[k] != 0));
            }
            properties.put("selective_dynamics", free);
          } else if (width == 1) {
            properties.put(name, values[i]);
          } else {
            properties.put(name, java.util.Arrays.copyOfRange(values, i * width, (i + 1) * width));
          }
        });
    return properties;
  }
}
