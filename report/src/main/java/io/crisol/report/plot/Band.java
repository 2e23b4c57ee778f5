package io.crisol.report.plot;

import static io.crisol.report.plot.Chart.px;

import io.crisol.report.markup.Markup;

/**
 * The area between two curves, faint, behind what is drawn after it.
 *
 * @param xs common abscissas
 * @param low lower curve
 * @param high upper curve
 */
public record Band(double[] xs, double[] low, double[] high, Style style) implements Layer {
  @Override
  public void draw(Markup svg, Area area) {
    StringBuilder path = new StringBuilder();
    for (int k = 0; k < xs.length; k++) {
      path.append(k == 0 ? 'M' : 'L')
          .append(px(area.x(xs[k])))
          .append(' ')
          .append(px(area.y(high[k])));
    }
    for (int k = xs.length - 1; k >= 0; k--) {
      path.append('L').append(px(area.x(xs[k]))).append(' ').append(px(area.y(low[k])));
    }
    svg.empty("path")
        .with("d", path.append('Z'))
        .with("fill", style.color())
        .with("fill-opacity", "0.15")
        .with("stroke", "none");
  }
}
