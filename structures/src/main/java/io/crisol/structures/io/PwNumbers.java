package io.crisol.structures.io;

import io.crisol.structures.Units;
import java.util.regex.Pattern;

/** Numbers and units of Quantum ESPRESSO. */
final class PwNumbers {
  /** 1 Rydberg in eV. */
  static final double RYDBERG = Units.HARTREE / 2;

  /** 1 Ry/bohr in eV/Å. */
  static final double RYDBERG_PER_BOHR = RYDBERG / Units.BOHR;

  /** A pressure of 1 Ry/bohr³ (positive when compressed) as a stress in eV/Å³. */
  static final double STRESS_OF_RYDBERG = -RYDBERG / (Units.BOHR * Units.BOHR * Units.BOHR);

  /** Columns of fixed width run together where a negative number fills its column. */
  private static final Pattern MERGED = Pattern.compile("(?<=[0-9])-(?=[0-9.])");

  private static final Pattern BLANKS = Pattern.compile("[\\s,]+");

  private PwNumbers() {}

  /** Words of a line. */
  static String[] words(String line) {
    String text = line.strip();
    return text.isEmpty() ? new String[0] : BLANKS.split(text);
  }

  /** Finite numbers of a text, or null where there are others or another number of them. */
  static double[] numbers(String text, int count) {
    String[] words = words(MERGED.matcher(text).replaceAll(" -"));
    if (words.length != count) {
      return null;
    }
    double[] values = new double[count];
    for (int k = 0; k < count; k++) {
      values[k] = Numbers.parse(words[k]);
      if (!Double.isFinite(values[k])) {
        return null;
      }
    }
    return values;
  }

  /** Numbers between the last brackets of a line, or null. */
  static double[] inBrackets(String line, int count) {
    int open = line.lastIndexOf('(');
    int close = line.lastIndexOf(')');
    return open < 0 || close < open ? null : numbers(line.substring(open + 1, close), count);
  }

  /** The number after the first equals sign, or NaN. */
  static double afterEquals(String line) {
    int at = line.indexOf('=');
    String[] words = words(line.substring(at + 1));
    return at < 0 || words.length == 0 ? Double.NaN : Numbers.parse(words[0]);
  }

  /** Vectors times a factor. */
  static double[] scaled(double[] values, double factor) {
    double[] result = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      result[k] = values[k] * factor;
    }
    return result;
  }

  /** Positions of fractional coordinates; rows of {@code cell} are its vectors. */
  static double[] cartesian(double[] fractional, double[] cell) {
    double[] result = new double[fractional.length];
    for (int k = 0; k < result.length; k++) {
      int i = k - k % 3;
      int axis = k % 3;
      result[k] =
          fractional[i] * cell[axis]
              + fractional[i + 1] * cell[3 + axis]
              + fractional[i + 2] * cell[6 + axis];
    }
    return result;
  }
}
