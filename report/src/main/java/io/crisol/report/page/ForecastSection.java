package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.count;
import static io.crisol.report.markup.Numbers.duration;
import static io.crisol.report.markup.Numbers.significant;

import io.crisol.report.run.Metrics;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The calculations of a campaign by size and, of a rehearsal, what real ones would take. */
final class ForecastSection {
  private ForecastSection() {}

  static void write(Page page, Metrics metrics) {
    Map<Integer, Json.Obj> sizes = bySize(metrics, "calculations");
    if (sizes.isEmpty()) {
      return;
    }
    Map<Integer, Json.Obj> times = bySize(metrics, "forecast_by_size");
    List<String> heads = new ArrayList<>(List.of("atoms", "to learn from", "for errors only"));
    if (!times.isEmpty()) {
      heads.addAll(List.of("a real one (s)", "real ones, together (s)"));
    }
    List<List<String>> rows = new ArrayList<>();
    sizes.forEach((atoms, some) -> rows.add(row(some, times.get(atoms))));
    page.table("Calculations by size, failed ones too." + forecast(metrics), heads, rows);
  }

  private static Map<Integer, Json.Obj> bySize(Metrics metrics, String name) {
    Map<Integer, Json.Obj> found = new LinkedHashMap<>();
    metrics
        .values()
        .find(name)
        .filter(Json.Arr.class::isInstance)
        .ifPresent(
            list ->
                list.asList()
                    .forEach(
                        one -> found.put(one.asObject().get("atoms").asInt(), one.asObject())));
    return found;
  }

  private static List<String> row(Json.Obj some, Json.Obj time) {
    int learned = some.get("learned").asInt();
    int fresh = some.get("fresh").asInt();
    List<String> row =
        new ArrayList<>(List.of(count(some.get("atoms").asInt()), count(learned), count(fresh)));
    if (time != null) {
      double each = time.get("seconds_each").asDouble();
      row.add(significant(each, 3));
      row.add(significant(each * (learned + fresh), 3));
    }
    return row;
  }

  private static String forecast(Metrics metrics) {
    OptionalDouble total = metrics.number("forecast_seconds");
    return total.isEmpty()
        ? ""
        : " This was a rehearsal: real calculations would take about "
            + duration(total.getAsDouble())
            + ", one after the other: "
            + metrics.text("forecast_basis").orElse("")
            + ".";
  }
}
