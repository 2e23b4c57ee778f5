package io.crisol.structures.io;

import io.crisol.structures.Problem;
import io.crisol.structures.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Fixed atoms and coordinates in ASE's JSON. */
final class AseConstraints {
  /** Column that says which coordinates may move: 1, or 0 where fixed. */
  static final String MASK = "move_mask";

  private AseConstraints() {}

  /** Adds a column where something is fixed. */
  static void read(Json.Obj row, int atoms, Map<String, double[]> columns, ReadingNotes notes) {
    if (row.find("constraints").isEmpty()) {
      return;
    }
    double[] mask = new double[3 * atoms];
    Arrays.fill(mask, 1);
    boolean any = false;
    for (Json constraint : row.get("constraints").asList()) {
      String name = constraint.asObject().get("name").asString();
      Json.Obj details = constraint.asObject().find("kwargs").orElse(new Json.Obj()).asObject();
      boolean understood = name.equals("FixAtoms") || name.equals("FixCartesian");
      if (understood) {
        fix(details, mask);
      } else {
        notes.note("constraint " + name + " is not kept");
      }
      any |= understood;
    }
    if (any) {
      columns.put(MASK, mask);
    }
  }

  private static void fix(Json.Obj details, double[] mask) {
    Json which = details.find("indices").orElseGet(() -> details.get("a"));
    double[] axes = {1, 1, 1};
    if (details.find("mask").isPresent()) {
      axes = JsonFrames.exactly(JsonFrames.flat(plain(details.get("mask")), "mask"), 3, "mask");
    }
    for (double index : JsonFrames.flat(plain(which), "indices")) {
      if (index != Math.rint(index) || index < 0 || index >= mask.length / 3) {
        throw Problem.FILE_MALFORMED.with("the entry", "a constraint names atom " + index);
      }
      for (int axis = 0; axis < 3; axis++) {
        if (axes[axis] != 0) {
          mask[3 * (int) index + axis] = 0;
        }
      }
    }
  }

  private static Json plain(Json value) {
    if (value instanceof Json.Obj object) {
      List<Json> parts = object.get("__ndarray__").asList();
      return parts.isEmpty() ? value : parts.getLast();
    }
    return value;
  }

  /** The constraints of a column {@link #MASK}, in ASE's words. */
  static Json.Arr written(double[] mask) {
    Json.Arr all = new Json.Arr();
    Json.Arr whole = new Json.Arr();
    for (int i = 0; i < mask.length / 3; i++) {
      boolean[] fixed = {mask[3 * i] == 0, mask[3 * i + 1] == 0, mask[3 * i + 2] == 0};
      if (fixed[0] && fixed[1] && fixed[2]) {
        whole.add(Json.of(i));
      } else if (fixed[0] || fixed[1] || fixed[2]) {
        Json.Arr axes = new Json.Arr();
        for (boolean axis : fixed) {
          axes.add(new Json.Bool(axis));
        }
        all.add(constraint("FixCartesian", new Json.Obj().put("a", Json.of(i)).put("mask", axes)));
      }
    }
    return whole.items().isEmpty()
        ? all
        : all.add(constraint("FixAtoms", new Json.Obj().put("indices", whole)));
  }

  private static Json constraint(String name, Json.Obj details) {
    return new Json.Obj().put("name", name).put("kwargs", details);
  }
}
