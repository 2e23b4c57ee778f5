package io.crisol.report.run;

import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code campaign.json}: how a potential learned on the fly.
 *
 * @param over whether it came to an end, else it was interrupted
 * @param verdict how it ended: {@code PASSED}, {@code LABELS_SPENT}, {@code TIME_SPENT} or {@code
 *     STUCK}; of no meaning before the end
 * @param saveGrade grade above which a frame was kept
 * @param breakGrade grade above which a walk stopped
 * @param structures how many were explored
 * @param reference what gave the labels
 * @param unit what walks are measured in: {@code ps}, {@code sweeps} or {@code steps}
 * @param generations what happened with each potential, in order
 * @param traces grades along the last walks
 */
public record Campaign(
    boolean over,
    String verdict,
    double saveGrade,
    double breakGrade,
    int structures,
    String reference,
    String unit,
    List<Generation> generations,
    List<Trace> traces)
    implements Part {
  /**
   * Largest grades along a walk, one of each stretch.
   *
   * @param walk its name
   * @param along where, in the unit of the campaign
   */
  public record Trace(String walk, double[] along, double[] grades) {}

  /**
   * What happened with one potential; numbers that do not apply are NaN.
   *
   * @param number from 0, which had no potential yet
   * @param stage which structure was explored, from 0; behind the last one all of them again
   * @param known labelled frames it was trained on
   * @param reached by its walks, summed, in the unit of the campaign
   * @param maxGrade largest grade; NaN where a walk flew apart
   * @param candidates frames it did not know
   * @param labels frames of them that were labelled
   * @param failed calculations that gave none
   * @param energyRmse on the new labels before they were learned, meV/atom
   * @param forceRmse on the new labels before they were learned, eV/Å
   * @param seconds of the calculations
   */
  public record Generation(
      int number,
      int stage,
      int known,
      double reached,
      double maxGrade,
      int candidates,
      int labels,
      int failed,
      double energyRmse,
      double forceRmse,
      double seconds) {
    private static Generation of(Json.Obj json, String unit) {
      return new Generation(
          json.get("generation").asInt(),
          json.get("stage").asInt(),
          json.get("known").asInt(),
          real(json, unit.equals("ps") ? "time_ps" : "steps"),
          real(json, "max_grade"),
          json.get("candidates").asInt(),
          json.get("labels").asInt(),
          json.get("failed_labels").asInt(),
          real(json, "energy_rmse_meV_per_atom"),
          real(json, "force_rmse_eV_per_angstrom"),
          real(json, "calculation_seconds"));
    }

    private static double real(Json.Obj json, String name) {
      return json.find(name).map(Json::asDouble).orElse(Double.NaN);
    }
  }

  static Campaign of(Json.Obj json, String source) {
    Json.Obj state = json.get("state").asObject();
    Json.Obj settings = json.get("settings").asObject();
    List<Generation> generations = new ArrayList<>();
    String unit = unit(settings.find("explore.method").map(Json::asString).orElse("dynamics"));
    state
        .get("history")
        .asList()
        .forEach(one -> generations.add(Generation.of(one.asObject(), unit)));
    return new Campaign(
        state.get("phase").asString().equals("OVER"),
        state.get("verdict").asString(),
        Double.parseDouble(settings.get("learn.save_grade").asString()),
        Double.parseDouble(settings.get("learn.break_grade").asString()),
        (int) settings.members().keySet().stream().filter(s -> s.startsWith("structure ")).count(),
        json.find("reference").map(Json::asString).orElse(""),
        unit,
        List.copyOf(generations),
        traces(json));
  }

  private static List<Trace> traces(Json.Obj json) {
    List<Json> names = json.find("walks").map(Json::asList).orElse(List.of());
    List<Json> walks =
        json.get("state").asObject().find("walks").map(Json::asList).orElse(List.of());
    List<Trace> traces = new ArrayList<>();
    for (int k = 0; k < Math.min(names.size(), walks.size()); k++) {
      String name = names.get(k).asString();
      walks
          .get(k)
          .asObject()
          .find("trace")
          .map(Json::asObject)
          .map(
              trace ->
                  new Trace(name, trace.get("along").asDoubles(), trace.get("grades").asDoubles()))
          .ifPresent(traces::add);
    }
    return traces;
  }

  private static String unit(String method) {
    return switch (method) {
      case "dynamics" -> "ps";
      case "monte-carlo" -> "sweeps";
      default -> "steps";
    };
  }

  /** Frames that were labelled. */
  public int labels() {
    return generations.stream().mapToInt(Generation::labels).sum();
  }

  /** Calculations that gave nothing. */
  public int failed() {
    return generations.stream().mapToInt(Generation::failed).sum();
  }

  /** Time of all calculations, s. */
  public double seconds() {
    return generations.stream().mapToDouble(Generation::seconds).sum();
  }
}
