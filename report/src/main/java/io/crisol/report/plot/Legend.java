package io.crisol.report.plot;

import static io.crisol.report.plot.Chart.px;

import io.crisol.report.markup.Markup;
import java.util.ArrayList;
import java.util.List;

/** Names of the series of a chart in rows above it. */
final class Legend {
  private static final double ROW = 18;

  private record Entry(String name, Style style, boolean points) {
    /** Width with its sample, px; text is not measured but estimated. */
    double extent() {
      return 40 + 6.4 * name.length();
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  void add(String name, Style style, boolean points) {
    entries.add(new Entry(name, style, points));
  }

  /** Rows needed between these ends, px; 0 without entries. */
  int rows(double left, double right) {
    int rows = entries.isEmpty() ? 0 : 1;
    double at = left;
    for (Entry entry : entries) {
      if (at > left && at + entry.extent() > right) {
        rows++;
        at = left;
      }
      at += entry.extent();
    }
    return rows;
  }

  void draw(Markup svg, double left, double right) {
    double at = left;
    double line = 13;
    svg.open("g", "class", "ink", "fill", "#2b3038");
    for (Entry entry : entries) {
      if (at > left && at + entry.extent() > right) {
        at = left;
        line += ROW;
      }
      sample(svg, entry, at, line - 4);
      double text = at + (entry.points() ? 20 : 28);
      svg.element("text", entry.name(), "x", px(text), "y", px(line));
      at += entry.extent();
    }
    svg.close();
  }

  private static void sample(Markup svg, Entry entry, double x, double y) {
    if (entry.points()) {
      svg.empty("circle", "cx", px(x + 11), "cy", px(y), "r", "3.6")
          .with("fill", entry.style().color());
    } else {
      svg.empty("path", "d", "M%s %sh22".formatted(px(x), px(y)), "fill", "none");
      entry.style().stroke(svg);
    }
  }
}
