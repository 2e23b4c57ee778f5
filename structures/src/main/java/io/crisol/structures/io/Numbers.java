package io.crisol.structures.io;

/** Numbers as programs print them, also with Fortran's D exponent. */
final class Numbers {
  private Numbers() {}

  /** The number, or NaN where the text is none. */
  static double parse(String text) {
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
