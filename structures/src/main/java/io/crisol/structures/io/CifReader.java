package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the data blocks of a CIF that hold atoms. */
final class CifReader extends LineFrameReader {
  private static final String[] LENGTHS = {"_cell_length_a", "_cell_length_b", "_cell_length_c"};
  private static final String[] ANGLES = {
    "_cell_angle_alpha", "_cell_angle_beta", "_cell_angle_gamma"
  };
  private static final String AXES = "xyz";

  private final CifTokens tokens;
  private boolean started;

  CifReader(TextSource source) {
    super(source);
    this.tokens = new CifTokens(source);
  }

  @Override
  protected String format() {
    return "CIF";
  }

  @Override
  protected Frame parse() {
    CifBlock block = nextBlock();
    while (block != null && block.sites() == 0) {
      notes.note("data block \"" + shown(block.name()) + "\" holds no atoms");
      block = nextBlock();
    }
    return block == null ? null : frame(block);
  }

  private CifBlock nextBlock() {
    while (!started && tokens.next() != CifTokens.Kind.END) {
      started = tokens.kind() == CifTokens.Kind.DATA;
    }
    if (tokens.kind() == CifTokens.Kind.END) {
      return null;
    }
    CifBlock block = new CifBlock(this, tokens.text(), source.line());
    block.read(tokens);
    return block;
  }

  private Frame frame(CifBlock block) {
    Cell cell = cell(block);
    double[] fractions =
        block.list("_atom_site_fract_x").isEmpty() ? toFractions(block, cell) : null;
    List<CifSymmetry.Operation> operations = CifSymmetry.of(block, cell.vectors(), this);
    CifSites sites = new CifSites(cell, operations, this);
    sites.requireRoom(block.sites());
    for (int row = 0; row < block.sites(); row++) {
      add(block, row, cell, fractions, operations.size() > 1, sites);
    }
    if (sites.size() == 0) {
      throw malformed("data block \"" + shown(block.name()) + "\" has no atom with a position");
    }
    Structure structure = new Structure(cell, sites.elements(), sites.positions());
    new CifFormula(block, notes).check(sites);
    if (operations.size() > 1) {
      notes.note(
          "the cell is filled by %d symmetry operations; images within %s Å are one atom"
              .formatted(operations.size(), CifSites.SAME));
    }
    return new Frame(
        structure, Labels.NONE, metadata(block), occupancies(sites), origin(block.line()));
  }

