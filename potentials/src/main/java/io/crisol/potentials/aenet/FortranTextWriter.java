package io.crisol.potentials.aenet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;

/** The text form of a network file, as aenet's programs read it by their fixed formats. */
final class FortranTextWriter implements FieldWriter {
  /** Values in a line. */
  private static final int COLUMNS = 4;

  /** Letters of a symbol. */
  private static final int SYMBOL = 2;

  private static final MathContext DIGITS = new MathContext(18, RoundingMode.HALF_EVEN);

  private final StringBuilder out = new StringBuilder();

  String text() {
    return out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void table(int count, IntFunction<String> value) {
    for (int k = 0; k < count; k++) {
      out.append(' ').append(value.apply(k));
      if (k % COLUMNS == COLUMNS - 1 || k == count - 1) {
        out.append('\n');
      }
    }
  }

  /** 18 digits with an exponent of two digits, 24 characters wide: Fortran's ES24.17. */
  static String scientific(double value) {
    String sign = value < 0 || 1 / value < 0 ? "-" : "";
    BigDecimal rounded = new BigDecimal(Math.abs(value)).round(DIGITS);
    String digits = rounded.unscaledValue().toString();
    int exponent = value == 0 ? 0 : digits.length() - 1 - rounded.scale();
    String mantissa = (digits + "0".repeat(18)).substring(0, 18);
    String power = String.format(Locale.ROOT, "%+03d", exponent);
    // Fortran leaves the E away where the exponent has three digits.
    String mark = power.length() > 3 ? "" : "E";
    return String.format(
        Locale.ROOT,
        "%24s",
        sign + mantissa.charAt(0) + "." + mantissa.substring(1) + mark + power);
  }

  @Override
  public void integer(int value) {
    line(String.format(Locale.ROOT, "%12d", value));
  }

  @Override
  public void integers(int[] values) {
    table(values.length, k -> String.format(Locale.ROOT, "%17d", values[k]));
  }

  @Override
  public void real(double value) {
    line(" " + scientific(value));
  }

  @Override
  public void reals(double[] values) {
    table(values.length, k -> scientific(values[k]));
  }

  @Override
  public void line(double[] values) {
    StringBuilder text = new StringBuilder();
    Arrays.stream(values).forEach(value -> text.append(' ').append(scientific(value)));
    line(text.toString());
  }

  @Override
  public void text(String value, int length) {
    line(value.length() > length ? value.substring(0, length) : value);
  }

  @Override
  public void symbols(String[] values) {
    for (String value : values) {
      line(String.format(Locale.ROOT, "%-" + SYMBOL + "s", value));
    }
  }

  @Override
  public void truth(boolean value) {
    line(value ? " T" : " F");
  }

  /** In memory, two partners of each function follow each other; those beyond run into the next. */
  @Override
  public void partners(int[] values, int elements) {
    int size = values.length / 2;
    int[] all = new int[elements * size];
    for (int k = 0; k < size; k++) {
      for (int e = 0; e < elements; e++) {
        int at = 2 * k + e;
        all[elements * k + e] = at < values.length ? values[at] : 0;
      }
    }
    integers(all);
  }
}
