package io.crisol.simulation.kinetic;

import io.crisol.simulation.SimulationResult;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * Transport by hops.
 *
 * @param element of the atoms that move
 * @param carrier vacancy or interstitial
 * @param sites in the supercell
 * @param carriers in the supercell
 * @param replicas independent runs at each temperature
 * @param imbalance largest difference of the saddle of a hop as its two ends tell it, eV
 * @param points by temperature
 * @param line through the tracer diffusivities of two temperatures or more
 */
public record KmcResult(
    String element,
    String carrier,
    int sites,
    int carriers,
    int replicas,
    double imbalance,
    List<KmcPoint> points,
    Optional<ArrheniusLine> line)
    implements SimulationResult {
  /** Relative errors up to this are good. */
  public static final double GOOD = 0.1;

  @Override
  public String kind() {
    return "kmc";
  }

  /** Whether every tracer diffusivity is known to 10 %. */
  public boolean isSure() {
    return points.stream().allMatch(point -> point.tracer().relative() <= GOOD);
  }

  /** What to think of it, in words. */
  public String verdict() {
    double worst = points.stream().mapToDouble(point -> point.tracer().relative()).max().orElse(0);
    if (isSure()) {
      return "good";
    }
    double times = worst * worst / (GOOD * GOOD);
    return Double.isFinite(times)
        ? "too short: take " + (long) Math.ceil(times) + " times as many hops"
        : "too short: no atom moved for good";
  }

  @Override
  public Json.Obj toJson() {
    Json.Obj json =
        new Json.Obj()
            .put("kind", kind())
            .put("element", element)
            .put("carrier", carrier)
            .put("sites", sites)
            .put("carriers", carriers)
            .put("replicas", replicas)
            .put("largest_imbalance_eV", imbalance);
    if (points.size() == 1) {
      points.getFirst().addTo(json);
    }
    Json.Arr list = new Json.Arr();
    points.forEach(point -> list.add(point.addTo(new Json.Obj())));
    json.put("temperatures", list);
    line.ifPresent(fit -> fit.addTo(json));
    return json.put("verdict", verdict());
  }
}
