package io.crisol.structures.io;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes a frame of the columns of a dump. */
final class LammpsDumpFrame {
  private static final String[][] POSITIONS = {
    {"xu", "yu", "zu"}, {"x", "y", "z"}, {"xsu", "ysu", "zsu"}, {"xs", "ys", "zs"}
  };
  private static final Set<String> TAKEN =
      Set.of(
          "id", "x", "y", "z", "xu", "yu", "zu", "xs", "ys", "zs", "xsu", "ysu", "zsu", "q", "vx",
          "vy", "vz", "fx", "fy", "fz", "ix", "iy", "iz", "mass", "mol");

  private final LammpsDumpColumns columns;
  private final LammpsUnits units;
  private final ReadingOptions options;
  private final ReadingNotes notes;
  private final int[] order;

  LammpsDumpFrame(
      LammpsDumpColumns columns, LammpsUnits units, ReadingOptions options, ReadingNotes notes) {
    this.columns = columns;
    this.units = units;
    this.options = options;
    this.notes = notes;
    this.order = order();
  }

  Frame build(LammpsBox written, Map<String, String> metadata, Frame.Source source) {
    LammpsBox box =
        new LammpsBox(
            LabelPick.scaled(written.origin(), units.length()),
            LabelPick.scaled(written.vectors(), units.length()),
            written.periodic());
    if (box.isShifted()) {
      metadata.put("box_origin", box.originText());
    }
    Map<String, double[]> kept = new LinkedHashMap<>();
    Structure structure =
        new Structure(box.cell(), elements(kept, source.file()), positions(box, kept));
    if (columns.has("q")) {
      structure = structure.withCharges(columns.flat(order, units.charge(), "the charge", "q"));
      notes.used(LabelKey.Quantity.CHARGES, "q", units.describe("e, fixed charges,"));
    }
    Labels labels = Labels.NONE;
    if (columns.hasAll("fx", "fy", "fz")) {
      labels = labels.withForces(columns.flat(order, units.force(), "the force", "fx", "fy", "fz"));
      notes.used(LabelKey.Quantity.FORCES, "fx fy fz", units.describe("eV/Å"));
    }
    keep(kept);
    return new Frame(
        structure,
        labels,
        Collections.unmodifiableMap(metadata),
        Collections.unmodifiableMap(kept),
        source);
  }

