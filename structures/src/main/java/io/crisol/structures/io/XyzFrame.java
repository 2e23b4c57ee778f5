package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Makes a {@link Frame} of the entries and columns of one XYZ frame; units and signs are settled
 * here.
 */
final class XyzFrame {
  private static final String[] SPECIES = {
    "species", "symbols", "symbol", "element", "elements", "atom"
  };
  private static final String[] NUMBERS = {"Z", "numbers", "atomic_numbers", "species", "element"};
  private static final String[] POSITIONS = {"pos", "positions", "position", "coordinates"};

  private final Map<String, String> metadata;
  private final XyzColumns columns;
  private final ReadingNotes notes;
  private final IntFunction<String> placeOfAtom;
  private final FileUnits units;

  XyzFrame(
      Map<String, String> metadata,
      XyzColumns columns,
      ReadingNotes notes,
      IntFunction<String> placeOfAtom) {
    this.metadata = metadata;
    this.columns = columns;
    this.notes = notes;
    this.placeOfAtom = placeOfAtom;
    this.units = FileUnits.of(metadata);
  }

  /** Removes and returns an entry whatever its case, or null. */
  static String take(Map<String, String> metadata, String name) {
    for (String key : metadata.keySet()) {
      if (key.equalsIgnoreCase(name)) {
        return metadata.remove(key);
      }
    }
    return null;
  }

  Frame build(Frame.Source source) {
    Cell cell = cell();
    Element[] elements = elements();
    double[] positions = columns.takeNumbers(3, POSITIONS);
    if (positions == null) {
      throw Problem.FILE_MALFORMED.with(
          source.file(), "Properties names no column of positions (pos:R:3)");
    }
    requireFinite(positions, 3, "the position");
    Structure structure = new Structure(cell, elements, scale(positions, units.length()));
    LabelPick pick =
        new LabelPick(
            metadata, columns.numbers(), units, notes, this::requireFinite, elements.length);
    Labels labels = pick.labels(cell, source.toString());
    double[] charges = pick.fixedCharges(source.toString());
    Map<String, double[]> rest = pick.columns();
    velocities(pick, elements, rest, source.toString());
    forget(rest, pick);
    for (String name : columns.otherWords(SPECIES)) {
      notes.note("column \"" + name + "\" holds words and is ignored");
    }
    return new Frame(
        charges == null ? structure : structure.withCharges(charges),
        labels,
        Collections.unmodifiableMap(metadata),
        Collections.unmodifiableMap(rest),
        source);
  }

  /** Drops what would no longer be true of the converted frame. */
  private void forget(Map<String, double[]> rest, LabelPick pick) {
    if (units.isForeign()) {
      for (String key : pick.leftAside()) {
        metadata.remove(key);
        rest.remove(key);
        notes.note("\"" + key + "\" is not kept, since the frame was converted from other units");
      }
    }
    units.usedKeys().forEach(metadata::remove);
  }

  private Cell cell() {
    String lattice = take(metadata, "Lattice");
    String pbc = take(metadata, "pbc");
    double[] vectors = new double[9];
    if (lattice != null) {
      String[] items = CommentLine.items(lattice);
      if (items.length != 9) {
        throw Problem.FILE_MALFORMED.with(
            "the frame",
            "Lattice=\"" + lattice + "\" has " + items.length + " numbers, 9 are needed");
      }
      for (int k = 0; k < 9; k++) {
        vectors[k] = number("Lattice", items[k]) * units.length();
      }
    }
    boolean[] periodic = periodic(pbc, lattice != null);
    return new Cell(vectors, periodic[0], periodic[1], periodic[2]);
  }

