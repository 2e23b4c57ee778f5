package io.crisol.structures.io;

import io.crisol.structures.Matrix3;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The symmetry operations of a CIF block, in fractional coordinates. */
final class CifSymmetry {
  /**
   * x becomes Wx + w.
   *
   * @param matrix double[9], W
   * @param shift double[3], w, from 0 to 1
   */
  record Operation(double[] matrix, double[] shift) {
    double[] apply(double[] x) {
      double[] image = shift.clone();
      for (int k = 0; k < 9; k++) {
        image[k / 3] += matrix[k] * x[k % 3];
      }
      return image;
    }

    private boolean isSame(Operation other) {
      boolean same = true;
      for (int k = 0; k < 9; k++) {
        same &= matrix[k] == other.matrix[k];
      }
      for (int k = 0; k < 3; k++) {
        double d = shift[k] - other.shift[k];
        same &= Math.abs(d - Math.rint(d)) < 1e-4;
      }
      return same;
    }
  }

  /** More than a cell of any setting has; larger lists are no symmetry. */
  private static final int MOST = 400;

  private static final Pattern TERM =
      Pattern.compile("([+-]?)([0-9]*\\.?[0-9]*)(?:/([0-9]+))?\\*?([xyz]?)");

  private static final List<String> TAGS =
      List.of(
          "_space_group_symop_operation_xyz",
          "_symmetry_equiv_pos_as_xyz",
          "_space_group_symop_magn_operation_xyz");

  private static final Operation IDENTITY = new Operation(Matrix3.identity(), new double[3]);

  private final LineFrameReader reader;

  private CifSymmetry(LineFrameReader reader) {
    this.reader = reader;
  }

  /**
   * The operations of a block, the identity first.
   *
   * @throws io.crisol.structures.ProblemException FILE_MALFORMED where they cannot be understood,
   *     do not fit the cell, or where a space group is named without them
   */
  static List<Operation> of(CifBlock block, double[] vectors, LineFrameReader reader) {
    return new CifSymmetry(reader).read(block, vectors);
  }

  private List<Operation> read(CifBlock block, double[] vectors) {
    List<String> written = written(block);
    if (written.isEmpty()) {
      requireTrivial(block);
      return List.of(IDENTITY);
    }
    if (written.size() > MOST) {
      throw reader.malformed("it lists " + written.size() + " symmetry operations");
    }
    List<Operation> operations = new ArrayList<>();
    operations.add(IDENTITY);
    boolean identity = false;
    for (String text : written) {
      Operation operation = parse(text);
      requireFit(operation, vectors, text);
      identity |= operation.isSame(IDENTITY);
      if (operations.stream().noneMatch(operation::isSame)) {
        operations.add(operation);
      }
    }
    if (!identity) {
      reader.notes.note("its symmetry operations lack x,y,z, which is added");
    }
    return List.copyOf(operations);
  }

  private static List<String> written(CifBlock block) {
    for (String tag : TAGS) {
      List<String> found = block.list(tag);
      if (found.stream().anyMatch(text -> !CifTokens.isAbsent(text))) {
        return found;
      }
    }
    return List.of();
  }

  /** Without operations only P 1 is known. */
  private void requireTrivial(CifBlock block) {
    Optional<String> number = block.value("_space_group_it_number", "_symmetry_int_tables_number");
    Optional<String> name =
        block.value(
            "_space_group_name_h-m_alt",
            "_symmetry_space_group_name_h-m",
            "_space_group_name_h-m",
            "_space_group_name_h-m_full",
            "_space_group_name_hall",
            "_symmetry_space_group_name_hall");
    boolean trivial =
        number.map(n -> CifBlock.plain(n).equals("1")).orElse(true)
            && name.map(n -> n.replaceAll("[\\s_]", "").equalsIgnoreCase("P1")).orElse(true);
    if (!trivial) {
      throw reader.malformed(
          "it names the space group "
              + LineFrameReader.shown(name.or(() -> number).orElse(""))
              + " and lists no symmetry operations (_space_group_symop_operation_xyz): the other"
              + " atoms of the cell cannot be told");
    }
    if (number.isEmpty() && name.isEmpty()) {
      reader.notes.note("it says nothing of symmetry: the atoms listed are taken as all of them");
    }
  }

  private Operation parse(String text) {
    String[] parts = text.toLowerCase(Locale.ROOT).replaceAll("[\\s'\"]", "").split(",", -1);
    boolean magnetic = parts.length == 4 && parts[3].matches("[+-]?1");
    if (parts.length != 3 && !magnetic) {
      throw bad(text);
    }
    double[] matrix = new double[9];
    double[] shift = new double[3];
    for (int row = 0; row < 3; row++) {
      component(parts[row], row, matrix, shift, text);
      shift[row] = CifNumbers.sixth(shift[row], 2e-3);
      shift[row] -= Math.floor(shift[row]);
    }
    if (!(Math.abs(Math.abs(Matrix3.determinant(matrix)) - 1) <= 1e-9)) {
      throw bad(text);
    }
    return new Operation(matrix, shift);
  }

  private void component(String part, int row, double[] matrix, double[] shift, String text) {
    Matcher term = TERM.matcher(part);
    int at = 0;
    while (at < part.length()) {
      term.region(at, part.length());
      boolean found =
          term.lookingAt()
              && term.end() > at
              && !(term.group(2).isEmpty() && term.group(4).isEmpty())
              && (at == 0 || !term.group(1).isEmpty());
      if (!found) {
        throw bad(text);
      }
      double value = coefficient(term);
      if (term.group(4).isEmpty()) {
        shift[row] += value;
      } else {
        matrix[3 * row + "xyz".indexOf(term.group(4))] += value;
      }
      at = term.end();
    }
    for (int k = 0; k < 3; k++) {
      if (matrix[3 * row + k] != Math.rint(matrix[3 * row + k])) {
        throw bad(text);
      }
    }
    if (part.isEmpty() || !Double.isFinite(shift[row])) {
      throw bad(text);
    }
  }

  private double coefficient(Matcher term) {
    double value = term.group(2).isEmpty() ? 1 : reader.number(term.group(2), "a coefficient");
    value /= term.group(3) == null ? 1 : reader.number(term.group(3), "a coefficient");
    return "-".equals(term.group(1)) ? -value : value;
  }

  private RuntimeException bad(String text) {
    return reader.malformed(
        "\"" + LineFrameReader.shown(text) + "\" is no symmetry operation such as x,y+1/2,-z");
  }

  /** Lengths and angles must be the same after the operation, to 5 %. */
  private void requireFit(Operation operation, double[] vectors, String text) {
    double[] metric = metric(vectors);
    double[] w = operation.matrix();
    double[] transposed = {w[0], w[3], w[6], w[1], w[4], w[7], w[2], w[5], w[8]};
    double[] after = Matrix3.product(transposed, Matrix3.product(metric, w));
    for (int k = 0; k < 9; k++) {
      double scale = Math.sqrt(metric[4 * (k / 3)] * metric[4 * (k % 3)]);
      if (!(Math.abs(after[k] - metric[k]) <= 0.05 * scale)) {
        throw reader.malformed(
            "its cell does not have the symmetry \"" + LineFrameReader.shown(text) + "\"");
      }
    }
  }

  private static double[] metric(double[] v) {
    double[] metric = new double[9];
    for (int k = 0; k < 9; k++) {
      int i = 3 * (k / 3);
      int j = 3 * (k % 3);
      metric[k] = v[i] * v[j] + v[i + 1] * v[j + 1] + v[i + 2] * v[j + 2];
    }
    return metric;
  }
}
