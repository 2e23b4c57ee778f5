package io.crisol.report.plot;

/**
 * The inner rectangle of a chart with its scales.
 *
 * @param left px
 * @param top px
 * @param right px
 * @param bottom px
 */
public record Area(
    double left, double top, double right, double bottom, Scale xScale, Scale yScale) {
  /** Width, px. */
  public double width() {
    return right - left;
  }

  /** Height, px. */
  public double height() {
    return bottom - top;
  }

  /** Horizontal position of a value, px. */
  public double x(double value) {
    return left + width() * xScale.position(value);
  }

  /** Vertical position of a value, px; up is up. */
  public double y(double value) {
    return bottom - height() * yScale.position(value);
  }

  /** Whether a point lies inside. */
  public boolean holds(double x, double y) {
    double a = xScale.position(x);
    double b = yScale.position(y);
    return a >= 0 && a <= 1 && b >= 0 && b <= 1;
  }
}
