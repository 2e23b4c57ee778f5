package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads MLIP cfg files block by block. */
final class MlipReader extends LineReader {
  private static final String END = "END_CFG";
  private static final int MOST_ATOMS = 500_000_000;
  private static final String[] CARTESIAN = {"cartes_x", "cartes_y", "cartes_z"};
  private static final String[] DIRECT = {"direct_x", "direct_y", "direct_z"};
  private static final String[] FORCES = {"fx", "fy", "fz"};
  private static final String[] STRESS = {"xx", "yy", "zz", "yz", "xz", "xy"};

  private final ReadingOptions options;

  /** A block as it stands in the file. */
  private static final class Raw {
    private int size = -1;
    private final NumberList cell = new NumberList();
    private final Map<String, NumberList> columns = new LinkedHashMap<>();
    private final Map<String, String> features = new LinkedHashMap<>();
    private Double energy;
    private double[] virial;
  }

  MlipReader(TextSource source, ReadingOptions options) {
    super(source, MlipCfg.FORMAT.name());
    this.options = options;
  }

  @Override
  Optional<Frame> read() {
    String first = source.nextLine();
    while (first != null && first.isBlank()) {
      first = source.nextLine();
    }
    if (first == null) {
      return Optional.empty();
    }
    int begin = source.line();
    if (!first.strip().equals("BEGIN_CFG")) {
      throw malformed("a configuration starts with BEGIN_CFG");
    }
    Raw raw = new Raw();
    String line = line();
    while (!line.strip().equals(END)) {
      line = entry(raw, words(line));
    }
    return Optional.of(frame(raw, begin));
  }

  /** Takes an entry; the first line behind it. */
  private String entry(Raw raw, String[] words) {
    String key = words.length == 0 ? "" : words[0];
    switch (key) {
      case "Size" -> raw.size = whole(line().strip(), MOST_ATOMS, "the number of atoms");
      case "Supercell", "SuperCell" -> {
        return supercell(raw);
      }
      case "AtomData:" -> atoms(raw, words);
      case "Energy" -> raw.energy = numbers(words(line()), 0, 1, "the energy")[0];
      case "PlusStress:" -> virial(raw, words);
      case "Feature" -> feature(raw, words);
      case "" -> {
        // An empty line means nothing.
      }
      case "BEGIN_CFG" -> throw malformed("a configuration begins before the last one ended");
      default -> {
        return unknown(key);
      }
    }
    return line();
  }

  private String unknown(String key) {
    if (!Character.isLetter(key.charAt(0))) {
      throw malformed("the line belongs to no entry");
    }
    notes.note("entries \"" + key + "\" are not known and not read");
    String line = line();
    while (!line.isBlank() && !Character.isLetter(line.strip().charAt(0))) {
      line = line();
    }
    return line;
  }

  private String supercell(Raw raw) {
    String line = line();
    while (!line.isBlank() && !Character.isLetter(line.strip().charAt(0))) {
      raw.cell.addAll(numbers(words(line), 0, 3, "a cell vector"));
      line = line();
    }
    return line;
  }

  private void atoms(Raw raw, String[] header) {
    if (raw.size < 1) {
      throw malformed("AtomData stands before a Size of at least one atom");
    }
    for (int c = 1; c < header.length; c++) {
      raw.columns.put(header[c], new NumberList());
    }
    if (raw.columns.size() != header.length - 1) {
      throw malformed("AtomData names a column twice");
    }
    for (int i = 0; i < raw.size; i++) {
      String[] words = words(line());
      if (words.length != header.length - 1) {
        throw malformed(
            "atom "
                + i
                + " has "
                + words.length
                + " values, and AtomData names "
                + (header.length - 1));
      }
      for (int c = 0; c < words.length; c++) {
        raw.columns.get(header[c + 1]).add(number(words[c], header[c + 1]));
      }
    }
  }

  private void virial(Raw raw, String[] header) {
    String[] order = header.length == 1 ? STRESS : Arrays.copyOfRange(header, 1, header.length);
    double[] values = numbers(words(line()), 0, 6, "PlusStress");
    double[] sorted = new double[6];
    for (int k = 0; k < 6; k++) {
      int at = Arrays.asList(order).indexOf(STRESS[k]);
      if (at < 0 || at > 5) {
        throw malformed("PlusStress names no component " + STRESS[k]);
      }
      sorted[k] = values[at];
    }
    raw.virial = sorted;
  }

  private void feature(Raw raw, String[] words) {
    if (words.length > 1) {
      String value = String.join(" ", Arrays.copyOfRange(words, 2, words.length));
      raw.features.merge(words[1], value, (before, more) -> before + "; " + more);
    }
  }

