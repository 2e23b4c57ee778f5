package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads XSF structures and animations. */
final class XsfReader extends LineFrameReader {
  private static final Pattern ENERGY =
      Pattern.compile("(?i)#.*total\\s+energy\\s*[=:]\\s*(\\S+)\\s*(\\S*).*");
  private static final Pattern FORCES =
      Pattern.compile("(?i)#\\s*forces\\s+in\\s+(eV|Hartree)/Angstrom\\s*");

  private final NumberList positions = new NumberList();
  private final NumberList forces = new NumberList();
  private final List<Element> elements = new ArrayList<>();
  private boolean[] periodic = {true, true, true};
  private double[] vectors;
  private double energy = Double.NaN;
  private double forceUnit = Units.HARTREE;
  private String forceOrigin = "eV/Å, converted from Hartree/Å, the unit of XSF";
  private int announced = 1;
  private int begin;

  XsfReader(TextSource source) {
    super(source);
  }

  @Override
  protected String format() {
    return "XSF";
  }

  @Override
  protected Frame parse() {
    begin = source.line() + 1;
    for (String line = source.nextLine(); line != null; line = source.nextLine()) {
      String text = line.strip();
      if (text.startsWith("#")) {
        comment(text);
      } else if (!text.isEmpty()) {
        String[] words = words(text);
        String key = words[0].toUpperCase(Locale.ROOT);
        if (key.equals("PRIMCOORD") || key.equals("ATOMS")) {
          return key.equals("ATOMS") ? molecule() : crystal();
        }
        keyword(key, words, line);
      }
    }
    if (notes.frames() < announced && notes.frames() > 0) {
      notes.note("the file announces " + announced + " steps and holds " + notes.frames());
    }
    return null;
  }

  private void comment(String text) {
    Matcher said = ENERGY.matcher(text);
    Matcher unit = FORCES.matcher(text);
    if (said.matches()) {
      energy = number(said.group(1), "the total energy") * energyUnit(said.group(2));
      forceUnit = 1;
      forceOrigin = "eV/Å, as aenet writes them (the comment names a total energy)";
    } else if (unit.matches()) {
      boolean hartree = unit.group(1).equalsIgnoreCase("Hartree");
      forceUnit = hartree ? Units.HARTREE : 1;
      forceOrigin = "eV/Å (the file states " + unit.group(1) + "/Å)";
    }
  }

