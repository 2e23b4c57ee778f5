package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.count;
import static io.crisol.report.markup.Numbers.significant;

import io.crisol.report.markup.Markup;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Layer;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Campaign;
import io.crisol.report.run.Campaign.Generation;
import io.crisol.report.run.Metrics;
import io.crisol.report.run.RunFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Learning on the fly: what was learned when, errors before learning, grades, cost. */
final class CampaignSection {
  private CampaignSection() {}

  static void write(Page page, RunFolder step, Campaign campaign) {
    if (campaign.generations().isEmpty()) {
      return;
    }
    errors(page, step, campaign);
    grades(page, campaign);
    TraceFigure.write(page, campaign);
    page.heading("What was learned when");
    table(page, campaign);
    cost(page, campaign);
    step.find(Metrics.class).ifPresent(metrics -> ForecastSection.write(page, metrics));
  }

  private static void errors(Page page, RunFolder step, Campaign campaign) {
    List<Markup> charts = new ArrayList<>();
    error(page, step, campaign, Generation::forceRmse, Errors.FORCE_RMSE, "force RMSE (eV/Å)")
        .ifPresent(charts::add);
    error(
            page,
            step,
            campaign,
            Generation::energyRmse,
            Errors.ENERGY_RMSE,
            "energy RMSE (meV/atom)")
        .ifPresent(charts::add);
    if (!charts.isEmpty()) {
      page.heading("Errors against the reference");
      page.figure(
          "Errors on newly labelled frames, measured before they were learned, against the number"
              + " of labelled frames that the potential knew. These are the frames it knew least of"
              + " all that its walks met, so they are worse than most. The circle called fresh,"
              + " where there is one, is the error of the last potential on fresh frames of its own"
              + " walks, which it never learned.",
          charts);
    }
  }

  private static Optional<Markup> error(
      Page page,
      RunFolder step,
      Campaign campaign,
      ToDoubleFunction<Generation> of,
      String figure,
      String label) {
    List<Generation> there =
        campaign.generations().stream()
            .filter(one -> Double.isFinite(of.applyAsDouble(one)))
            .toList();
    OptionalDouble fresh =
        step.find(Metrics.class).map(m -> m.number(figure)).orElse(OptionalDouble.empty());
    int known = campaign.generations().getLast().known();
    double[] xs = there.stream().mapToDouble(Generation::known).toArray();
    double[] ys = there.stream().mapToDouble(of).toArray();
    if (xs.length == 0 || ys.length == 1 && fresh.isEmpty()) {
      return Optional.empty();
    }
    Chart chart = errorChart(page, xs, ys, known, fresh, label);
    points(chart, xs, ys);
    fresh.ifPresent(
        value ->
            chart.add(
                new Layer.Mark(known, value, Style.ORANGE, "fresh " + significant(value, 3))));
    return Optional.of(chart.markup());
  }

  private static Chart errorChart(
      Page page, double[] xs, double[] ys, int known, OptionalDouble fresh, String label) {
    double[] allX = DoubleStream.concat(DoubleStream.of(xs), DoubleStream.of(known)).toArray();
    double[] allY = DoubleStream.concat(DoubleStream.of(ys), fresh.stream()).toArray();
    return Chart.of(
            page.id("learned " + label),
            "Errors before learning, " + label,
            label + " on new labels against labelled frames known.")
        .size(460, 310)
        .x(counts(allX), "labelled frames known")
        .y(Scale.logarithmic(allY), label)
        .line("new labels, before they are learned", xs, ys, Style.BLUE);
  }

  /** An axis of whole numbers. */
  private static Scale counts(double[] xs) {
    double low = DoubleStream.of(xs).min().orElse(0);
    double high = DoubleStream.of(xs).max().orElse(1);
    double room = Math.max(0.25, 0.04 * (high - low));
    double rough = (high - low) / 6;
    double step = rough <= 1 ? 1 : rough <= 2 ? 2 : 5 * Math.ceil(rough / 5);
    return new Scale.Linear(low - room, high + room, step);
  }

  /** Circles where a line has a number: a point between two gaps is no line. */
  private static void points(Chart chart, double[] xs, double[] ys) {
    for (int k = 0; k < xs.length; k++) {
      if (Double.isFinite(ys[k])) {
        chart.add(new Layer.Mark(xs[k], ys[k], Style.BLUE, ""));
      }
    }
  }

  private static void grades(Page page, Campaign campaign) {
    List<Generation> walked = walked(campaign);
    double[] xs = walked.stream().mapToDouble(Generation::number).toArray();
    double[] ys = walked.stream().mapToDouble(Generation::maxGrade).toArray();
    if (xs.length < 2) {
      return;
    }
    page.heading("What the potentials knew");
    page.figure(
        "Largest extrapolation grade that the walks of each generation met, and how far they came."
            + " Up to 1 every environment lies between known ones; above the lower line a frame is"
            + " kept to be labelled, above the upper one the walk stops and waits for a better"
            + " potential."
            + (DoubleStream.of(ys).anyMatch(Double::isNaN)
                ? " Where the line is broken a walk flew apart."
                : ""),
        List.of(grades(page, campaign, xs, ys), reach(page, walked, campaign.unit())));
  }

