package io.crisol.simulation.transport;

import io.crisol.simulation.SimulationResult;
import io.crisol.structures.Element;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Map;

/**
 * Diffusion along a trajectory.
 *
 * @param walking the element that walks
 * @param motions of each element
 * @param drift whose motion was taken out
 * @param notes what was understood, done and doubtful
 */
public record DiffusionResult(
    Trajectory trajectory,
    Element walking,
    Map<Element, Motion> motions,
    String drift,
    List<String> notes)
    implements SimulationResult {
  /** 1 Å²/fs in cm²/s. */
  public static final double CM2_PER_S = 0.1;

  @Override
  public String kind() {
    return "diffusion";
  }

  /** Of the element that walks. */
  public Motion motion() {
    return motions.get(walking);
  }

  @Override
  public Json.Obj toJson() {
    Json.Obj json =
        new Json.Obj()
            .put("kind", kind())
            .put("element", walking.symbol())
            .put("atoms", trajectory.elements().length)
            .put("frames", trajectory.frames())
            .put("time_ps", trajectory.time() / 1000)
            .put("frame_time_fs", trajectory.interval())
            .put("temperature_K", SimulationResult.number(trajectory.temperature()))
            .put("drift", drift);
    figures(motion()).members().forEach(json::put);
    Json.Obj elements = new Json.Obj();
    motions.forEach((element, motion) -> elements.put(element.symbol(), figures(motion)));
    return json.put("elements", elements)
        .put("max_grade", SimulationResult.number(trajectory.maxGrade()))
        .put("notes", Json.of(notes));
  }

  /** Figures of one element; what cannot be told is null. */
  static Json.Obj figures(Motion motion) {
    Json.Obj json =
        new Json.Obj()
            .put("walkers", motion.walkers())
            .put("moved", motion.moved())
            .put("diffusive", motion.judgement().isDiffusive())
            .put("run_longer", motion.judgement().longer())
            .put("diffusive_from_ps", motion.start() / 1000);
    boolean known = motion.judgement().isDiffusive();
    put(json, "tracer", "_cm2_per_s", motion.tracer().times(CM2_PER_S), known);
    json.put("tracer_upper_95_cm2_per_s", motion.upper() * CM2_PER_S);
    put(
        json,
        "collective",
        "_cm2_per_s",
        motion.collective().times(CM2_PER_S),
        motion.hasCollective());
    boolean haven = motion.hasHaven();
    json.put("haven_ratio", haven ? Json.of(motion.haven().estimate()) : new Json.Null());
    for (int percent : new int[] {68, 95}) {
      double probability = percent == 68 ? Diffusivity.ONE_SIGMA : 0.95;
      json.put(
          "haven_interval_" + percent,
          haven ? Json.of(motion.haven().ratioInterval(probability)) : new Json.Null());
    }
    return json.put("verdict", motion.verdict());
  }

  /** A value with its intervals, or nulls. */
  static void put(Json.Obj json, String name, String unit, Diffusivity value, boolean known) {
    json.put(name + unit, known ? Json.of(value.estimate()) : new Json.Null());
    json.put(name + "_interval_68", known ? Json.of(value.interval68()) : new Json.Null());
    json.put(name + "_interval_95", known ? Json.of(value.interval95()) : new Json.Null());
    json.put(
        name + "_relative_error", known ? Json.of(Math.sqrt(value.variance())) : new Json.Null());
  }

  /** Mean square displacements of each element: msd.csv. */
  public String displacements() {
    return table(false);
  }

  /** Those of the element that walks, with their lines: displacement.csv. */
  public String lines() {
    return table(true);
  }

  private String table(boolean lines) {
    Motion.Curve curve = motion().curve();
    StringBuilder text = new StringBuilder("time_fs");
    if (lines) {
      text.append(",tracer_angstrom2,line_angstrom2,collective_angstrom2");
    } else {
      motions.keySet().forEach(element -> text.append(',').append(element.symbol()));
    }
    text.append('\n');
    for (int k = 0; k < curve.time().length; k++) {
      double time = curve.time()[k];
      text.append(time);
      if (lines) {
        text.append(',').append(curve.tracer()[k]);
        text.append(',').append(line(time));
        text.append(',').append(atRest(curve) ? "" : String.valueOf(curve.collective()[k]));
      } else {
        for (Motion motion : motions.values()) {
          text.append(',').append(motion.curve().tracer()[k]);
        }
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** Whether the sum of all positions does not move, as where momentum is conserved. */
  private static boolean atRest(Motion.Curve curve) {
    int last = curve.time().length - 1;
    return curve.collective()[last] < 1e-6 * curve.tracer()[last];
  }

  private String line(double time) {
    Motion motion = motion();
    return motion.judgement().isDiffusive()
        ? String.valueOf(6 * motion.tracer().estimate() * time + motion.curve().intercept())
        : "";
  }
}
