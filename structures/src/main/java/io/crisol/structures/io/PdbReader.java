package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the atoms and the cell of PDB files, model by model. */
final class PdbReader extends LineFrameReader {
  /** Residues whose atoms are named by one letter of element and a place: CA is no calcium. */
  private static final Set<String> RESIDUES =
      Set.of(
          "ALA", "ARG", "ASN", "ASP", "CYS", "GLN", "GLU", "GLY", "HIS", "ILE", "LEU", "LYS", "MET",
          "PHE", "PRO", "SER", "THR", "TRP", "TYR", "VAL", "A", "C", "G", "U", "DA", "DC", "DG",
          "DT", "HOH", "WAT", "TIP", "TIP3", "SOL");

  private final NumberList positions = new NumberList();
  private final NumberList occupancies = new NumberList();
  private final List<Element> elements = new ArrayList<>();
  private Cell cell = Cell.OPEN;
  private String title = "";
  private boolean alternatives;
  private int begin;

  PdbReader(TextSource source) {
    super(source);
  }

  @Override
  protected String format() {
    return "PDB";
  }

  @Override
  protected Frame parse() {
    positions.clear();
    occupancies.clear();
    elements.clear();
    alternatives = false;
    begin = source.line() + 1;
    boolean open = false;
    for (String line = source.nextLine(); line != null; line = source.nextLine()) {
      switch (field(line, 1, 6)) {
        case "TITLE" -> title = field(line, 11, 80);
        case "CRYST1" -> cell = cell(line);
        case "MODEL" -> open = true;
        case "ATOM", "HETATM" -> atom(line);
        case "ENDMDL", "END" -> {
          if (!elements.isEmpty()) {
            return frame();
          }
        }
        default -> other(line);
      }
    }
    if (elements.isEmpty()) {
      return null;
    }
    if (open) {
      notes.note("the last model does not end with ENDMDL: the file may have been cut");
    }
    return frame();
  }

  /** Serial numbers beyond 99999 run into the name of the record. */
  private void other(String line) {
    if (line.startsWith("ATOM") || line.startsWith("HETATM")) {
      atom(line);
    } else if (TextSource.isBinary(line)) {
      throw Problem.FILE_NOT_TEXT.with(source.name());
    }
  }

  /** Columns of a line, counted from 1 as the format does, without blanks around. */
  private static String field(String line, int from, int to) {
    return from > line.length()
        ? ""
        : line.substring(from - 1, Math.min(to, line.length())).strip();
  }

  private Cell cell(String line) {
    double[] lengths = new double[3];
    double[] angles = new double[3];
    for (int a = 0; a < 3; a++) {
      lengths[a] = number(field(line, 7 + 9 * a, 15 + 9 * a), "a length of the cell");
      angles[a] = number(field(line, 34 + 7 * a, 40 + 7 * a), "an angle of the cell");
    }
    boolean dummy = lengths[0] <= 1 && lengths[1] <= 1 && lengths[2] <= 1;
    if (dummy) {
      notes.note("CRYST1 with sides of 1 Å means that there is no cell");
      return Cell.OPEN;
    }
    String group = field(line, 56, 66);
    if (!group.isEmpty() && !group.replace(" ", "").equals("P1")) {
      notes.note(
          "CRYST1 names the space group "
              + shown(group)
              + ": only the atoms listed are read, no symmetric copies are made");
    }
    return CifCell.of(lengths, angles);
  }

  private void atom(String line) {
    if (line.length() < 54) {
      throw unexpected(line, "an atom with three coordinates in columns 31 to 54");
    }
    for (int a = 0; a < 3; a++) {
      positions.add(number(field(line, 31 + 8 * a, 38 + 8 * a), "a position"));
    }
    String occupancy = field(line, 55, 60);
    occupancies.add(occupancy.isEmpty() ? 1 : number(occupancy, "an occupancy"));
    alternatives |= !field(line, 17, 17).isEmpty();
    elements.add(element(line));
  }

  private Element element(String line) {
    Optional<Element> stated = Optional.empty();
    String symbol = field(line, 77, 78);
    if (AtomNames.letters(symbol).length() == symbol.length()) {
      stated = AtomNames.ofLetters(symbol);
    }
    String name = line.substring(12, 16);
    return stated
        .or(() -> ofName(name, field(line, 18, 21)))
        .orElseThrow(() -> Problem.UNKNOWN_ELEMENT.with(shown(name)));
  }

  /** The element stands right-justified in the first two columns of a name, if the rule is kept. */
  private Optional<Element> ofName(String name, String residue) {
    notes.note("elements are not stated in columns 77 and 78: taken from the names of atoms");
    String letters = AtomNames.letters(name.strip().replaceAll("^[0-9'\"*]+", ""));
    String first = letters.substring(0, Math.min(1, letters.length()));
    boolean organic = RESIDUES.contains(residue.toUpperCase(Locale.ROOT));
    boolean leftmost = Character.isLetter(name.charAt(0));
    boolean hydrogen = leftmost && name.strip().length() == 4 && first.equalsIgnoreCase("H");
    if (!organic && leftmost && !hydrogen && letters.length() > 1) {
      Optional<Element> two = AtomNames.ofLetters(letters.substring(0, 2));
      if (two.isPresent()) {
        return two;
      }
    }
    return AtomNames.ofLetters(first).or(() -> AtomNames.ofLabel(letters));
  }

  private Frame frame() {
    Structure structure =
        new Structure(cell, elements.toArray(Element[]::new), positions.toArray());
    Map<String, double[]> columns = new LinkedHashMap<>();
    double[] occupied = occupancies.toArray();
    boolean partial = java.util.Arrays.stream(occupied).anyMatch(o -> o != 1);
    if (partial && alternatives) {
      double[] site = new double[occupied.length];
      java.util.Arrays.setAll(site, i -> i);
      columns.put("occupancy", occupied);
      columns.put("site", site);
      notes.note("alternative locations are all kept, each with its occupancy");
    } else if (partial) {
      notes.note("occupancies other than 1 without alternative locations are not used");
    }
    Map<String, String> metadata = title.isEmpty() ? Map.of() : Map.of("title", title);
    return new Frame(
        structure, Labels.NONE, metadata, Collections.unmodifiableMap(columns), origin(begin));
  }
}
