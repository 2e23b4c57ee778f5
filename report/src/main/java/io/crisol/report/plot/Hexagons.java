package io.crisol.report.plot;

import static io.crisol.report.plot.Chart.px;

import io.crisol.report.markup.Markup;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Density of many points as hexagons, shaded by the logarithm of their number.
 *
 * @param xs horizontal values
 * @param ys vertical values
 * @param size distance between neighbouring hexagons, px
 */
public record Hexagons(double[] xs, double[] ys, double size) implements Layer {
  private static final int SHADES = 6;

  @Override
  public void draw(Markup svg, Area area) {
    double rowHeight = size * Math.sqrt(0.75);
    Map<Long, Integer> counts = new HashMap<>();
    int most = 1;
    for (int k = 0; k < xs.length; k++) {
      if (area.holds(xs[k], ys[k])) {
        most =
            Math.max(
                most, counts.merge(cell(area.x(xs[k]), area.y(ys[k]), rowHeight), 1, Integer::sum));
      }
    }
    Map<Integer, StringBuilder> paths = new TreeMap<>();
    for (var entry : new TreeMap<>(counts).entrySet()) {
      int shade =
          (int) Math.round((SHADES - 1) * Math.log(entry.getValue()) / Math.log(Math.max(2, most)));
      int row = (int) (entry.getKey() >> 32);
      double x = ((int) entry.getKey().longValue() + ((row & 1) == 0 ? 0 : 0.5)) * size;
      paths.computeIfAbsent(shade, _ -> new StringBuilder()).append(hexagon(x, row * rowHeight));
    }
    svg.open("g", "class", "density");
    paths.forEach(
        (shade, path) ->
            svg.empty("path")
                .with("d", path)
                .with("fill", "#4b5563")
                .with("fill-opacity", px(0.16 + 0.8 * shade / (SHADES - 1.0))));
    svg.close();
  }

  /** The nearest lattice point: row in the upper half, column in the lower. */
  private long cell(double x, double y, double rowHeight) {
    int row = (int) Math.round(y / rowHeight);
    double best = Double.POSITIVE_INFINITY;
    long found = 0;
    for (int r = row - 1; r <= row + 1; r++) {
      double shift = (r & 1) == 0 ? 0 : 0.5;
      int column = (int) Math.round(x / size - shift);
      double distance = Math.hypot(x - (column + shift) * size, y - r * rowHeight);
      if (distance < best) {
        best = distance;
        found = ((long) r << 32) | (column & 0xffffffffL);
      }
    }
    return found;
  }

  private String hexagon(double x, double y) {
    double half = size / 2;
    double edge = size / Math.sqrt(3);
    return "M%s %sl%s %sv%sl%s %sl%s %sv%sz"
        .formatted(
            px(x),
            px(y - edge),
            px(half),
            px(edge / 2),
            px(edge),
            px(-half),
            px(edge / 2),
            px(-half),
            px(-edge / 2),
            px(-edge));
  }
}
