package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.count;
import static io.crisol.report.markup.Numbers.fixed;
import static io.crisol.report.markup.Numbers.significant;
import static io.crisol.report.markup.Numbers.withUnit;

import io.crisol.report.markup.Markup;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Hexagons;
import io.crisol.report.plot.Layer;
import io.crisol.report.plot.Layer.Dots.Cluster;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Parity;
import io.crisol.report.run.ParityFrame;
import io.crisol.report.run.RunFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Charges of atoms: errors by set and element, predicted against reference, and whether they add up
 * to the charge of the whole frame.
 */
final class ChargeSection {
  /** Up to this sum of charges beside the total one counts as kept: what an iteration leaves, e. */
  private static final double KEPT = 1e-6;

  private ChargeSection() {}

  /** Writes the section where the potential has charges. */
  static void write(Page page, RunFolder step, Parity parity) {
    List<ParityFrame> charged =
        parity.sets().values().stream()
            .flatMap(List::stream)
            .filter(frame -> frame.charges().predicted().length > 0)
            .toList();
    if (charged.isEmpty()) {
      return;
    }
    page.heading("Charges");
    page.paragraph(conservation(charged));
    Map<String, List<ParityFrame>> sets = compared(parity);
    if (sets.isEmpty()) {
      page.paragraph("No frame has reference charges to compare with.");
      return;
    }
    figure(page, sets);
    bySet(page, sets);
    Subject.of(step).ifPresent(subject -> byElement(page, subject));
  }

  /** The frames with reference charges by set. */
  private static Map<String, List<ParityFrame>> compared(Parity parity) {
    Map<String, List<ParityFrame>> sets = new LinkedHashMap<>();
    parity
        .sets()
        .forEach(
            (name, frames) -> {
              List<ParityFrame> own = frames.stream().filter(f -> f.charges().hasBoth()).toList();
              if (!own.isEmpty()) {
                sets.put(name, own);
              }
            });
    return sets;
  }

  private static String conservation(List<ParityFrame> frames) {
    ParityFrame worst = frames.getFirst();
    for (ParityFrame frame : frames) {
      worst = offset(frame) > offset(worst) ? frame : worst;
    }
    String most = withUnit(significant(offset(worst), 2), "e");
    String totals =
        frames.stream()
            .map(frame -> frame.charges().total())
            .map(total -> Math.rint(1e4 * total) / 1e4 + 0.0)
            .distinct()
            .sorted()
            .limit(8)
            .map(total -> fixed(total, total == Math.rint(total) ? 0 : 4))
            .collect(Collectors.joining(", "));
    return offset(worst) <= KEPT
        ? "Total charge is kept: predicted charges add up to that of the frame (here "
            + totals
            + " e) to within "
            + most
            + "."
        : "Total charge is not kept: predicted charges differ in sum from that of the frame by up"
            + " to "
            + most
            + ", in "
            + worst.title()
            + ".";
  }

  private static double offset(ParityFrame frame) {
    return Math.abs(frame.charges().totalPredicted() - frame.charges().total());
  }

  private static void figure(Page page, Map<String, List<ParityFrame>> sets) {
    Scale scale =
        Scale.around(
            all(
                sets,
                f ->
                    DoubleStream.concat(
                        DoubleStream.of(f.charges().reference()),
                        DoubleStream.of(f.charges().predicted()))));
    Chart parity =
        ParitySection.square(
                page.id("parity charge"), "Charges, predicted against reference", scale)
            .x(scale, "reference charge (e)")
            .y(scale, "predicted charge (e)");
    points(page, parity, sets, false);
    page.figure(
        "Charges of atoms: left, predicted against reference, with the line of perfect agreement;"
            + " right, the error alone. Point at a dot to see its frame.",
        List.of(parity.markup(), errors(page, sets, scale)));
  }

  private static double[] all(
      Map<String, List<ParityFrame>> sets, Function<ParityFrame, DoubleStream> of) {
    return sets.values().stream().flatMap(List::stream).flatMapToDouble(of).toArray();
  }

  private static Markup errors(Page page, Map<String, List<ParityFrame>> sets, Scale scale) {
    double most = DoubleStream.of(all(sets, ChargeSection::errors)).map(Math::abs).max().orElse(1);
    double height = most > 0 ? 1.1 * most : 1;
    Chart errors =
        Chart.of(
                page.id("charge errors"),
                "Charge errors",
                "Predicted minus reference charge of each atom against its reference charge.")
            .size(460, 450)
            .x(scale, "reference charge (e)")
            .y(Scale.between(-height, height), "predicted − reference (e)")
            .add(Layer.Rule.horizontal(0, scale, new Style("#2b3038", "", 0.9), ""));
    points(page, errors, sets, true);
    return errors.markup();
  }

