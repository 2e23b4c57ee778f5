package io.crisol.report.page;

import io.crisol.report.markup.Markup;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Layer;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.Campaign;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/** Grades along the last walks of a campaign. */
final class TraceFigure {
  /** More lines than these cannot be told apart. */
  private static final int MOST = 5;

  private TraceFigure() {}

  static void write(Page page, Campaign campaign) {
    List<Campaign.Trace> all =
        campaign.traces().stream().filter(trace -> trace.along().length > 1).toList();
    if (all.isEmpty()) {
      return;
    }
    List<Campaign.Trace> shown =
        all.stream()
            .sorted(Comparator.comparingDouble(TraceFigure::largest).reversed())
            .limit(MOST)
            .toList();
    page.figure(
        "Extrapolation grade along the walks of the last potential: the largest of any atom within"
            + " each sixtieth of a walk."
            + (all.size() > MOST
                ? " Of " + all.size() + " walks the " + MOST + " with the largest grades."
                : ""),
        List.of(chart(page, campaign, shown)));
  }

  private static Markup chart(Page page, Campaign campaign, List<Campaign.Trace> shown) {
    Scale x =
        Scale.between(
            0, shown.stream().flatMapToDouble(t -> Arrays.stream(t.along())).max().orElse(1));
    double[] ys =
        DoubleStream.concat(
                shown.stream().flatMapToDouble(t -> Arrays.stream(t.grades())),
                DoubleStream.of(campaign.saveGrade()))
            .toArray();
    Chart chart =
        Chart.of(
                page.id("grades along walks"),
                "Grades along the last walks",
                "Largest extrapolation grade of any atom along each walk with the last potential.")
            .size(700, 320)
            .x(x, "along the walk (" + campaign.unit() + ")")
            .y(Scale.fromZero(ys), "largest extrapolation grade");
    for (int k = 0; k < shown.size(); k++) {
      Campaign.Trace trace = shown.get(k);
      chart.line(trace.walk(), trace.along(), trace.grades(), Style.cycle(k));
    }
    chart.add(Layer.Rule.horizontal(campaign.saveGrade(), x, Style.GRAY, "frames are kept"));
    return chart.markup();
  }

  private static double largest(Campaign.Trace trace) {
    return Arrays.stream(trace.grades()).max().orElse(0);
  }
}