  private static double energyUnit(String unit) {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "", "ev" -> 1;
      case "ha", "hartree", "a.u.", "au" -> Units.HARTREE;
      case "ry", "rydberg" -> Units.HARTREE / 2;
      default -> throw Problem.UNIT_UNKNOWN.with(shown(unit), "eV, Hartree, Ry");
    };
  }

  private void keyword(String key, String[] words, String line) {
    switch (key) {
      case "CRYSTAL" -> periodic = new boolean[] {true, true, true};
      case "SLAB" -> periodic = new boolean[] {true, true, false};
      case "POLYMER" -> periodic = new boolean[] {true, false, false};
      case "MOLECULE" -> periodic = new boolean[3];
      case "DIM-GROUP" -> dimension(words(needed("the dimension and group")));
      case "ANIMSTEPS" ->
          announced = count(words.length > 1 ? words[1] : "", "number of animation steps");
      case "PRIMVEC" -> vectors = rows();
      case "CONVVEC", "RECIP-PRIMVEC", "RECIP-CONVVEC" -> rows();
      case "CONVCOORD" -> skip(atoms());
      default -> {
        if (!key.startsWith("BEGIN_")) {
          throw unexpected(line, "a keyword of XSF");
        }
        skipBlock(key.substring("BEGIN_".length()));
      }
    }
  }

  private void dimension(String[] words) {
    int dimension = words.length == 0 ? 0 : count(words[0], "dimension");
    periodic = new boolean[] {dimension > 0, dimension > 1, dimension > 2};
  }

  private String needed(String what) {
    String line = source.nextLine();
    while (line != null && (line.isBlank() || line.strip().startsWith("#"))) {
      line = source.nextLine();
    }
    if (line == null) {
      throw malformed("it ends where " + what + " is expected");
    }
    return line;
  }

  private double[] rows() {
    double[] rows = new double[9];
    for (int a = 0; a < 3; a++) {
      String line = needed("a cell vector");
      String[] words = words(line);
      if (words.length != 3) {
        throw unexpected(line, "a cell vector");
      }
      for (int k = 0; k < 3; k++) {
        rows[3 * a + k] = number(words[k], "a cell vector");
      }
    }
    return rows;
  }

  private int atoms() {
    String[] words = words(needed("the number of atoms"));
    int atoms = count(words[0], "number of atoms");
    if (atoms == 0) {
      throw malformed("it announces no atoms");
    }
    return atoms;
  }

  private void skip(int lines) {
    for (int k = 0; k < lines; k++) {
      needed("an atom");
    }
  }

  /** Grids and band structures are passed by. */
  private void skipBlock(String name) {
    notes.note("the block " + shown(name) + " is not kept");
    String end = "END_" + name;
    String line = needed("the end of a block");
    while (!line.strip().toUpperCase(Locale.ROOT).equals(end)) {
      line = needed("the line " + shown(end));
    }
  }

  private Frame crystal() {
    int atoms = atoms();
    clear();
    while (elements.size() < atoms) {
      String line = source.nextLine();
      String[] words = line == null ? new String[0] : words(line);
      boolean atEnd = line == null || source.peek(1).isEmpty() && words.length < 4;
      if (atEnd) {
        return cut(atoms);
      }
      if (words.length < 4) {
        throw unexpected(line, "an atom");
      }
      row(words, line);
    }
    if (vectors == null && (periodic[0] || periodic[1] || periodic[2])) {
      throw malformed("it gives no PRIMVEC for its atoms");
    }
    return frame(
        vectors == null ? Cell.OPEN : new Cell(vectors, periodic[0], periodic[1], periodic[2]));
  }

  private Frame cut(int atoms) {
    if (notes.frames() == 0) {
      throw Problem.FILE_TRUNCATED.with(source.name(), atoms, elements.size());
    }
    notes.note("the file ends in the middle of frame " + notes.frames() + ", which is left out");
    return null;
  }

  private Frame molecule() {
    clear();
    List<String> next = source.peek(1);
    while (!next.isEmpty() && words(next.getFirst()).length >= 4 && isAtom(next.getFirst())) {
      String line = source.nextLine();
      row(words(line), line);
      next = source.peek(1);
    }
    if (elements.isEmpty()) {
      throw malformed("no atoms follow ATOMS");
    }
    return frame(Cell.OPEN);
  }

  private static boolean isAtom(String line) {
    return !line.strip().startsWith("#");
  }

  private void clear() {
    positions.clear();
    forces.clear();
    elements.clear();
  }

  private void row(String[] words, String line) {
    if (words.length != 4 && words.length < 7) {
      throw unexpected(line, "an element, a position and perhaps a force");
    }
    elements.add(element(words[0]));
    for (int k = 1; k < 4; k++) {
      positions.add(number(words[k], "a position"));
    }
    for (int k = 4; k < 7 && words.length >= 7; k++) {
      forces.add(number(words[k], "a force"));
    }
    if (forces.size() != 0 && forces.size() != positions.size()) {
      throw malformed("some atoms have a force and some have none");
    }
  }

  private static Element element(String word) {
    if (word.matches("[0-9]{1,3}")) {
      return Element.ofAtomicNumber(Integer.parseInt(word));
    }
    return AtomNames.ofSymbol(word).orElseThrow(() -> Problem.UNKNOWN_ELEMENT.with(shown(word)));
  }

  private Frame frame(Cell cell) {
    Structure structure =
        new Structure(cell, elements.toArray(Element[]::new), positions.toArray());
    Labels labels = Labels.NONE;
    if (!Double.isNaN(energy)) {
      labels = labels.withEnergy(energy);
      notes.used(LabelKey.Quantity.ENERGY, "# total energy", "eV, of the whole cell");
    }
    if (forces.size() > 0) {
      labels = labels.withForces(LabelPick.scaled(forces.toArray(), forceUnit));
      notes.used(LabelKey.Quantity.FORCES, "columns 5 to 7", forceOrigin);
      if (forces.isZero()) {
        notes.note("every force is zero: they may be placeholders");
      }
    }
    energy = Double.NaN;
    return new Frame(structure, labels, Map.of(), Map.of(), origin(begin));
  }
}
