package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.count;
import static io.crisol.report.markup.Numbers.significant;

import io.crisol.report.markup.Markup;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Metrics;
import io.crisol.report.run.ParityFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Force errors by element and by the size of the force, and their distribution. */
final class ForceErrors {
  /** Limits of the classes of force, eV/Å. */
  private static final double[] SIZES = {0, 0.1, 0.3, 1, 3, Double.POSITIVE_INFINITY};

  /** Errors and reference force components of a class of atoms. */
  private static final class Tally {
    private final Errors.Sum error = new Errors.Sum();
    private final Errors.Sum reference = new Errors.Sum();

    void add(ParityFrame frame, int atom) {
      for (int c = 3 * atom; c < 3 * atom + 3; c++) {
        error.add(frame.predicted()[c] - frame.forces()[c]);
        reference.add(frame.forces()[c]);
      }
    }

    List<String> row(String name) {
      return List.of(
          name,
          count(error.count() / 3),
          significant(error.mean(), 3),
          significant(error.rms(), 3),
          significant(reference.rms(), 3));
    }
  }

  private ForceErrors() {}

  static void write(Page page, Subject subject, Map<String, List<ParityFrame>> sets) {
    byElement(page, subject);
    bySize(page, subject);
    distribution(page, sets);
  }

  private static List<String> header(String first) {
    return List.of(first, "atoms", "force MAE (eV/Å)", "force RMSE (eV/Å)", "RMS reference (eV/Å)");
  }

  private static void byElement(Page page, Subject subject) {
    Map<String, Tally> classes = new TreeMap<>();
    for (ParityFrame frame : subject.frames()) {
      for (int i = 0; frame.hasForces() && i < frame.elements().size(); i++) {
        classes.computeIfAbsent(frame.elements().get(i), _ -> new Tally()).add(frame, i);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    classes.forEach((element, found) -> rows.add(found.row(element)));
    if (subject.frames().isEmpty()) {
      Map<String, Metrics> reported = subject.metrics().map(Metrics::elements).orElse(Map.of());
      reported.forEach((element, metrics) -> rows.add(reported(element, Errors.of(metrics))));
    }
    if (!rows.isEmpty()) {
      page.table("Force errors by element, " + subject.label() + ".", header("element"), rows);
    }
  }

  private static List<String> reported(String element, Errors errors) {
    return List.of(
        element, "–", significant(errors.forceMae(), 3), significant(errors.forceRmse(), 3), "–");
  }

  private static void bySize(Page page, Subject subject) {
    Tally[] classes = new Tally[SIZES.length - 1];
    Arrays.setAll(classes, _ -> new Tally());
    for (ParityFrame frame : subject.frames()) {
      double[] f = frame.forces();
      for (int i = 0; frame.hasForces() && i < frame.atoms(); i++) {
        double size =
            Math.sqrt(
                f[3 * i] * f[3 * i] + f[3 * i + 1] * f[3 * i + 1] + f[3 * i + 2] * f[3 * i + 2]);
        int bin = 0;
        while (bin < classes.length - 1 && size >= SIZES[bin + 1]) {
          bin++;
        }
        classes[bin].add(frame, i);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    for (int bin = 0; bin < classes.length; bin++) {
      if (classes[bin].error.count() > 0) {
        rows.add(classes[bin].row(range(bin)));
      }
    }
    if (rows.size() > 1) {
      page.table(
          "Force errors by the size of the reference force on the atom, " + subject.label() + ".",
          header("reference force (eV/Å)"),
          rows);
    }
  }

  private static String range(int bin) {
    return bin == SIZES.length - 2
        ? "above " + significant(SIZES[bin], 1)
        : significant(SIZES[bin], 1) + " to " + significant(SIZES[bin + 1], 1);
  }

  private static void distribution(Page page, Map<String, List<ParityFrame>> sets) {
    List<Markup> charts = new ArrayList<>();
    cumulative(page, sets, "force errors").ifPresent(charts::add);
    ParitySection.energyErrors(page, sets).ifPresent(charts::add);
    if (!charts.isEmpty()) {
      page.figure(
          "Left: share of force components whose error is below a value; the median error is read at 50 %, the tail at the top. Right: error of the energy of each frame.",
          charts);
    }
  }

  private static Optional<Markup> cumulative(
      Page page, Map<String, List<ParityFrame>> sets, String id) {
    Map<String, double[]> errors = new LinkedHashMap<>();
    sets.forEach((name, frames) -> errors.put(name, sorted(frames)));
    errors.values().removeIf(values -> values.length == 0);
    if (errors.isEmpty()) {
      return Optional.empty();
    }
    double[] ends = errors.values().stream().flatMapToDouble(ForceErrors::ends).toArray();
    Chart chart =
        Chart.of(
                page.id(id),
                "Cumulative distribution of force errors",
                "Rising curves from 0 to 100 %, one per data set.")
            .size(460, 300)
            .x(Scale.logarithmic(ends), "|error| of a force component (eV/Å)")
            .y(Scale.between(0, 100), "share of errors below (%)");
    errors.forEach(
        (name, sorted) -> {
          double[] share = new double[sorted.length];
          Arrays.setAll(share, k -> 100.0 * (k + 1) / sorted.length);
          thinned(chart, name, sorted, share, ParitySection.style(name));
        });
    return Optional.of(chart.markup());
  }

  private static double[] sorted(List<ParityFrame> frames) {
    return frames.stream()
        .flatMapToDouble(ForceErrors::errors)
        .map(Math::abs)
        .filter(Double::isFinite)
        .sorted()
        .toArray();
  }

  /** What the axis must hold: all but the smallest 2 % of the errors that are not zero. */
  private static DoubleStream ends(double[] sorted) {
    int zeros = (int) Arrays.stream(sorted).filter(e -> e == 0).count();
    int low = Math.min(sorted.length - 1, Math.max(zeros, (int) (0.02 * sorted.length)));
    return DoubleStream.of(sorted[low], sorted[sorted.length - 1]);
  }

  /** At most 200 quantiles: more cannot be seen. */
  private static void thinned(
      Chart chart, String name, double[] values, double[] share, Style style) {
    int n = Math.min(200, values.length);
    double[] xs = new double[n];
    double[] ys = new double[n];
    for (int k = 0; k < n; k++) {
      int at = n == 1 ? 0 : (int) ((long) k * (values.length - 1) / (n - 1));
      xs[k] = values[at];
      ys[k] = share[at];
    }
    chart.line(name, xs, ys, style);
  }

  private static DoubleStream errors(ParityFrame frame) {
    return frame.hasForces()
        ? IntStream.range(0, frame.forces().length)
            .mapToDouble(k -> frame.predicted()[k] - frame.forces()[k])
        : DoubleStream.empty();
  }
}
