package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Units;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A cell as CP2K prints it: vectors with three decimals, their lengths and angles with six. The
 * shape is taken from lengths and angles, only the orientation from the vectors.
 */
final class Cp2kCell {
  private static final Pattern ANGLE = Pattern.compile("CELL\\| Angle \\((b,c|a,c|a,b)\\).*");

  private final double[] rows = new double[9];
  private final double[] lengths = {Double.NaN, Double.NaN, Double.NaN};
  private final double[] cosines = {Double.NaN, Double.NaN, Double.NaN};
  private String periodicity = "XYZ";

  /** Takes a line that begins with {@code CELL|}. */
  void take(String text, CalculationReader reader) {
    if (text.startsWith("CELL| Vector ")) {
      vector(text, reader);
    } else if (ANGLE.matcher(text).matches()) {
      double angle = Numbers.parse(text.substring(text.lastIndexOf(' ') + 1));
      int which = "bc,ac,ab".indexOf(text.charAt(13) + "" + text.charAt(15)) / 3;
      cosines[which] = Math.abs(angle - 90) < 1e-9 ? 0 : StrictMath.cos(Math.toRadians(angle));
    } else if (text.startsWith("CELL| Periodicity")) {
      periodicity = text.substring(text.lastIndexOf(' ') + 1).toUpperCase(Locale.ROOT);
    }
  }

  private void vector(String text, CalculationReader reader) {
    int a = "abc".indexOf(text.charAt(13));
    int bar = text.indexOf("|", 6);
    int from = Math.max(text.indexOf(']'), text.indexOf("angstrom") + 8);
    double[] row =
        bar > from && a >= 0
            ? PwNumbers.numbers(text.substring(from, bar).replace("]:", " ").replace("]", " "), 3)
            : null;
    double length = PwNumbers.afterEquals(text);
    if (row == null || !Double.isFinite(length)) {
      if (reader.isAtEnd()) {
        return;
      }
      throw reader.malformed(text, "a cell vector in angstrom and its length");
    }
    double unit = text.contains("bohr") ? Units.BOHR : 1;
    System.arraycopy(PwNumbers.scaled(row, unit), 0, rows, 3 * a, 3);
    lengths[a] = length * unit;
  }

  boolean isPeriodic() {
    return !"NONE".equals(periodicity);
  }

  /** A cell with the printed periodicity. */
  Cell of(double[] vectors) {
    return new Cell(
        vectors, periodicity.contains("X"), periodicity.contains("Y"), periodicity.contains("Z"));
  }

  /** Vectors as rows, Å, or null where they were not printed whole. */
  double[] vectors() {
    for (double length : lengths) {
      if (!(length > 0)) {
        return null;
      }
    }
    for (double cosine : cosines) {
      if (Double.isNaN(cosine)) {
        return rows.clone();
      }
    }
    double[] turned = Matrix3.product(shape(), axes());
    return Arrays.stream(turned).allMatch(Double::isFinite) && isRounded(turned, 2e-3, 1e-5)
        ? turned
        : rows.clone();
  }

  /** Vectors of the printed lengths and angles: the first along x, the second in the plane xy. */
  private double[] shape() {
    double sine = Math.sqrt(1 - cosines[2] * cosines[2]);
    double y = (cosines[0] - cosines[1] * cosines[2]) / sine;
    double z = Math.sqrt(1 - cosines[1] * cosines[1] - y * y);
    double hand = Math.signum(Matrix3.determinant(rows));
    return new double[] {
      lengths[0],
      0,
      0,
      lengths[1] * cosines[2],
      lengths[1] * sine,
      0,
      lengths[2] * cosines[1],
      lengths[2] * y,
      lengths[2] * z * hand
    };
  }

  /** Orthonormal rows: along the first vector, in the plane of the first two, and across. */
  private double[] axes() {
    double[] e = rows.clone();
    normalise(e, 0);
    double along = e[3] * e[0] + e[4] * e[1] + e[5] * e[2];
    for (int x = 0; x < 3; x++) {
      e[3 + x] -= along * e[x];
    }
    normalise(e, 1);
    e[6] = e[1] * e[5] - e[2] * e[4];
    e[7] = e[2] * e[3] - e[0] * e[5];
    e[8] = e[0] * e[4] - e[1] * e[3];
    return e;
  }

  private static void normalise(double[] e, int a) {
    double norm = Matrix3.rowNorm(e, a);
    for (int x = 0; x < 3; x++) {
      e[3 * a + x] /= norm;
    }
  }

  /** Whether the printed vectors and lengths are roundings of others. */
  boolean isRounded(double[] vectors, double component, double length) {
    for (int a = 0; a < 3; a++) {
      if (!(Math.abs(Matrix3.rowNorm(vectors, a) - lengths[a]) < length)) {
        return false;
      }
      for (int k = 3 * a; k < 3 * a + 3; k++) {
        if (!(Math.abs(vectors[k] - rows[k]) < component)) {
          return false;
        }
      }
    }
    return true;
  }
}
