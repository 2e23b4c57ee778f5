package io.crisol.report.page;

import io.crisol.report.markup.Markup;
import io.crisol.report.plot.Chart;
import io.crisol.report.plot.Layer;
import io.crisol.report.plot.Scale;
import io.crisol.report.plot.Style;
import io.crisol.report.run.LearningCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Learning curves of the members of a committee, on the validation frames. */
final class MembersSection {
  private MembersSection() {}

  static void write(Page page, List<LearningCurve> members) {
    List<Markup> charts = new ArrayList<>();
    chart(page, members, LearningCurve.FORCE_VALIDATION, "force RMSE (eV/Å)")
        .ifPresent(charts::add);
    chart(page, members, LearningCurve.ENERGY_VALIDATION, "energy RMSE (meV/atom)")
        .ifPresent(charts::add);
    if (!charts.isEmpty()) {
      page.heading("Learning curves");
      page.figure(
          "Errors of each member of the committee on the validation frames; circles mark their"
              + " lowest errors. Both axes are logarithmic.",
          charts);
    }
  }

  private static Optional<Markup> chart(
      Page page, List<LearningCurve> members, String column, String label) {
    double[] all =
        members.stream()
            .flatMapToDouble(
                m -> m.table().find(column).map(DoubleStream::of).orElse(DoubleStream.empty()))
            .toArray();
    if (all.length == 0) {
      return Optional.empty();
    }
    double[] iterations =
        members.stream()
            .flatMapToDouble(m -> DoubleStream.of(LearningSection.iterations(m)))
            .toArray();
    Chart chart =
        Chart.of(
                page.id("members " + label),
                "Learning curves of the members",
                "Validation " + label + " against iteration, both logarithmic, a line a member.")
            .size(460, 310)
            .x(Scale.logarithmic(iterations), "iteration")
            .y(Scale.logarithmic(all), label);
    for (int m = 0; m < members.size(); m++) {
      line(chart, members.get(m), column, m);
    }
    return Optional.of(chart.markup());
  }

  private static void line(Chart chart, LearningCurve member, String column, int m) {
    double[] values = member.table().find(column).orElse(new double[0]);
    if (values.length > 0) {
      double[] own = LearningSection.iterations(member);
      int best = member.lowestRow();
      chart.line("member " + (m + 1), own, values, Style.cycle(m));
      chart.add(new Layer.Mark(own[best], values[best], Style.cycle(m), ""));
    }
  }
}
