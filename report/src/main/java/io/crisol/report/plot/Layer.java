package io.crisol.report.plot;

import static io.crisol.report.plot.Chart.px;

import io.crisol.report.markup.Markup;
import java.util.List;

/** Something drawn inside the axes of a chart. */
public sealed interface Layer
    permits Layer.Line, Layer.Rule, Layer.Bars, Layer.Mark, Layer.Dots, Hexagons, Band {
  /** Draws it. */
  void draw(Markup svg, Area area);

  /**
   * A line through points; broken where a value is not finite; long series keep the extremes of
   * each pixel.
   */
  record Line(double[] xs, double[] ys, Style style) implements Layer {
    @Override
    public void draw(Markup svg, Area area) {
      StringBuilder path = new StringBuilder();
      boolean pen = false;
      for (int k : Thinning.kept(xs, ys, (int) area.width())) {
        boolean drawn = Double.isFinite(xs[k]) && Double.isFinite(ys[k]);
        if (drawn) {
          path.append(pen ? 'L' : 'M')
              .append(px(area.x(xs[k])))
              .append(' ')
              .append(px(area.y(ys[k])));
        }
        pen = drawn;
      }
      svg.empty("path")
          .with("d", path)
          .with("fill", "none")
          .with("stroke", style.color())
          .with("stroke-width", px(style.width()))
          .with("stroke-linejoin", "round")
          .with("stroke-dasharray", style.dash().isEmpty() ? null : style.dash());
    }
  }

  /** A straight reference line between two points, with an optional label at its end. */
  record Rule(double x1, double y1, double x2, double y2, Style style, String label)
      implements Layer {
    /** A horizontal line at this height. */
    public static Rule horizontal(double at, Scale x, Style style, String label) {
      return new Rule(x.low(), at, x.high(), at, style, label);
    }

    @Override
    public void draw(Markup svg, Area area) {
      svg.empty("path")
          .with(
              "d",
              "M%s %sL%s %s"
                  .formatted(px(area.x(x1)), px(area.y(y1)), px(area.x(x2)), px(area.y(y2))))
          .with("fill", "none")
          .with("stroke", style.color())
          .with("stroke-width", px(style.width()))
          .with("stroke-dasharray", style.dash().isEmpty() ? null : style.dash());
      if (!label.isEmpty()) {
        boolean vertical = x1 == x2;
        svg.open("text")
            .with("x", px(vertical ? area.x(x1) + 4 : area.right() - 4))
            .with("y", px(vertical ? area.top() + 12 : area.y(y2) - 4))
            .with("text-anchor", vertical ? "start" : "end")
            .with("fill", style.color())
            .with("font-size", "11")
            .text(label)
            .close();
      }
    }
  }

  /** Bars between edges; heights in the unit of the vertical axis. */
  record Bars(double[] edges, double[] heights, Style style) implements Layer {
    @Override
    public void draw(Markup svg, Area area) {
      StringBuilder path = new StringBuilder();
      path.append("M%s %s".formatted(px(area.x(edges[0])), px(area.bottom())));
      for (int k = 0; k < heights.length; k++) {
        path.append("V%sH%s".formatted(px(area.y(heights[k])), px(area.x(edges[k + 1]))));
      }
      path.append('V').append(px(area.bottom()));
      svg.empty("path")
          .with("d", path)
          .with("fill", style.color())
          .with("fill-opacity", "0.13")
          .with("stroke", style.color())
          .with("stroke-width", px(style.width()))
          .with("stroke-dasharray", style.dash().isEmpty() ? null : style.dash());
    }
  }

  /** One marked point with a label. */
  record Mark(double x, double y, Style style, String label) implements Layer {
    @Override
    public void draw(Markup svg, Area area) {
      boolean left = area.x(x) > (area.left() + area.right()) / 2;
      svg.empty("circle")
          .with("cx", px(area.x(x)))
          .with("cy", px(area.y(y)))
          .with("r", "4.5")
          .with("fill", "#ffffff")
          .with("stroke", style.color())
          .with("stroke-width", "1.8")
          .with("class", "mark");
      svg.open("text")
          .with("x", px(area.x(x) + (left ? -8 : 8)))
          .with("y", px(area.y(y) - 7))
          .with("text-anchor", left ? "end" : "start")
          .with("fill", style.color())
          .with("font-size", "11")
          .with("stroke", "#ffffff")
          .with("stroke-width", "3")
          .with("paint-order", "stroke")
          .with("class", "halo")
          .text(label)
          .close();
    }
  }

  /**
   * Points in clusters, each of which belongs to one frame of the data: one path per cluster keeps
   * thousands of points light, and the frame can be found by pointing at any of them.
   */
  record Dots(List<Cluster> clusters, Style style, boolean focusable) implements Layer {
    /**
     * The points of one frame.
     *
     * @param frame key of the frame in the viewer
     * @param title what the frame is called
     * @param components index of each point in the frame's arrays; empty when the points are all,
     *     in order
     */
    public record Cluster(String frame, String title, double[] xs, double[] ys, int[] components) {}

    @Override
    public void draw(Markup svg, Area area) {
      // Coordinates are whole tenths of a pixel, and steps are relative: about nine characters a
      // point.
      svg.open("g")
          .with("class", "dots")
          .with("transform", "scale(.1)")
          .with("fill", "none")
          .with("stroke", style.color())
          .with("stroke-linecap", "round")
          .with("stroke-opacity", focusable ? "0.85" : "0.6")
          .with("stroke-width", px(10 * style.width()));
      for (Cluster cluster : clusters) {
        svg.open("path")
            .with("d", path(cluster, area))
            .with("data-frame", cluster.frame())
            .with("data-i", cluster.components().length == 0 ? null : indices(cluster.components()))
            .with("tabindex", focusable ? "-1" : null)
            .with("role", focusable ? "button" : null)
            .with("aria-label", focusable ? cluster.title() : null);
        svg.element("title", cluster.title()).close();
      }
      svg.close();
    }

    private static String path(Cluster cluster, Area area) {
      StringBuilder path = new StringBuilder();
      long atX = 0;
      long atY = 0;
      for (int k = 0; k < cluster.xs().length; k++) {
        long x = Math.round(10 * area.x(cluster.xs()[k]));
        long y = Math.round(10 * area.y(cluster.ys()[k]));
        path.append('m').append(x - atX).append(y < atY ? "" : " ").append(y - atY).append("h0");
        atX = x;
        atY = y;
      }
      return path.toString();
    }

    private static String indices(int[] components) {
      StringBuilder text = new StringBuilder();
      for (int component : components) {
        text.append(text.isEmpty() ? "" : " ").append(component);
      }
      return text.toString();
    }
  }
}
