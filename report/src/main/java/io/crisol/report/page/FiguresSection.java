package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.count;
import static io.crisol.report.markup.Numbers.significant;

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
    Optional<Metrics> metrics = step.find(Metrics.class);
    List<List<String>> rows = new ArrayList<>();
    metrics.ifPresent(found -> found.values().members().keySet().forEach(name -> found.number(name).ifPresent(value -> {
      String interval = found.interval(name).map((Interval ends) -> significant(ends.low(), 3) + " to " + significant(ends.high(), 3)).orElse("");
      String shown = value == Math.rint(value) && Math.abs(value) < 1e9 ? count(value).replace("-", "−") : significant(value, 4);
      rows.add(List.of(Names.label(name), shown, interval, Names.unit(name)));
    })));
    if (!rows.isEmpty()) {
      page.heading("Figures");
      page.table("All figures of results.json.", List.of("figure", "value", "95 % interval", "unit"), rows);
    }
  }
}