  private static void points(
      Page page, Chart chart, Map<String, List<ParityFrame>> sets, boolean onlyErrors) {
    ParitySection.eachSet(
        sets,
        (name, frames) -> {
          Style style =
              ParitySection.style(name).width(ParitySection.isFront(sets, name) ? 4.5 : 3.4);
          int atoms = frames.stream().mapToInt(ParityFrame::atoms).sum();
          boolean dense = atoms > ParitySection.DENSE;
          if (dense) {
            chart.add(
                new Hexagons(
                    joined(frames, f -> f.charges().reference()),
                    joined(frames, f -> heights(f, onlyErrors)),
                    5));
          }
          List<Cluster> clusters =
              frames.stream().map(frame -> cluster(page, frame, onlyErrors, dense)).toList();
          chart.add(new Layer.Dots(clusters, style, true));
          chart.legendPoints(dense ? name + " (density, worst of each frame)" : name, style);
        });
  }

  private static double[] joined(List<ParityFrame> frames, Function<ParityFrame, double[]> values) {
    return frames.stream().map(values).flatMapToDouble(DoubleStream::of).toArray();
  }

  private static double[] heights(ParityFrame frame, boolean onlyErrors) {
    return onlyErrors ? errors(frame).toArray() : frame.charges().predicted();
  }

  private static Cluster cluster(
      Page page, ParityFrame frame, boolean onlyErrors, boolean onlyWorst) {
    int[] atoms =
        IntStream.range(0, frame.atoms()).filter(a -> !onlyWorst || a == worst(frame)).toArray();
    double[] heights = heights(frame, onlyErrors);
    String title =
        frame.title() + "; charge RMSE " + withUnit(significant(tally(frame).rms(), 2), "e");
    return new Cluster(
        page.frames().key(frame),
        title,
        IntStream.of(atoms).mapToDouble(a -> frame.charges().reference()[a]).toArray(),
        IntStream.of(atoms).mapToDouble(a -> heights[a]).toArray(),
        new int[0]);
  }

  private static int worst(ParityFrame frame) {
    int worst = 0;
    for (int a = 1; a < frame.atoms(); a++) {
      boolean more = Math.abs(frame.charges().error(a)) > Math.abs(frame.charges().error(worst));
      worst = more ? a : worst;
    }
    return worst;
  }

  private static DoubleStream errors(ParityFrame frame) {
    return IntStream.range(0, frame.atoms()).mapToDouble(frame.charges()::error);
  }

  private static Errors.Sum tally(ParityFrame frame) {
    Errors.Sum sum = new Errors.Sum();
    errors(frame).forEach(sum::add);
    return sum;
  }

  private static List<String> header(String first) {
    return List.of(
        first,
        "atoms",
        "charge MAE (e)",
        "charge RMSE (e)",
        "largest error (e)",
        "mean (e)",
        "spread (e)");
  }

  private static void bySet(Page page, Map<String, List<ParityFrame>> sets) {
    List<List<String>> rows = new ArrayList<>();
    sets.forEach(
        (name, frames) -> {
          Tally tally = new Tally();
          frames.forEach(f -> IntStream.range(0, f.atoms()).forEach(a -> tally.add(f, a)));
          rows.add(tally.row(name));
        });
    page.table(
        "Errors of charges by data set; mean and spread (standard deviation) are those of the"
            + " reference charges.",
        header(""),
        rows);
  }

  private static void byElement(Page page, Subject subject) {
    Map<String, Tally> elements = new TreeMap<>();
    for (ParityFrame frame : subject.frames()) {
      for (int a = 0; frame.charges().hasBoth() && a < frame.elements().size(); a++) {
        elements.computeIfAbsent(frame.elements().get(a), _ -> new Tally()).add(frame, a);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    elements.forEach((element, tally) -> rows.add(tally.row(element)));
    if (!rows.isEmpty()) {
      page.table("Errors of charges by element, " + subject.label() + ".", header("element"), rows);
    }
  }

  /** Errors and reference charges of a class of atoms. */
  private static final class Tally {
    private final Errors.Sum error = new Errors.Sum();
    private final List<Double> reference = new ArrayList<>();
    private double largest;

    void add(ParityFrame frame, int atom) {
      error.add(frame.charges().error(atom));
      largest = Math.max(largest, Math.abs(frame.charges().error(atom)));
      reference.add(frame.charges().reference()[atom]);
    }

    private double average(ToDoubleFunction<Double> of) {
      return reference.stream().mapToDouble(of).average().orElse(Double.NaN);
    }

    List<String> row(String name) {
      double mean = average(q -> q);
      double spread = Math.sqrt(average(q -> (q - mean) * (q - mean)));
      return List.of(
          name,
          count(error.count()),
          significant(error.mean(), 3),
          significant(error.rms(), 3),
          significant(largest, 3),
          fixed(mean, 4),
          fixed(spread, 4));
    }
  }
}
