package io.crisol.structures.io;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a LAMMPS data file, which holds one structure. */
final class LammpsDataReader extends LineFrameReader {
  private static final Pattern UNITS = Pattern.compile("\\bunits\\s*=\\s*([a-z]+)");
  private static final Set<String> SECTIONS =
      Set.of(
          "Atoms",
          "Velocities",
          "Masses",
          "Ellipsoids",
          "Lines",
          "Triangles",
          "Bodies",
          "Bonds",
          "Angles",
          "Dihedrals",
          "Impropers");

  private final ReadingOptions options;
  private final LammpsDataHeader header = new LammpsDataHeader(this);
  private final LammpsDataAtoms atoms = new LammpsDataAtoms(this, header);
  private final Map<Integer, Double> masses = new LinkedHashMap<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final NumberList velocities = new NumberList();

  /** Lines of the sections that are not kept. */
  private final Map<String, Integer> topology = new HashMap<>();

  private String title = "";
  private String section = "";
  private String style = "";
  private boolean done;

  LammpsDataReader(TextSource source, ReadingOptions options) {
    super(source);
    this.options = options;
  }

  @Override
  protected String format() {
    return "LAMMPS data";
  }

  @Override
  protected Frame parse() {
    if (done) {
      return null;
    }
    done = true;
    String first = source.nextLine();
    title = first == null ? "" : first.strip();
    for (String line = source.nextLine(); line != null; line = source.nextLine()) {
      int hash = line.indexOf('#');
      String content = (hash < 0 ? line : line.substring(0, hash)).strip();
      String comment = hash < 0 ? "" : line.substring(hash + 1).strip();
      if (!content.isEmpty()) {
        line(content, comment);
      }
    }
    if (atoms.rows() < header.atoms()) {
      throw Problem.FILE_TRUNCATED.with(source.name(), header.atoms(), atoms.rows());
    }
    header.topology().forEach(this::requireWhole);
    return frame();
  }

  /** What is announced and not there shows that the end is missing, even where atoms are whole. */
  private void requireWhole(String what, int announced) {
    String name = Character.toUpperCase(what.charAt(0)) + what.substring(1);
    int there = topology.getOrDefault(name, 0);
    if (there < announced) {
      throw malformed(
          "the header announces %d %s and %d follow: the file was cut"
              .formatted(announced, what, there));
    }
  }

  private void line(String content, String comment) {
    if (isSection(content)) {
      section = content;
      style = "Atoms".equals(content) && !comment.isEmpty() ? words(comment)[0] : style;
      return;
    }
    switch (section) {
      case "" -> header.line(content);
      case "Atoms" -> atoms.row(content);
      case "Masses" -> mass(content, comment);
      case "Atom Type Labels" -> label(content);
      case "Velocities" -> velocity(content);
      // Topology and coefficients are no part of a structure.
      default -> topology.merge(section, 1, Integer::sum);
    }
  }

  private static boolean isSection(String content) {
    return Character.isLetter(content.charAt(0))
        && (SECTIONS.contains(content)
            || content.endsWith(" Coeffs")
            || content.endsWith(" Type Labels"));
  }

  private void mass(String content, String comment) {
    String[] words = words(content);
    if (words.length != 2) {
      throw unexpected(content, "a type and its mass");
    }
    int type = atoms.type(words[0]);
    double mass = number(words[1], "the mass of type " + type);
    if (!(mass > 0)) {
      throw malformed("the mass of type " + type + " is " + mass);
    }
    masses.put(type, mass);
    if (!comment.isEmpty()) {
      names.putIfAbsent(type, words(comment)[0]);
    }
  }

  private void label(String content) {
    String[] words = words(content);
    if (words.length != 2) {
      throw unexpected(content, "a type and its label");
    }
    int type = atoms.type(words[0]);
    atoms.label(words[1], type);
    names.put(type, words[1]);
  }

  private void velocity(String content) {
    String[] words = words(content);
    if (words.length < 4) {
      throw unexpected(content, "an atom and its velocity");
    }
    for (int k = 0; k < 4; k++) {
      velocities.add(number(words[k], k == 0 ? "the number of an atom" : "a velocity"));
    }
  }

