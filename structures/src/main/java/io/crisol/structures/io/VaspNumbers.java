package io.crisol.structures.io;

/**
 * Numbers of fixed-width Fortran output: neighbours may touch where a sign parts them, and what did
 * not fit its field is printed as stars.
 */
final class VaspNumbers {
  private final double[] values;
  private String text = "";
  private int at;
  private int count;

  /** Takes at most so many numbers of a line. */
  VaspNumbers(int most) {
    values = new double[most];
  }

  /**
   * Reads the numbers that a text begins with.
   *
   * @return how many there are; stars and NaN count and are not finite
   */
  int read(String line, int from) {
    text = line;
    at = from;
    count = 0;
    while (count < values.length && skipBlanks() && one()) {
      count++;
    }
    return count;
  }

  /** The number that a text begins with, or another value where it is none or not finite. */
  double first(String line, double otherwise) {
    return read(line, 0) > 0 && areFinite(1) ? values[0] : otherwise;
  }

  /** Number {@code k} of the last line. */
  double get(int k) {
    return values[k];
  }

  /** Where reading stopped. */
  int end() {
    return at;
  }

  /** Whether the first so many numbers are finite. */
  boolean areFinite(int wanted) {
    for (int k = 0; k < wanted; k++) {
      if (!Double.isFinite(values[k])) {
        return false;
      }
    }
    return true;
  }

  private boolean skipBlanks() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    return at < text.length();
  }

  private boolean one() {
    int from = at;
    if (text.charAt(at) == '*') {
      while (at < text.length() && text.charAt(at) == '*') {
        at++;
      }
      values[count] = Double.NaN;
      return true;
    }
    int to = endOfNumber();
    if (to > from && isBoundary(to)) {
      values[count] = Numbers.parse(exponent(text.substring(from, to)));
      at = to;
      return !Double.isNaN(values[count]);
    }
    return notANumber(from);
  }

  private boolean notANumber(int from) {
    int to = from;
    while (to < text.length() && text.charAt(to) > ' ') {
      to++;
    }
    String word = text.substring(from, to);
    boolean isNan = Numbers.isNan(word) || Double.isInfinite(Numbers.parse(word));
    if (isNan) {
      values[count] = Double.NaN;
      at = to;
    }
    return isNan;
  }

  private boolean isBoundary(int k) {
    return k == text.length() || text.charAt(k) <= ' ' || isSign(k) || text.charAt(k) == '*';
  }

  /** End of a number that begins at the current place, or that place. */
  private int endOfNumber() {
    int k = isSign(at) ? at + 1 : at;
    int whole = digits(k);
    int to = whole;
    if (to < text.length() && text.charAt(to) == '.') {
      to = digits(to + 1);
    }
    if (to == k || to == k + 1 && whole == k) {
      return at;
    }
    return withExponent(to);
  }

  private int withExponent(int mantissa) {
    if (mantissa == text.length()) {
      return mantissa;
    }
    int k = mantissa;
    boolean letter = "eEdD".indexOf(text.charAt(k)) >= 0;
    k += letter ? 1 : 0;
    int first = isSign(k) ? k + 1 : k;
    int to = digits(first);
    if (letter) {
      return to > first ? to : mantissa;
    }
    // 0.1234-101: Fortran drops the E where the exponent has three digits.
    boolean bare = first > k && to == first + 3 && (to == text.length() || text.charAt(to) <= ' ');
    return bare ? to : mantissa;
  }

  private static String exponent(String number) {
    int sign = Math.max(number.lastIndexOf('-'), number.lastIndexOf('+'));
    boolean bare = sign > 0 && "eEdD".indexOf(number.charAt(sign - 1)) < 0;
    return bare ? number.substring(0, sign) + 'e' + number.substring(sign) : number;
  }

  private int digits(int from) {
    int k = from;
    while (k < text.length() && text.charAt(k) >= '0' && text.charAt(k) <= '9') {
      k++;
    }
    return k;
  }

  private boolean isSign(int k) {
    return k < text.length() && (text.charAt(k) == '-' || text.charAt(k) == '+');
  }
}
