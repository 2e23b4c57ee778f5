package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.significant;

import io.crisol.report.markup.Numbers;
import io.crisol.report.run.Metrics;
import io.crisol.report.run.Metrics.Interval;
import io.crisol.report.run.RunFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every figure of {@code results.json}, also those no other section knows. */
final class FiguresSection {
  private FiguresSection() {}

  static void write(Page page, RunFolder step) {
    List<List<String>> rows = new ArrayList<>();
    step.find(Metrics.class)
        .ifPresent(
            metrics ->
                metrics
                    .numbers()
                    .forEach(
                        (name, value) -> {
                          Optional<Interval> interval = metrics.interval(name);
                          String ends =
                              interval
                                  .map(
                                      i ->
                                          significant(i.low(), 3)
                                              + " to "
                                              + significant(i.high(), 3))
                                  .orElse("");
                          rows.add(
                              List.of(
                                  Names.label(name), Numbers.shown(value), ends, Names.unit(name)));
                        }));
    if (!rows.isEmpty()) {
      page.minorHeading("Figures" + (step.name().isEmpty() ? "" : " of " + step.name()));
      page.remarkTable(
          "All figures of results.json.",
          List.of("figure", "value", "95 % interval", "unit"),
          rows);
    }
  }
}