  private static Markup grades(Page page, Campaign campaign, double[] xs, double[] ys) {
    Scale x = counts(xs);
    double[] all =
        DoubleStream.concat(
                DoubleStream.of(ys), DoubleStream.of(campaign.saveGrade(), campaign.breakGrade()))
            .toArray();
    Chart chart =
        Chart.of(
                page.id("grades of generations"),
                "Largest grade by generation",
                "Largest extrapolation grade on the walks of each generation, logarithmic.")
            .size(460, 310)
            .x(x, "generation")
            .y(Scale.logarithmic(all), "largest extrapolation grade")
            .add(new Layer.Line(xs, ys, Style.BLUE));
    points(chart, xs, ys);
    chart.add(Layer.Rule.horizontal(campaign.saveGrade(), x, Style.GREEN, "frames are kept"));
    chart.add(Layer.Rule.horizontal(campaign.breakGrade(), x, Style.ORANGE, "walks stop"));
    return chart.markup();
  }

  private static Markup reach(Page page, List<Generation> walked, String unit) {
    double[] xs = walked.stream().mapToDouble(Generation::number).toArray();
    double[] ys = walked.stream().mapToDouble(Generation::reached).toArray();
    Chart chart =
        Chart.of(
                page.id("time of generations"),
                "How far the walks came",
                "How far the walks of each generation came, summed.")
            .size(460, 310)
            .x(counts(xs), "generation")
            .y(Scale.fromZero(ys), "reached, all walks (" + unit + ")")
            .add(new Layer.Line(xs, ys, Style.BLUE));
    points(chart, xs, ys);
    return chart.markup();
  }

  private static List<Generation> walked(Campaign campaign) {
    return campaign.generations().stream().filter(one -> one.number() > 0).toList();
  }

  private static void table(Page page, Campaign campaign) {
    List<List<String>> rows = new ArrayList<>();
    for (Generation one : campaign.generations()) {
      rows.add(row(campaign, one));
    }
    page.table(
        "Generations: the potential trained on so many frames, what its walks met that it did"
            + " not know, what of that was labelled, and its errors on those labels before it"
            + " learned them, and the time of the calculations. Generation 0 is the first frames,"
            + " which are made. Reference: "
            + (campaign.reference().isEmpty() ? "not recorded" : campaign.reference())
            + ".",
        List.of(
            "gen.",
            "structure",
            "frames known",
            "reached (" + campaign.unit() + ")",
            "largest grade",
            "unknown frames met",
            "labelled (failed)",
            "energy RMSE (meV/atom)",
            "force RMSE (eV/Å)",
            "time (s)"),
        rows);
  }

  private static List<String> row(Campaign campaign, Generation one) {
    boolean first = one.number() == 0;
    String grade = Double.isNaN(one.maxGrade()) ? "flew apart" : significant(one.maxGrade(), 3);
    return List.of(
        count(one.number()),
        first ? "–" : one.stage() < campaign.structures() ? count(one.stage() + 1) : "all",
        count(one.known()),
        first ? "–" : significant(one.reached(), 3),
        first ? "–" : grade,
        first ? "–" : count(one.candidates()),
        count(one.labels()) + (one.failed() == 0 ? "" : " (" + one.failed() + ")"),
        significant(one.energyRmse(), 3),
        significant(one.forceRmse(), 3),
        significant(one.seconds(), 3));
  }

  private static void cost(Page page, Campaign campaign) {
    if (!(campaign.seconds() > 0) || campaign.generations().size() < 2) {
      return;
    }
    int n = campaign.generations().size();
    double[] xs = new double[n];
    double[] labels = new double[n];
    double[] seconds = new double[n];
    for (int k = 0; k < n; k++) {
      Generation one = campaign.generations().get(k);
      xs[k] = one.number();
      labels[k] = one.labels() + (k == 0 ? 0 : labels[k - 1]);
      seconds[k] = one.seconds() + (k == 0 ? 0 : seconds[k - 1]);
    }
    page.heading("Cost");
    page.figure(
        "Frames labelled and time of the reference calculations, both summed from the beginning.",
        List.of(
            sum(page, xs, labels, "frames labelled"), sum(page, xs, seconds, "calculations (s)")));
  }

  private static Markup sum(Page page, double[] xs, double[] ys, String label) {
    return Chart.of(page.id("sum " + label), label, "Sum of " + label + " by generation.")
        .size(460, 310)
        .x(counts(xs), "generation")
        .y(Scale.fromZero(ys), label)
        .add(new Layer.Line(xs, ys, Style.BLUE))
        .markup();
  }
}
