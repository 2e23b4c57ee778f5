package io.crisol.report.plot;

import io.crisol.report.markup.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A plot with two axes as a self-contained SVG: thin axes, round ticks, a faint grid, labels with
 * units, title and description for those who cannot see it. What is drawn inside is a list of {@link Layer}s.
 */
public final class Chart {
  private static final double LEFT = 58;
  private static final double RIGHT = 14;
  private static final double BOTTOM = 46;
  private static final String FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif";

  private final String id;
  private final String title;
  private final String description;
  private final List<Layer> layers = new ArrayList<>();
  private final List<Legend> legend = new ArrayList<>();
  private double width = 460;
  private double height = 320;
  private double top = 12;
  private Scale x;
  private Scale y;
  private String xLabel = "";
  private String yLabel = "";

  private record Legend(String name, Style style, boolean points) {}

  private Chart(String id, String title, String description) {
    this.id = id;
    this.title = title;
    this.description = description;
  }

  /** A chart; {@code id} must be unique on the page. */
  public static Chart of(String id, String title, String description) {
    return new Chart(id, title, description);
  }

  /** Outer size, px. */
  public Chart size(double newWidth, double newHeight) {
    width = newWidth;
    height = newHeight;
    return this;
  }

  /** The horizontal axis; the label carries the unit. */
  public Chart x(Scale scale, String label) {
    x = scale;
    xLabel = label;
    return this;
  }

  /** The vertical axis; the label carries the unit. */
  public Chart y(Scale scale, String label) {
    y = scale;
    yLabel = label;
    return this;
  }

  /** Draws a layer above the ones before. */
  public Chart add(Layer layer) {
    layers.add(layer);
    return this;
  }

  /** Names a line in the legend. */
  public Chart legendLine(String name, Style style) {
    legend.add(new Legend(name, style, false));
    return this;
  }

  /** Names points in the legend. */
  public Chart legendPoints(String name, Style style) {
    legend.add(new Legend(name, style, true));
    return this;
  }

  /** A line through these points, named in the legend. */
  public Chart line(String name, double[] xs, double[] ys, Style style) {
    return add(new Layer.Line(xs, ys, style)).legendLine(name, style);
  }

  /** The finished SVG element. */
  public Markup markup() {
    top = legend.isEmpty() ? 12 : 12 + 18 * legendRows();
    Area area = new Area(LEFT, top, width - RIGHT, height - BOTTOM, x, y);
    Markup svg = new Markup();
    svg.open("svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 " + px(width) + " " + px(height),
        "role", "img", "aria-labelledby", id + "-t " + id + "-d", "class", "chart", "id", id,
        "font-family", FONT, "font-size", "12");
    svg.element("title", title, "id", id + "-t");
    svg.element("desc", description, "id", id + "-d");
    svg.open("clipPath", "id", id + "-c");
    svg.empty("rect", "x", px(LEFT), "y", px(top), "width", px(area.width()), "height", px(area.height())).close();
    grid(svg, area);
    svg.open("g", "clip-path", "url(#" + id + "-c)", "class", "data");
    layers.forEach(layer -> layer.draw(svg, area));
    svg.close();
    axes(svg, area);
    legend(svg);
    return svg.closeLine();
  }

  private void grid(Markup svg, Area area) {
    svg.empty("rect", "class", "area", "x", px(LEFT), "y", px(top), "width", px(area.width()), "height", px(area.height()), "fill", "#ffffff");
    svg.empty("path", "class", "minor", "d", lines(area, true), "stroke", "#f1f2f4", "stroke-width", "0.7", "fill", "none");
    svg.empty("path", "class", "major", "d", lines(area, false), "stroke", "#e0e3e7", "stroke-width", "0.8", "fill", "none");
  }

  private String lines(Area area, boolean minor) {
    StringBuilder path = new StringBuilder();
    for (double tick : minor ? x.minorTicks() : x.ticks()) {
      path.append('M').append(px(area.x(tick))).append(' ').append(px(area.top())).append('V').append(px(area.bottom()));
    }
    for (double tick : minor ? y.minorTicks() : y.ticks()) {
      path.append('M').append(px(area.left())).append(' ').append(px(area.y(tick))).append('H').append(px(area.right()));
    }
    return path.toString();
  }

  private void axes(Markup svg, Area area) {
    StringBuilder marks = new StringBuilder();
    marks.append("M%s %sV%sH%s".formatted(px(area.left()), px(area.top()), px(area.bottom()), px(area.right())));
    svg.open("g", "class", "ink", "fill", "#2b3038");
    for (double tick : x.ticks()) {
      marks.append("M%s %sv4".formatted(px(area.x(tick)), px(area.bottom())));
      svg.element("text", x.label(tick), "x", px(area.x(tick)), "y", px(area.bottom() + 17), "text-anchor", "middle");
    }
    for (double tick : y.ticks()) {
      marks.append("M%s %sh-4".formatted(px(area.left()), px(area.y(tick))));
      svg.element("text", y.label(tick), "x", px(area.left() - 7), "y", px(area.y(tick) + 4), "text-anchor", "end");
    }
    double middle = (area.top() + area.bottom()) / 2;
    svg.element("text", xLabel, "x", px((area.left() + area.right()) / 2), "y", px(height - 8), "text-anchor", "middle");
    svg.element("text", yLabel, "transform", "translate(13 " + px(middle) + ") rotate(-90)", "text-anchor", "middle");
    svg.close();
    svg.empty("path", "class", "axis", "d", marks, "stroke", "#2b3038", "stroke-width", "0.9", "fill", "none");
  }

  private static double extent(Legend entry) {
    return 40 + 6.4 * entry.name().length();
  }

  private int legendRows() {
    int rows = 1;
    double at = LEFT;
    for (Legend entry : legend) {
      if (at > LEFT && at + extent(entry) > width) {
        rows++;
        at = LEFT;
      }
      at += extent(entry);
    }
    return rows;
  }

  private void legend(Markup svg) {
    double at = LEFT;
    double line = 13;
    svg.open("g", "class", "ink", "fill", "#2b3038");
    for (Legend entry : legend) {
      if (at > LEFT && at + extent(entry) > width) {
        at = LEFT;
        line += 18;
      }
      Style style = entry.style();
      if (entry.points()) {
        svg.empty("circle", "cx", px(at + 11), "cy", px(line - 4), "r", "3.6", "fill", style.color());
      } else {
        svg.empty("path", "d", "M%s %sh22".formatted(px(at), px(line - 4)), "stroke", style.color(), "fill", "none",
            "stroke-width", px(style.width()), "stroke-dasharray", style.dash().isEmpty() ? null : style.dash());
      }
      svg.element("text", entry.name(), "x", px(at + (entry.points() ? 20 : 28)), "y", px(line));
      at += extent(entry);
    }
    svg.close();
  }

  /** A coordinate with at most one decimal: a tenth of a pixel is enough and keeps the page small. */
  static String px(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0 ? Long.toString(tenths / 10) : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
  }
}