  private static boolean[] periodic(String pbc, boolean hasLattice) {
    boolean[] periodic = {hasLattice, hasLattice, hasLattice};
    if (pbc == null) {
      return periodic;
    }
    String[] items = CommentLine.items(pbc);
    if (items.length == 1) {
      items =
          items[0].length() == 3 ? items[0].split("") : new String[] {items[0], items[0], items[0]};
    }
    for (int a = 0; a < 3; a++) {
      switch (items.length == 3 ? items[a].toLowerCase(Locale.ROOT) : "") {
        case "t", "true", "1" -> periodic[a] = true;
        case "f", "false", "0" -> periodic[a] = false;
        default ->
            throw Problem.FILE_MALFORMED.with(
                "the frame", "pbc=\"" + pbc + "\" is not three of T and F");
      }
    }
    return periodic;
  }

  private static double number(String key, String text) {
    double value = Numbers.exact(text);
    if (!Double.isFinite(value)) {
      boolean word = Double.isNaN(value) && !Numbers.isNan(text);
      throw word
          ? Problem.FILE_MALFORMED.with(
              "the frame", "\"" + text + "\" in " + key + " is not a number")
          : Problem.NOT_FINITE.with(key);
    }
    return value;
  }

  private Element[] elements() {
    List<String> words = columns.words(SPECIES);
    double[] numbers = columns.takeNumbers(1, NUMBERS);
    if (words == null && numbers == null) {
      throw Problem.FILE_MALFORMED.with(
          "the frame", "Properties names no column of elements (species:S:1 or Z:I:1)");
    }
    Element[] elements = new Element[columns.rows()];
    for (int i = 0; i < elements.length; i++) {
      try {
        elements[i] =
            words == null ? Element.ofAtomicNumber((int) numbers[i]) : element(words.get(i));
      } catch (ProblemException e) {
        throw e.at(placeOfAtom.apply(i));
      }
    }
    return elements;
  }

  private static Element element(String word) {
    return word.matches("[0-9]{1,3}")
        ? Element.ofAtomicNumber(Integer.parseInt(word))
        : Element.of(word);
  }

  private void requireFinite(double[] values, int width, String what) {
    for (int k = 0; k < values.length; k++) {
      if (!Double.isFinite(values[k])) {
        String which = what + " of atom " + k / width + " (counted from 0)";
        throw Problem.NOT_FINITE.with(which).at(placeOfAtom.apply(k / width));
      }
    }
  }

  private static double[] scale(double[] values, double factor) {
    if (factor != 1) {
      for (int k = 0; k < values.length; k++) {
        values[k] *= factor;
      }
    }
    return values;
  }

  /**
   * Velocities only where their unit is certain: stated by the file, or momenta as ASE writes them.
   */
  private void velocities(
      LabelPick pick, Element[] elements, Map<String, double[]> rest, String place) {
    LabelPick.Candidate speed = pick.take(LabelKey.Quantity.VELOCITIES, place);
    if (speed != null) {
      rest.remove(speed.key());
      asWritten(speed, rest);
      return;
    }
    LabelPick.Candidate momenta = pick.take(LabelKey.Quantity.MOMENTA, place);
    if (momenta != null) {
      rest.remove(momenta.key());
      fromMomenta(momenta, elements, rest);
    }
  }

  private void asWritten(LabelPick.Candidate speed, Map<String, double[]> rest) {
    double[] v = speed.values().clone();
    if (Double.isNaN(units.velocities())) {
      rest.put("velocities_of_unknown_unit", v);
      notes.note(
          "column \""
              + speed.key()
              + "\" states no unit (velocities_unit=Angstrom/fs): kept, but not used as velocities");
    } else {
      rest.put("velocities", scale(v, units.velocities()));
      notes.used(LabelKey.Quantity.VELOCITIES, speed.key(), "Å/fs (unit stated by the file)");
    }
  }

  private void fromMomenta(
      LabelPick.Candidate momenta, Element[] elements, Map<String, double[]> rest) {
    double[] v = momenta.values().clone();
    for (int k = 0; k < v.length; k++) {
      v[k] /= elements[k / 3].mass() * Math.sqrt(Units.AMU);
    }
    rest.put("velocities", v);
    notes.used(
        LabelKey.Quantity.MOMENTA,
        momenta.key(),
        "ASE units and our masses (assumed), read as velocities in Å/fs");
  }
}
