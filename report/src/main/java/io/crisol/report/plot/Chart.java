package io.crisol.report.plot;

import io.crisol.report.markup.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plot with two axes as a self-contained SVG: thin axes, round ticks, a faint grid, labels with
 * units, title and description for those who cannot see it. What is drawn inside is a list of
 * {@link Layer}s.
 */
public final class Chart {
  private static final double LEFT = 64;

  /** Width of a digit, px. */
  private static final double DIGIT = 6.7;

  /** Height of the axis label, its distance to the numbers, and theirs to the axis, px. */
  private static final double BESIDE = 18 + 6 + 7;

  private static final double RIGHT = 14;
  private static final double BOTTOM = 46;
  private static final String FONT =
      "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif";

  private final String id;
  private final String title;
  private final String description;
  private final List<Layer> layers = new ArrayList<>();
  private final Legend legend = new Legend();
  private double width = 460;
  private double height = 320;
  private double left = LEFT;
  private double top = 12;
  private Scale x;
  private Scale y;
  private String xLabel = "";
  private String yLabel = "";
  private String upperName = "";
  private final Map<Double, String> upper = new TreeMap<>();

  private Chart(String id, String title, String description) {
    this.id = id;
    this.title = title;
    this.description = description;
  }

  /** A chart; {@code id} must be unique on the page. */
  public static Chart of(String id, String title, String description) {
    return new Chart(id, title, description);
  }

  /**
   * Numbers along the upper edge, where the horizontal axis is a function of something else.
   *
   * @param name of them, with the unit
   * @param marks what stands at which value of the axis
   */
  public Chart above(String name, Map<Double, String> marks) {
    upperName = name;
    upper.putAll(marks);
    return this;
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
    legend.add(name, style, false);
    return this;
  }

  /** Names points in the legend. */
  public Chart legendPoints(String name, Style style) {
    legend.add(name, style, true);
    return this;
  }

  /** A line through these points, named in the legend. */
  public Chart line(String name, double[] xs, double[] ys, Style style) {
    return add(new Layer.Line(xs, ys, style)).legendLine(name, style);
  }

  /** The finished SVG element. */
  public Markup markup() {
    left = Math.max(LEFT, BESIDE + widest(y));
    top = 12 + 18 * legend.rows(left, width) + (upper.isEmpty() ? 0 : 36);
    Area area = new Area(left, top, width - RIGHT, height - BOTTOM, x, y);
    Markup svg = new Markup();
    svg.open("svg")
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with("viewBox", "0 0 " + px(width) + " " + px(height))
        .with("role", "img")
        .with("aria-labelledby", id + "-t " + id + "-d")
        .with("class", "chart")
        .with("id", id)
        .with("font-family", FONT)
        .with("font-size", "12");
    svg.element("title", title, "id", id + "-t");
    svg.element("desc", description, "id", id + "-d");
    svg.open("clipPath", "id", id + "-c");
    rectangle(svg, area).close();
    grid(svg, area);
    svg.open("g", "clip-path", "url(#" + id + "-c)", "class", "data");
    layers.forEach(layer -> layer.draw(svg, area));
    svg.close();
    axes(svg, area);
    upperAxis(svg, area);
    legend.draw(svg, left, width);
    return svg.closeLine();
  }

  private static Markup rectangle(Markup svg, Area area) {
    return svg.empty("rect")
        .with("x", px(area.left()))
        .with("y", px(area.top()))
        .with("width", px(area.width()))
        .with("height", px(area.height()));
  }

  private void grid(Markup svg, Area area) {
    rectangle(svg, area).with("class", "area").with("fill", "#ffffff");
    svg.empty("path")
        .with("class", "minor")
        .with("d", lines(area, true))
        .with("stroke", "#f1f2f4")
        .with("stroke-width", "0.7")
        .with("fill", "none");
    svg.empty("path")
        .with("class", "major")
        .with("d", lines(area, false))
        .with("stroke", "#e0e3e7")
        .with("stroke-width", "0.8")
        .with("fill", "none");
  }

  private String lines(Area area, boolean minor) {
    StringBuilder path = new StringBuilder();
    for (double tick : minor ? x.minorTicks() : x.ticks()) {
      path.append('M')
          .append(px(area.x(tick)))
          .append(' ')
          .append(px(area.top()))
          .append('V')
          .append(px(area.bottom()));
    }
    for (double tick : minor ? y.minorTicks() : y.ticks()) {
      path.append('M')
          .append(px(area.left()))
          .append(' ')
          .append(px(area.y(tick)))
          .append('H')
          .append(px(area.right()));
    }
    return path.toString();
  }

  private void axes(Markup svg, Area area) {
    StringBuilder marks = new StringBuilder();
    marks.append("M%s %sV%s".formatted(px(area.left()), px(area.top()), px(area.bottom())));
    marks.append('H').append(px(area.right()));
    svg.open("g", "class", "ink", "fill", "#2b3038");
    double free = Double.NEGATIVE_INFINITY;
    for (double tick : x.ticks()) {
      double at = area.x(tick);
      double half = DIGIT * x.label(tick).length() / 2;
      marks.append("M%s %sv4".formatted(px(at), px(area.bottom())));
      if (at - half >= free && at + half <= width) {
        text(svg, x.label(tick), "middle", at, area.bottom() + 17);
        free = at + half + DIGIT;
      }
    }
    for (double tick : y.ticks()) {
      marks.append("M%s %sh-4".formatted(px(area.left()), px(area.y(tick))));
      text(svg, y.label(tick), "end", area.left() - 7, area.y(tick) + 4);
    }
    text(svg, xLabel, "middle", (area.left() + area.right()) / 2, height - 8);
    String turned = "translate(13 " + px((area.top() + area.bottom()) / 2) + ") rotate(-90)";
    svg.element("text", yLabel, "transform", turned, "text-anchor", "middle");
    svg.close();
    svg.empty("path", "class", "axis", "d", marks, "stroke", "#2b3038", "fill", "none");
    svg.with("stroke-width", "0.9");
  }

  private void upperAxis(Markup svg, Area area) {
    if (upper.isEmpty()) {
      return;
    }
    StringBuilder marks = new StringBuilder();
    marks.append("M%s %sH%s".formatted(px(area.left()), px(area.top()), px(area.right())));
    svg.open("g", "class", "ink", "fill", "#2b3038");
    upper.forEach(
        (at, label) -> {
          marks.append("M%s %sv-4".formatted(px(area.x(at)), px(area.top())));
          text(svg, label, "middle", area.x(at), area.top() - 7);
        });
    text(svg, upperName, "middle", (area.left() + area.right()) / 2, area.top() - 23);
    svg.close();
    svg.empty("path", "class", "axis", "d", marks, "stroke", "#2b3038", "fill", "none");
    svg.with("stroke-width", "0.9");
  }

  /** Width of the longest number of an axis, px. */
  private static double widest(Scale scale) {
    return scale.ticks().stream().mapToInt(tick -> scale.label(tick).length()).max().orElse(0)
        * DIGIT;
  }

  private static void text(Markup svg, String label, String anchor, double x, double y) {
    svg.element("text", label, "x", px(x), "y", px(y), "text-anchor", anchor);
  }

  /**
   * A coordinate with at most one decimal: a tenth of a pixel is enough and keeps the page small.
   */
  static String px(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0
        ? Long.toString(tenths / 10)
        : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
  }
}
