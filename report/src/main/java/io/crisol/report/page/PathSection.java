package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.fixed;
import static io.crisol.report.markup.Numbers.significant;
import static io.crisol.report.markup.Numbers.withUnit;

import io.crisol.report.page.Verdict.Level;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Layer;
import io.crisol.report.plot.Layer.Dots.Cluster;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Images;
import io.crisol.report.run.Metrics;
import io.crisol.report.run.ParityFrame;
import io.crisol.report.run.Part;
import io.crisol.report.run.RunFolder;
import io.crisol.report.run.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Energy along paths, with images that open in the viewer. */
final class PathSection {
  /** Points of the curve between two images. */
  private static final int BETWEEN = 24;

  private PathSection() {}

  /** The figure of all paths, then what was found of a single one. */
  static void energies(Page page, RunFolder step, Part.EnergyPaths paths) {
    Table points = paths.points();
    int count = (int) Arrays.stream(points.column("hop")).max().orElse(-1) + 1;
    List<double[][]> curves = new ArrayList<>();
    for (int hop = 0; hop < count; hop++) {
      curves.add(curve(points, hop));
    }
    Chart chart = chart(page, points, curves);
    for (int hop = 0; hop < count; hop++) {
      double[] xs = curves.get(hop)[0];
      double[] ys = curves.get(hop)[1];
      Style style = Style.cycle(hop).solid();
      String name = count == 1 ? "curve through energies and forces" : "hop " + hop;
      chart.line(name, xs, ys, style.width(1.5));
      chart.add(new Layer.Dots(images(page, step, points, hop), style.width(7), true));
      mark(chart, xs, ys, style);
    }
    page.heading("Energy along the path");
    page.figure(
        "Energies of the images (points; a click shows the structure), and cubics with their"
            + " energies and forces between them. Saddles are marked. Distances are those of all"
            + " atoms together.",
        List.of(chart.markup()));
    if (count == 1) {
      step.find(Metrics.class).ifPresent(metrics -> saddle(page, metrics));
    }
  }

  /** The empty chart, with room for all points and curves. */
  private static Chart chart(Page page, Table points, List<double[][]> curves) {
    DoubleStream heights = Arrays.stream(points.column("energy_eV"));
    for (double[][] curve : curves) {
      heights = DoubleStream.concat(heights, Arrays.stream(curve[1]));
    }
    return Chart.of(
            page.id("energy along the path"),
            "Energy along the path",
            "Energies of the images above the first, and the curve through them.")
        .size(700, 360)
        .x(Scale.around(points.column("distance_angstrom")), "distance along the path (Å)")
        .y(Scale.around(heights.toArray()), "energy − start (eV)");
  }

  private static void mark(Chart chart, double[] xs, double[] ys, Style style) {
    int top = 0;
    for (int k = 1; k < ys.length; k++) {
      top = ys[k] > ys[top] ? k : top;
    }
    if (top > 0 && top < ys.length - 1) {
      chart.add(new Layer.Mark(xs[top], ys[top], style, withUnit(fixed(ys[top], 3), "eV")));
    }
  }

  /** Cubics with the energies and slopes of the images, double[2][points]. */
  private static double[][] curve(Table points, int hop) {
    int[] rows = rows(points, hop);
    if (rows.length < 2) {
      return new double[2][0];
    }
    double[] s = points.column("distance_angstrom");
    double[] e = points.column("energy_eV");
    double[] f = points.column("force_eV_per_angstrom");
    double[][] curve = new double[2][(rows.length - 1) * BETWEEN + 1];
    for (int n = 0; n < curve[0].length; n++) {
      int k = Math.min(rows.length - 2, n / BETWEEN);
      int a = rows[k];
      int b = rows[k + 1];
      double t = (double) (n - k * BETWEEN) / BETWEEN;
      double length = s[b] - s[a];
      double rise = e[b] - e[a];
      double first = -f[a] * length;
      double last = -f[b] * length;
      curve[0][n] = s[a] + t * length;
      double square = 3 * rise - 2 * first - last;
      curve[1][n] = e[a] + t * (first + t * (square + t * (first + last - 2 * rise)));
    }
    return curve;
  }

