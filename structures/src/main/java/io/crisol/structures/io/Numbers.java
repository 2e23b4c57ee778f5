package io.crisol.structures.io;

/** Numbers as programs print them, also with Fortran's D exponent. */
final class Numbers {
  /** No program prints a larger one, and beyond it a conversion of units could overflow. */
  private static final double LARGEST = 1e200;

  private Numbers() {}

  /** The number, or NaN where the text is none; infinite beyond 1e200. */
  static double parse(String text) {
    double value = exact(text);
    return Math.abs(value) > LARGEST ? Math.copySign(Double.POSITIVE_INFINITY, value) : value;
  }

  /** The number of any size, or NaN where the text is none; for what is not converted. */
  static double exact(String text) {
    char last = text.isEmpty() ? 'x' : text.charAt(text.length() - 1);
    if (last > '9' && last != '.') {
      return word(text);
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return fortran(text);
    }
  }

  private static double fortran(String text) {
    String exponent = text.replace('d', 'e').replace('D', 'e');
    try {
      return exponent.equals(text) ? Double.NaN : Double.parseDouble(exponent);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static double word(String text) {
    return switch (text.toLowerCase(java.util.Locale.ROOT)) {
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> Double.NaN;
    };
  }

  /** Whether the text means "not a number" rather than being something else. */
  static boolean isNan(String text) {
    return text.matches("(?i)[+-]?nan(\\([^)]*\\))?");
  }
}
