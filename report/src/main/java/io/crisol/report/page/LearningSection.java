package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.count;
import static io.crisol.report.markup.Numbers.significant;
import static io.crisol.report.markup.Numbers.withUnit;

import io.crisol.report.markup.Markup;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Layer;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.LearningCurve;
import io.crisol.report.run.Metrics;
import io.crisol.report.run.RunFolder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Errors during training, on the training and the validation frames. */
final class LearningSection {
  private LearningSection() {}

  static void write(Page page, RunFolder step, LearningCurve curve) {
    OptionalDouble told =
        step.find(Metrics.class)
            .map(metrics -> metrics.number("best_iteration"))
            .orElse(OptionalDouble.empty());
    int best = told.isPresent() ? curve.rowOf(told.getAsDouble()) : curve.lowestRow();
    if (curve.members().size() > 1) {
      MembersSection.write(page, curve.members());
      return;
    }
    List<Markup> charts = new ArrayList<>();
    chart(page, curve, best, "force", "_eV_per_angstrom", "force RMSE (eV/Å)")
        .ifPresent(charts::add);
    chart(page, curve, best, "energy", "_meV_per_atom", "energy RMSE (meV/atom)")
        .ifPresent(charts::add);
    if (charts.isEmpty()) {
      loss(page, curve, best).ifPresent(charts::add);
    }
    if (charts.isEmpty()) {
      return;
    }
    page.heading("Learning curves");
    page.figure(caption(curve, best, told.isPresent()), charts);
  }

  private static String caption(LearningCurve curve, int best, boolean told) {
    double[] iterations = curve.table().column("iteration");
    Optional<double[]> seconds = curve.table().find("seconds");
    String took =
        seconds.map(s -> " in " + withUnit(significant(s[s.length - 1], 3), "s")).orElse("");
    return "Errors during training: "
        + count(iterations[iterations.length - 1])
        + " iterations"
        + took
        + ". The circle marks the model that was kept (iteration "
        + count(iterations[best])
        + (told ? ")" : ", lowest validation error)")
        + ". Both axes are logarithmic.";
  }

  private static Optional<Markup> chart(
      Page page, LearningCurve curve, int best, String quantity, String unit, String label) {
    Optional<double[]> train = curve.table().find(quantity + "_rmse_train" + unit);
    Optional<double[]> validation = curve.table().find(quantity + "_rmse_validation" + unit);
    if (train.isEmpty() && validation.isEmpty()) {
      return Optional.empty();
    }
    double[] iterations = iterations(curve);
    double[] none = {};
    DoubleStream first = Arrays.stream(train.orElse(none));
    double[] values = DoubleStream.concat(first, Arrays.stream(validation.orElse(none))).toArray();
    Chart chart =
        Chart.of(
                page.id("learning " + quantity),
                "Learning curve, " + quantity,
                "Training and validation " + label + " against iteration, both logarithmic.")
            .size(460, 310)
            .x(Scale.logarithmic(iterations), "iteration")
            .y(Scale.logarithmic(values), label);
    train.ifPresent(
        ys -> chart.line("train", iterations, ys, ParitySection.style("train").width(1.6)));
    validation.ifPresent(
        ys -> chart.line("validation", iterations, ys, ParitySection.style("validation")));
    double kept = validation.or(() -> train).orElseThrow()[best];
    if (Double.isFinite(kept)) {
      chart.add(new Layer.Mark(iterations[best], kept, Style.BLUE, significant(kept, 3)));
    }
    return Optional.of(chart.markup());
  }

  private static Optional<Markup> loss(Page page, LearningCurve curve, int best) {
    return curve
        .table()
        .find("loss")
        .map(
            values ->
                Chart.of(
                        page.id("learning loss"),
                        "Loss",
                        "Loss against iteration, both logarithmic.")
                    .size(460, 310)
                    .x(Scale.logarithmic(iterations(curve)), "iteration")
                    .y(Scale.logarithmic(values), "loss")
                    .line("loss", iterations(curve), values, Style.BLUE)
                    .add(
                        new Layer.Mark(iterations(curve)[best], values[best], Style.ORANGE, "kept"))
                    .markup());
  }

  /** Iteration 0, the start, is drawn at 0.5: a logarithmic axis has no zero. */
  static double[] iterations(LearningCurve curve) {
    return Arrays.stream(curve.table().column("iteration")).map(k -> k <= 0 ? 0.5 : k).toArray();
  }
}
