package io.crisol.report.plot;

import io.crisol.report.markup.Markup;

/**
 * How a series is drawn. Colours are those of Okabe and Ito (distinguishable with colour-blind
 * eyes); dashes tell series apart in black and white.
 *
 * @param color hexadecimal colour
 * @param dash SVG dash pattern, empty for a full line
 * @param width line width or point diameter, px
 */
public record Style(String color, String dash, double width) {
  /** Test data and whatever is the subject of a figure. */
  public static final Style BLUE = new Style("#0072b2", "", 1.6);

  /** Validation data. */
  public static final Style ORANGE = new Style("#d55e00", "5 3", 1.6);

  /** Training data: in the background. */
  public static final Style GRAY = new Style("#7a828c", "", 1.3);

  /** A third series. */
  public static final Style GREEN = new Style("#009e73", "2 2", 1.6);

  /** A fourth series. */
  public static final Style PURPLE = new Style("#a6558a", "7 2 2 2", 1.6);

  private static final Style[] CYCLE = {BLUE, ORANGE, GREEN, PURPLE, GRAY};

  /** The style of series number k. */
  public static Style cycle(int k) {
    return CYCLE[k % CYCLE.length];
  }

  /** Sets the stroke of the shape just begun. */
  void stroke(Markup svg) {
    svg.with("stroke", color).with("stroke-width", Chart.px(width));
    svg.with("stroke-dasharray", dash.isEmpty() ? null : dash);
  }

  /** The same with another width. */
  public Style width(double other) {
    return new Style(color, dash, other);
  }

  /** The same with a full line. */
  public Style solid() {
    return new Style(color, "", width);
  }
}
