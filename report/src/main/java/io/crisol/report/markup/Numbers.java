package io.crisol.report.markup;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Numbers as they are printed in a paper: chosen digits, a true minus sign, a thin space before the
 * unit.
 */
public final class Numbers {
  private static final String THIN_SPACE = "\u202F";
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private Numbers() {}

  /**
   * With this many significant digits, plainly written between 1e-4 and 1e6; "–" where it is not
   * finite.
   */
  public static String significant(double value, int digits) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded =
        new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    double size = Math.abs(rounded.doubleValue());
    if (size < 1e-4 || size >= 1e6) {
      return scientific(rounded, digits);
    }
    int decimals = Math.max(0, digits - 1 - exponent(rounded));
    return minus(rounded.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
  }

  /** With this many decimals. */
  public static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    String text = String.format(Locale.ROOT, "%." + Math.max(0, decimals) + "f", value);
    boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return zero ? text.replace("-", "") : minus(text);
  }

  /** A figure of unknown kind: whole numbers as counts, others with four digits. */
  public static String shown(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9;
    return whole ? minus(count(value)) : significant(value, 4);
  }

  /** A count, in groups of three. */
  public static String count(double value) {
    return String.format(Locale.ROOT, "%,d", Math.round(value)).replace(",", THIN_SPACE);
  }

  /** A value with its unit; the unit may be empty. */
  public static String withUnit(String value, String unit) {
    return unit.isEmpty() ? value : value + THIN_SPACE + unit;
  }

  /** A power of ten such as 10⁻³. */
  public static String powerOfTen(int exponent) {
    StringBuilder text = new StringBuilder("10");
    if (exponent < 0) {
      text.append('⁻');
    }
    for (char c : Integer.toString(Math.abs(exponent)).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(c - '0'));
    }
    return text.toString();
  }

  /** A length of time in the unit that suits it. */
  public static String duration(double seconds) {
    if (seconds < 90) {
      return withUnit(seconds < 10 ? significant(seconds, 2) : fixed(seconds, 0), "s");
    }
    return seconds < 5400
        ? withUnit(fixed(seconds / 60, 1), "min")
        : withUnit(fixed(seconds / 3600, 1), "h");
  }

  private static String scientific(BigDecimal value, int digits) {
    int exponent = exponent(value);
    BigDecimal mantissa =
        value.scaleByPowerOfTen(-exponent).setScale(digits - 1, RoundingMode.HALF_EVEN);
    return minus(mantissa.toPlainString()) + THIN_SPACE + "×" + THIN_SPACE + powerOfTen(exponent);
  }

  private static int exponent(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }

  private static String minus(String text) {
    return text.replace('-', '−');
  }
}
