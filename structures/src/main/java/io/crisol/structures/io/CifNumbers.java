package io.crisol.structures.io;

/** Fractions that files can only write rounded. */
final class CifNumbers {
  private CifNumbers() {}

  /** The nearest multiple of 1/6 where that is a third or sixth and within {@code tolerance}. */
  static double sixth(double x, double tolerance) {
    double sixths = Math.rint(6 * x);
    boolean rounded = sixths % 3 != 0;
    return rounded && Math.abs(x - sixths / 6) <= tolerance ? sixths / 6 : x;
  }

  /** Digits behind the point, without a standard uncertainty. */
  static int digits(String text) {
    String plain = CifBlock.plain(text);
    int point = plain.indexOf('.');
    int end = point + 1;
    while (point >= 0 && end < plain.length() && Character.isDigit(plain.charAt(end))) {
      end++;
    }
    return point < 0 ? 0 : end - point - 1;
  }

  /**
   * A fractional coordinate: 0.3333, 0.66667 and the like, written with at least four digits and no
   * uncertainty, stand for the fraction.
   */
  static double coordinate(double x, String text) {
    int digits = digits(text);
    boolean exact = text.indexOf('(') < 0 && digits >= 4;
    return exact ? sixth(x, 1.001 * Math.pow(10, -digits)) : x;
  }
}
