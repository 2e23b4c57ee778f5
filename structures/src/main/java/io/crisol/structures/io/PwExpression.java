package io.crisol.structures.io;

import java.util.Locale;

/**
 * Numbers written as arithmetic, as pw.x allows in atomic positions: {@code 1/3}, {@code
 * 1/2*3^(-1/2)}, {@code sqrt(3)/6}, without blanks. NaN where the text is none of these.
 */
final class PwExpression {
  private static final int LONGEST = 200;

  private final String text;
  private int at;

  private PwExpression(String text) {
    this.text = text;
  }

  /** The value, or NaN. */
  static double value(String text) {
    double plain = Numbers.parse(text);
    if (!Double.isNaN(plain) || text.length() > LONGEST) {
      return plain;
    }
    PwExpression expression = new PwExpression(text.toLowerCase(Locale.ROOT));
    double value = expression.sum();
    return expression.at == text.length() ? value : Double.NaN;
  }

  private boolean takes(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private double sum() {
    double value = takes('-') ? -product() : takes('+') ? product() : product();
    while (true) {
      if (takes('+')) {
        value += product();
      } else if (takes('-')) {
        value -= product();
      } else {
        return value;
      }
    }
  }

  private double product() {
    double value = power();
    while (true) {
      if (takes('*')) {
        value *= power();
      } else if (takes('/')) {
        value /= power();
      } else {
        return value;
      }
    }
  }

  private double power() {
    double base = atom();
    return takes('^') ? StrictMath.pow(base, takes('-') ? -power() : power()) : base;
  }

  private double atom() {
    if (takes('(')) {
      double value = sum();
      return takes(')') ? value : Double.NaN;
    }
    int from = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    return at > from ? function(text.substring(from, at)) : number();
  }

  private double function(String name) {
    if (!takes('(')) {
      return Double.NaN;
    }
    double argument = sum();
    double value =
        switch (name) {
          case "sqrt" -> Math.sqrt(argument);
          case "sin" -> StrictMath.sin(argument);
          case "cos" -> StrictMath.cos(argument);
          case "tan" -> StrictMath.tan(argument);
          default -> Double.NaN;
        };
    return takes(')') ? value : Double.NaN;
  }

  private double number() {
    int from = at;
    while (at < text.length() && isPart(from)) {
      at++;
    }
    return Numbers.parse(text.substring(from, at));
  }

  private boolean isPart(int from) {
    char c = text.charAt(at);
    boolean exponent = at > from && (text.charAt(at - 1) == 'e' || text.charAt(at - 1) == 'd');
    return c >= '0' && c <= '9'
        || c == '.'
        || at > from && (c == 'e' || c == 'd')
        || exponent && (c == '-' || c == '+');
  }
}