  /** Rows by id; as written where there is no id. */
  private int[] order() {
    IntStream rows = IntStream.range(0, columns.rows());
    if (!columns.has("id")) {
      notes.note("the dump has no id column: atoms stay in the order of each frame");
      return rows.toArray();
    }
    double[] ids = columns.flat(rows.toArray(), 1, "the id", "id");
    int[] sorted =
        IntStream.range(0, ids.length)
            .boxed()
            .sorted(java.util.Comparator.comparingDouble(row -> ids[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int k = 1; k < sorted.length; k++) {
      if (ids[sorted[k]] == ids[sorted[k - 1]]) {
        throw Problem.FILE_MALFORMED.with(
            "the frame", "atom %.0f is given twice".formatted(ids[sorted[k]]));
      }
    }
    return sorted;
  }

  private double[] positions(LammpsBox box, Map<String, double[]> kept) {
    String[] taken = null;
    for (String[] names : POSITIONS) {
      if (columns.hasAll(names)) {
        taken = taken == null ? names : taken;
        if (taken != names) {
          notes.note("positions " + taken[0] + " taken, " + names[0] + " left aside");
        }
      }
    }
    if (taken == null) {
      throw Problem.FILE_MALFORMED.with(
          "the frame", "no columns of positions: x y z, xs ys zs, xu yu zu or xsu ysu zsu");
    }
    images(taken[0].endsWith("u"), kept);
    boolean scaled = taken[0].startsWith("xs");
    if (box.isShifted()) {
      notes.note(
          scaled
              ? "scaled positions are counted from the lower corner of the box, here the origin"
              : "positions are as written, the lower corner of the box is not the origin");
    }
    double[] read = columns.flat(order, scaled ? 1 : units.length(), "the position", taken);
    return scaled ? unscaled(read, box.vectors()) : read;
  }

  private static double[] unscaled(double[] s, double[] v) {
    double[] x = new double[s.length];
    for (int k = 0; k < s.length; k += 3) {
      for (int axis = 0; axis < 3; axis++) {
        x[k + axis] = s[k] * v[axis] + s[k + 1] * v[3 + axis] + s[k + 2] * v[6 + axis];
      }
    }
    return x;
  }

  /** Image flags say how to unwrap positions, so they go by another name where that is done. */
  private void images(boolean unwrapped, Map<String, double[]> kept) {
    if (!columns.hasAll("ix", "iy", "iz")) {
      return;
    }
    double[] images = columns.flat(order, 1, "the image flag", "ix", "iy", "iz");
    kept.put(unwrapped ? "image_flags_applied" : "image_flags", images);
    notes.note(
        unwrapped
            ? "positions are unwrapped as written: the image flags are not added again"
            : "positions are not unwrapped: image_flags says by how many cell vectors");
  }

  private void keep(Map<String, double[]> kept) {
    if (columns.has("id")) {
      double[] ids = columns.flat(order, 1, null, "id");
      if (ids[ids.length - 1] != ids.length || ids[0] != 1) {
        kept.put("id", ids);
      }
    }
    if (columns.has("mol")) {
      kept.put("molecule", columns.flat(order, 1, null, "mol"));
    }
    if (columns.has("mass")) {
      kept.put("mass", columns.flat(order, units.mass(), "the mass", "mass"));
    }
    if (columns.hasAll("vx", "vy", "vz")) {
      double[] v = columns.flat(order, units.velocity(), "the velocity", "vx", "vy", "vz");
      kept.put("velocities", v);
      notes.used(LabelKey.Quantity.VELOCITIES, "vx vy vz", units.describe("Å/fs"));
    }
    for (String name : columns.numeric()) {
      if (!TAKEN.contains(name)) {
        kept.put(name.replace(':', '_'), columns.flat(order, 1, null, name));
        notes.note("column \"" + name + "\" is kept as written, in LAMMPS' own units");
      }
    }
  }

  private Element[] elements(Map<String, double[]> kept, String source) {
    List<String> named = columns.words("element");
    List<String> typed = columns.words("type");
    int[] types = numbers(typed, kept);
    LammpsTypes known = new LammpsTypes(source, options.types(), notes);
    double[] masses = columns.has("mass") ? columns.flat(order, units.mass(), null, "mass") : null;
    boolean byType = types != null && (named == null || isDefault(named, types, source));
    Element[] elements = new Element[order.length];
    for (int i = 0; i < elements.length; i++) {
      if (byType) {
        if (masses != null) {
          known.mass(types[i], masses[i]);
        }
        elements[i] = known.of(types[i]);
      } else {
        elements[i] = ofWord(named == null ? typed : named, i, masses);
      }
    }
    return elements;
  }

  private Element ofWord(List<String> words, int i, double[] masses) {
    if (words != null) {
      return Element.of(words.get(order[i]));
    }
    if (masses != null) {
      var element = LammpsTypes.ofMass(masses[i], notes);
      if (element.isPresent()) {
        return element.get();
      }
    }
    throw Problem.FILE_MALFORMED.with(
        "the frame", "no column says what the atoms are: dump element, type or mass, too");
  }

  /** LAMMPS calls atoms of every type C unless it is told the elements. */
  private boolean isDefault(List<String> named, int[] types, String source) {
    boolean several = IntStream.of(types).distinct().count() > 1;
    if (!several || !named.stream().allMatch("C"::equals)) {
      return false;
    }
    if (options.types().isEmpty()) {
      throw Problem.TYPES_MISSING.with(
          source,
          "it calls atoms of all types C, which LAMMPS does unless it is told the elements");
    }
    return true;
  }

  /** Types as numbers, or null where they are words or absent. */
  private int[] numbers(List<String> typed, Map<String, double[]> kept) {
    if (typed == null || !typed.getFirst().matches("[0-9]{1,7}")) {
      return null;
    }
    int[] types = new int[order.length];
    double[] column = new double[order.length];
    for (int i = 0; i < types.length; i++) {
      String word = typed.get(order[i]);
      if (!word.matches("[0-9]{1,7}") || word.matches("0+")) {
        throw Problem.FILE_MALFORMED.with(
            "the frame", "\"" + LineFrameReader.shown(word) + "\" is no atom type");
      }
      types[i] = Integer.parseInt(word);
      column[i] = types[i];
    }
    kept.put("type", column);
    return types;
  }
}