  private Frame frame() {
    Matcher stated = UNITS.matcher(title);
    LammpsUnits units =
        LammpsUnits.of(
            stated.find() ? Optional.of(stated.group(1)) : Optional.empty(),
            options.units(),
            notes);
    LammpsStyle columns = atoms.style(style, notes);
    int[] order = atoms.order();
    LammpsBox box = header.box(units.length());
    Structure structure =
        new Structure(
            box.cell(), elements(columns, order, units), positions(columns, order, units));
    if (columns.charge() >= 0) {
      double[] charges = column(order, columns.charge(), units.charge());
      structure = structure.withCharges(charges);
      notes.used(LabelKey.Quantity.CHARGES, "Atoms", units.describe("e, fixed charges,"));
    }
    Map<String, double[]> kept = columns(columns, order, units);
    return new Frame(
        structure,
        io.crisol.structures.Labels.NONE,
        metadata(box),
        Collections.unmodifiableMap(kept),
        origin(1));
  }

  private Map<String, String> metadata(LammpsBox box) {
    Map<String, String> metadata = new LinkedHashMap<>();
    if (!title.isEmpty()) {
      metadata.put("title", title);
    }
    if (box.isShifted()) {
      metadata.put("box_origin", box.originText());
      notes.note(
          "positions are as written, the lower corner of the box is at " + box.originText() + " Å");
    }
    notes.note("taken as periodic in all directions: a data file does not say it");
    header
        .topology()
        .forEach(
            (what, count) -> {
              if (count > 0) {
                notes.note(count + " " + what + " are not kept");
              }
            });
    return Collections.unmodifiableMap(metadata);
  }

  private Element[] elements(LammpsStyle columns, int[] order, LammpsUnits units) {
    LammpsTypes types = new LammpsTypes(source.name(), options.types(), notes);
    masses.forEach((type, mass) -> types.mass(type, mass * units.mass()));
    names.forEach(types::name);
    Element[] elements = new Element[order.length];
    for (int i = 0; i < order.length; i++) {
      elements[i] = types.of((int) atoms.get(order[i], columns.type()));
    }
    return elements;
  }

  private double[] positions(LammpsStyle columns, int[] order, LammpsUnits units) {
    double[] positions = new double[3 * order.length];
    for (int k = 0; k < positions.length; k++) {
      positions[k] = atoms.get(order[k / 3], columns.position() + k % 3) * units.length();
    }
    return positions;
  }

  private double[] column(int[] order, int column, double unit) {
    double[] values = new double[order.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = atoms.get(order[i], column) * unit;
    }
    return values;
  }

  private Map<String, double[]> columns(LammpsStyle columns, int[] order, LammpsUnits units) {
    Map<String, double[]> kept = new LinkedHashMap<>();
    double[] ids = column(order, 0, 1);
    if (ids[ids.length - 1] != ids.length) {
      kept.put("id", ids);
    }
    kept.put("type", column(order, columns.type(), 1));
    if (columns.molecule() >= 0) {
      kept.put("molecule", column(order, columns.molecule(), 1));
    }
    if (atoms.hasImages(columns)) {
      double[] images = new double[3 * order.length];
      for (int k = 0; k < images.length; k++) {
        images[k] = atoms.get(order[k / 3], columns.width() + k % 3);
      }
      kept.put("image_flags", images);
      notes.note("positions are not unwrapped: image_flags says by how many cell vectors");
    }
    if (velocities.size() > 0) {
      kept.put("velocities", velocities(ids, units));
      notes.used(LabelKey.Quantity.VELOCITIES, "Velocities", units.describe("Å/fs"));
    }
    return kept;
  }

  private double[] velocities(double[] ids, LammpsUnits units) {
    double[] values = new double[3 * ids.length];
    boolean[] given = new boolean[ids.length];
    for (int row = 0; row < velocities.size(); row += 4) {
      int i = java.util.Arrays.binarySearch(ids, velocities.get(row));
      if (i < 0 || given[i]) {
        throw malformed(
            "Velocities names an atom %s: %.0f"
                .formatted(i < 0 ? "that is not there" : "twice", velocities.get(row)));
      }
      given[i] = true;
      for (int k = 0; k < 3; k++) {
        values[3 * i + k] = velocities.get(row + 1 + k) * units.velocity();
      }
    }
    if (velocities.size() != 4 * ids.length) {
      throw Problem.FILE_TRUNCATED.with(
          source.name() + " (Velocities)", ids.length, velocities.size() / 4);
    }
    return values;
  }
}