  private Frame frame(Raw raw, int begin) {
    if (raw.columns.isEmpty()) {
      throw malformed("the configuration that began on line " + begin + " has no AtomData");
    }
    Element[] elements = elements(raw);
    Cell cell = cell(raw);
    double[] positions = positions(raw, cell);
    Structure structure = new Structure(cell, elements, positions);
    NumberList charge = raw.columns.remove("charge");
    if (charge != null) {
      notes.used(LabelKey.Quantity.CHARGES, "charge", "e, fixed charges of the structure");
      structure = structure.withCharges(charge.toArray());
    }
    Labels labels = labels(raw, cell);
    Map<String, double[]> columns = new LinkedHashMap<>();
    raw.columns.remove("id");
    NumberList energies = raw.columns.remove("site_en");
    if (energies != null) {
      columns.put("energies", energies.toArray());
    }
    raw.columns.forEach((name, values) -> columns.put(name, values.toArray()));
    return new Frame(structure, labels, raw.features, columns, origin(begin));
  }

  private Element[] elements(Raw raw) {
    NumberList types = raw.columns.remove("type");
    if (types == null) {
      throw malformed("AtomData has no column type");
    }
    String named = raw.features.remove(MlipCfg.ELEMENTS);
    List<Element> known = options.types();
    if (known.isEmpty() && named != null) {
      known = Arrays.stream(named.split("[,\\s]+")).map(Element::of).toList();
    }
    List<Element> all = known;
    List<Element> elements = new ArrayList<>();
    for (double type : types.toArray()) {
      if (type != Math.rint(type)) {
        throw malformed("type " + type + " is no whole number");
      }
      elements.add(ofType((int) type + 1, all, source.name()));
    }
    notes.note(
        "types 0, 1, … are " + String.join(", ", all.stream().map(Element::symbol).toList()));
    return elements.toArray(Element[]::new);
  }

  private Cell cell(Raw raw) {
    return switch (raw.cell.size()) {
      case 0 -> Cell.OPEN;
      case 9 -> Cell.periodic(raw.cell.toArray());
      default ->
          throw malformed("Supercell has " + raw.cell.size() / 3 + " vectors; none or three fit");
    };
  }

  private double[] positions(Raw raw, Cell cell) {
    double[] cartesian = vectors(raw, CARTESIAN);
    double[] direct = vectors(raw, DIRECT);
    if (cartesian != null || direct == null) {
      if (cartesian == null) {
        throw malformed("AtomData has no columns cartes_x cartes_y cartes_z");
      }
      return cartesian;
    }
    double[] positions = new double[direct.length];
    for (int k = 0; k < positions.length; k++) {
      int i = k - k % 3;
      for (int a = 0; a < 3; a++) {
        positions[k] += direct[i + a] * cell.vector(a, k % 3);
      }
    }
    return positions;
  }

  /** Takes three columns as vectors, or null where one is missing. */
  private static double[] vectors(Raw raw, String[] names) {
    if (!raw.columns.keySet().containsAll(Arrays.asList(names))) {
      return null;
    }
    double[][] parts = new double[3][];
    for (int axis = 0; axis < 3; axis++) {
      parts[axis] = raw.columns.remove(names[axis]).toArray();
    }
    double[] flat = new double[3 * parts[0].length];
    for (int k = 0; k < flat.length; k++) {
      flat[k] = parts[k % 3][k / 3];
    }
    return flat;
  }

  private Labels labels(Raw raw, Cell cell) {
    Labels labels = Labels.NONE;
    if (raw.energy != null) {
      labels = labels.withEnergy(raw.energy);
      notes.used(LabelKey.Quantity.ENERGY, "Energy", "eV, of the whole cell");
    }
    double[] forces = vectors(raw, FORCES);
    if (forces != null) {
      labels = labels.withForces(forces);
      notes.used(LabelKey.Quantity.FORCES, "fx fy fz", "eV/Å");
    }
    if (raw.virial != null && !cell.isBulk()) {
      notes.note("PlusStress has no meaning without a cell and is not read");
    } else if (raw.virial != null) {
      double[] v = LabelPick.scaled(raw.virial, -1 / cell.volume());
      labels =
          labels.withStress(new double[] {v[0], v[5], v[4], v[5], v[1], v[3], v[4], v[3], v[2]});
      notes.used(
          LabelKey.Quantity.STRESS,
          "PlusStress",
          "virial in eV, positive in compression; −PlusStress/V");
    }
    return labels;
  }
}
