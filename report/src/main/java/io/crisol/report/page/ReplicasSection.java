package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.fixed;
import static io.crisol.report.markup.Numbers.significant;

import io.crisol.report.page.Verdict.Level;
import io.crisol.report.run.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Several runs of molecular dynamics side by side, each with a folder and a report of its own. */
final class ReplicasSection {
  private static final List<String> HEADER =
      List.of(
          "run",
          "asked for (K)",
          "temperature (K)",
          "time (ps)",
          "pressure (GPa)",
          "drift (meV/atom/ps)",
          "largest grade",
          "stopped by");

  private ReplicasSection() {}

  static void write(Page page, Metrics metrics) {
    List<Metrics> runs = metrics.items("replicas");
    if (runs.isEmpty()) {
      return;
    }
    page.heading("Runs side by side");
    page.wordTable(
        "Each run lies in the folder of its name, with a report of its own. Pressure: mean and its"
            + " standard error; drift: of the energy where it is conserved.",
        HEADER,
        runs.stream().map(ReplicasSection::row).toList());
  }

  private static List<String> row(Metrics run) {
    List<String> row = new ArrayList<>();
    row.add(run.text("name").orElse("–"));
    row.add(number(run, "temperature_K", 1));
    row.add(number(run, "temperature_mean_K", 1));
    OptionalDouble time = run.number("time_fs");
    row.add(time.isPresent() ? fixed(time.getAsDouble() / 1000, 2) : "–");
    row.add(
        run.number("pressure_mean_GPa").isPresent()
            ? number(run, "pressure_mean_GPa", 3) + " ± " + number(run, "pressure_error_GPa", 3)
            : "–");
    OptionalDouble drift = run.number(DynamicsVerdicts.DRIFT);
    row.add(drift.isPresent() ? significant(drift.getAsDouble(), 2) : "–");
    row.add(number(run, "max_grade", 2));
    row.add(run.text("stopped_by").orElse("–"));
    return row;
  }

  private static String number(Metrics run, String name, int decimals) {
    return run.number(name).isPresent() ? fixed(run.number(name).getAsDouble(), decimals) : "–";
  }

  static Verdict verdict(Metrics metrics) {
    List<Metrics> runs = metrics.items("replicas");
    List<String> stopped =
        runs.stream()
            .filter(run -> run.text("stopped_by").isPresent())
            .map(
                run ->
                    run.text("name").orElse("")
                        + " ("
                        + run.text("stopped_by").orElse("")
                        + " guard)")
            .toList();
    return stopped.isEmpty()
        ? new Verdict(
            Level.GOOD,
            "Dynamics",
            "all " + runs.size() + " runs came to the end, no guard stopped one.")
        : new Verdict(
            Level.BAD,
            "Dynamics",
            stopped.size()
                + " of "
                + runs.size()
                + " runs were stopped: "
                + String.join(", ", stopped)
                + ". Their trajectories end there.");
  }
}
