package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.significant;

import io.crisol.report.page.Verdict.Level;
import io.crisol.report.run.Metrics;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What all parts of {@code battery} found, in one table; the parts follow on the page. */
final class BatterySection {
  private BatterySection() {}

  static void write(Page page, Metrics metrics) {
    if (!isBattery(metrics)) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    row(rows, metrics, "average voltage, V", "average_voltage_V", "");
    row(rows, metrics, "change of volume when emptied, %", "volume_change_percent", "");
    for (int d = 1; d <= 3; d++) {
      String dimensions = d + (d == 1 ? " dimension" : " dimensions");
      row(rows, metrics, "percolation in " + dimensions + ", eV", "percolation_" + d + "d_eV", "");
    }
    row(rows, metrics, "activation energy, eV", "activation_energy_eV", "activation_interval_95");
    row(rows, metrics, "diffusivity at 300 K, cm²/s", "d_300K_cm2_per_s", "d_300K_interval_95");
    row(
        rows,
        metrics,
        "conductivity at 300 K, mS/cm",
        "conductivity_300K_mS_per_cm",
        "conductivity_300K_interval_95");
    page.table(
        metrics.text("ion").orElse("The ion")
            + " in "
            + metrics.text("host").orElse("the host")
            + ": what the parts below found. Intervals are of 95 %, and are those of the sampling"
            + " alone: errors of the potential come on top.",
        List.of("", "value", "from", "to"),
        rows);
  }

  private static boolean isBattery(Metrics metrics) {
    return metrics.text("kind").filter("battery"::equals).isPresent();
  }

  private static void row(
      List<List<String>> rows, Metrics metrics, String what, String name, String interval) {
    if (metrics.number(name).isEmpty()) {
      return;
    }
    double[] ends = metrics.values().find(interval).map(Json::asDoubles).orElse(new double[0]);
    rows.add(
        List.of(
            what,
            significant(metrics.number(name).getAsDouble(), 3),
            ends.length == 2 ? significant(ends[0], 3) : "",
            ends.length == 2 ? significant(ends[1], 3) : ""));
  }

  /** The change of volume and what was left out; the other parts speak for themselves. */
  static Optional<Verdict> verdict(Metrics metrics) {
    OptionalDouble change = metrics.number("volume_change_percent");
    if (!isBattery(metrics) || change.isEmpty()) {
      return Optional.empty();
    }
    double leftOut = metrics.number("relaxations_left_out").orElse(0);
    return Optional.of(
        new Verdict(
            leftOut == 0 ? Level.GOOD : Level.LOOK,
            "Bulk",
            "the volume changes by "
                + significant(change.getAsDouble(), 3)
                + " % when the host is emptied"
                + (leftOut == 0
                    ? "."
                    : "; "
                        + Math.round(leftOut)
                        + " relaxations did not come to an end and are left out.")));
  }
}