  private static Map<String, String> metadata(CifBlock block) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("data_block", block.name());
    block
        .value("_space_group_name_h-m_alt", "_symmetry_space_group_name_h-m")
        .ifPresent(name -> metadata.put("space_group", name));
    return Collections.unmodifiableMap(metadata);
  }

  private Map<String, double[]> occupancies(CifSites sites) {
    double[] occupancies = sites.occupancies();
    if (Arrays.stream(occupancies).allMatch(o -> o == 1)) {
      return Map.of();
    }
    notes.note(
        "some sites are partially occupied: every species of a site is an atom with its occupancy,"
            + " and atoms of one site have the same number in the column site");
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put("occupancy", occupancies);
    columns.put("site", sites.siteNumbers());
    return Collections.unmodifiableMap(columns);
  }

  private Cell cell(CifBlock block) {
    double[] lengths = new double[3];
    double[] angles = new double[3];
    for (int a = 0; a < 3; a++) {
      int axis = a;
      lengths[a] =
          block
              .value(LENGTHS[a])
              .map(text -> block.number(text, LENGTHS[axis]))
              .orElseThrow(() -> malformed("it does not say " + LENGTHS[axis]));
      angles[a] =
          block
              .value(ANGLES[a])
              .map(text -> block.number(text, ANGLES[axis]))
              .orElseGet(() -> rightAngle(ANGLES[axis]));
    }
    return CifCell.of(lengths, angles);
  }

  private double rightAngle(String tag) {
    notes.note("it does not say " + tag + ": 90 degrees, the default of the CIF dictionary");
    return 90;
  }

  /** Fractional coordinates, double[3·rows], of Cartesian ones; NaN where absent. */
  private double[] toFractions(CifBlock block, Cell cell) {
    double[] inverse = toFractionsMatrix(block, cell);
    double[] x = new double[3 * block.sites()];
    for (int row = 0; row < block.sites(); row++) {
      double[] cartesian = new double[3];
      for (int a = 0; a < 3; a++) {
        String text = block.site("_atom_site_cartn_" + AXES.charAt(a), row);
        cartesian[a] = text == null ? Double.NaN : block.number(text, "a position");
      }
      for (int k = 0; k < 9; k++) {
        x[3 * row + k % 3] += cartesian[k / 3] * inverse[k];
      }
    }
    return x;
  }

  /** Rows are multiplied with it: x = r · M. */
  private double[] toFractionsMatrix(CifBlock block, Cell cell) {
    double[] given = new double[9];
    int found = 0;
    for (int k = 0; k < 9; k++) {
      String suffix = "_" + (k / 3 + 1) + (k % 3 + 1);
      var text = block.value("_atom_sites_cartn_transf_matrix" + suffix, mmcif(k));
      if (text.isPresent()) {
        // The file's matrix stands left of a column; ours right of a row.
        given[3 * (k % 3) + k / 3] = block.number(text.get(), "_atom_sites_Cartn_transf_matrix");
        found++;
      }
    }
    if (found < 9) {
      notes.note("Cartesian positions are taken with a along x and b in the xy plane");
    }
    double[] inverse = Matrix3.inverse(found == 9 ? given : cell.vectors());
    for (double component : inverse) {
      if (!Double.isFinite(component)) {
        throw Problem.CELL_SINGULAR.with();
      }
    }
    return inverse;
  }

  private static String mmcif(int k) {
    return "_atom_sites_cartn_transf_matrix[" + (k / 3 + 1) + "][" + (k % 3 + 1) + "]";
  }

  private void add(
      CifBlock block, int row, Cell cell, double[] fractions, boolean symmetric, CifSites sites) {
    double[] x = new double[3];
    double rounding = 0;
    for (int a = 0; a < 3; a++) {
      String text = block.site("_atom_site_fract_" + AXES.charAt(a), row);
      if (fractions != null) {
        x[a] = fractions[3 * row + a];
      } else if (text == null) {
        x[a] = Double.NaN;
      } else {
        double value = block.number(text, "a position");
        x[a] = symmetric ? CifNumbers.coordinate(value, text) : value;
        double unit = Math.pow(10, -CifNumbers.digits(text));
        rounding = Math.max(rounding, 0.5 * unit * Matrix3.rowNorm(cell.vectors(), a));
      }
    }
    String label = label(block, row);
    if (Double.isNaN(x[0] + x[1] + x[2]) || "dum".equals(block.site("_atom_site_calc_flag", row))) {
      notes.note(label + " has no position, or is called a dummy: left out");
      return;
    }
    double occupancy = occupancy(block, row, label);
    if (occupancy > 0) {
      sites.add(new CifSites.Row(label, element(block, row, label), x, occupancy, rounding));
    }
  }

  private static String label(CifBlock block, int row) {
    String label = block.site("_atom_site_label", row);
    label = label == null ? block.site("_atom_site_label_atom_id", row) : label;
    return label == null ? "site " + (row + 1) : shown(label);
  }

  private double occupancy(CifBlock block, int row, String label) {
    String text = block.site("_atom_site_occupancy", row);
    if (text == null) {
      return 1;
    }
    double occupancy = block.number(text, "the occupancy of " + label);
    if (occupancy < 0 || occupancy > 1.05) {
      throw malformed("the occupancy of " + label + " is " + occupancy);
    }
    if (occupancy == 0) {
      notes.note(label + " has occupancy 0: left out");
    }
    return Math.min(1, occupancy);
  }

  private Element element(CifBlock block, int row, String label) {
    String symbol = block.site("_atom_site_type_symbol", row);
    String name = symbol == null ? label : symbol;
    if (AtomNames.isHeavyHydrogen(name)) {
      notes.note("D and T are read as H");
    }
    var element = symbol == null ? AtomNames.ofLabel(name) : AtomNames.ofSymbol(name);
    return element.orElseThrow(() -> Problem.UNKNOWN_ELEMENT.with(shown(name)));
  }
}