  private static int[] rows(Table points, int hop) {
    double[] hops = points.column("hop");
    return java.util.stream.IntStream.range(0, hops.length)
        .filter(k -> (int) hops[k] == hop)
        .toArray();
  }

  private static List<Cluster> images(Page page, RunFolder step, Table points, int hop) {
    List<ParityFrame> frames = step.find(Images.class).map(Images::frames).orElse(List.of());
    double[] s = points.column("distance_angstrom");
    double[] e = points.column("energy_eV");
    List<Cluster> clusters = new ArrayList<>();
    for (int row : rows(points, hop)) {
      boolean shown = row < frames.size();
      String name = shown ? frames.get(row).source() : "image";
      clusters.add(
          new Cluster(
              shown ? page.frames().key(frames.get(row)) : "",
              name + ", " + withUnit(fixed(e[row], 4), "eV") + " above the start",
              new double[] {s[row]},
              new double[] {e[row]},
              new int[0]));
    }
    return clusters;
  }

  private static void saddle(Page page, Metrics metrics) {
    List<List<String>> rows = new ArrayList<>();
    row(rows, metrics, "barrier", "barrier_eV", 4, "eV");
    row(rows, metrics, "left to the stationary point", "barrier_error_eV", 5, "eV");
    row(rows, metrics, "barrier of the way back", "reverse_barrier_eV", 4, "eV");
    row(rows, metrics, "length of the path", "length_angstrom", 3, "Å");
    row(rows, metrics, "largest force of the band", "max_force_eV_per_angstrom", 4, "eV/Å");
    row(
        rows,
        metrics,
        "curvature along the path",
        "curvature_along_path_eV_per_angstrom2",
        3,
        "eV/Å²");
    row(rows, metrics, "lowest curvature", "lowest_curvature_eV_per_angstrom2", 3, "eV/Å²");
    row(rows, metrics, "second lowest curvature", "second_curvature_eV_per_angstrom2", 3, "eV/Å²");
    row(rows, metrics, "attempt frequency", "attempt_frequency_THz", 3, "THz");
    page.heading("Saddle");
    page.table(
        "What was found of the saddle. Curvatures are those of the energy of all atoms together; a"
            + " saddle of first order has one below zero, along the path. The second lowest is an"
            + " upper bound.",
        List.of("", "value"),
        rows);
  }

  private static void row(
      List<List<String>> rows,
      Metrics metrics,
      String what,
      String name,
      int decimals,
      String unit) {
    metrics
        .number(name)
        .ifPresent(value -> rows.add(List.of(what, withUnit(fixed(value, decimals), unit))));
  }

  /** What was found, in a sentence. */
  static Verdict verdict(Metrics metrics) {
    String verdict = metrics.text("verdict").orElse("");
    boolean found = verdict.equals("converged") || verdict.equals("intermediate-minimum");
    if (!found) {
      return new Verdict(Level.BAD, "Path", failure(verdict));
    }
    boolean sound = metrics.yes("first_order_saddle") || !metrics.mentions("first_order_saddle");
    boolean single = verdict.equals("converged");
    Optional<String> error =
        metrics.number("barrier_error_eV").stream()
            .mapToObj(e -> " ± " + withUnit(significant(e, 2), "eV"))
            .findFirst();
    return new Verdict(
        sound && single ? Level.GOOD : Level.LOOK,
        "Path",
        "barrier "
            + withUnit(fixed(metrics.number("barrier_eV").orElse(0), 4), "eV")
            + error.orElse("")
            + ", back "
            + withUnit(fixed(metrics.number("reverse_barrier_eV").orElse(0), 4), "eV")
            + (sound
                ? "; one way leads down from the saddle."
                : "; the highest image has not exactly one way down: it is no simple saddle.")
            + (single
                ? ""
                : " There is a minimum on the way: the path is made of several hops; search"
                    + " each."));
  }

  private static String failure(String verdict) {
    return switch (verdict) {
      case "no-saddle" -> "the energy rises all the way to an end: no saddle between these ends.";
      case "stopped" -> "the potential gives no number on the path.";
      default -> "the band did not come to rest: its barrier is no result yet.";
    };
  }
}
