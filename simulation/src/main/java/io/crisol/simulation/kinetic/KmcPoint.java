package io.crisol.simulation.kinetic;

import io.crisol.structures.json.Json;
import java.util.List;

/**
 * Transport at one temperature.
 *
 * @param temperature K
 * @param tracer D*, cm²/s
 * @param charge D_σ, cm²/s: of all atoms together
 * @param haven D* / D_σ
 * @param correlation f: D* over that of as many uncorrelated hops
 * @param tracerTensor double[9], cm²/s
 * @param chargeTensor double[9], cm²/s
 * @param conductivity S/cm
 * @param hops counted in all replicas
 * @param time of all replicas together, ns
 * @param occupancy by class of site
 */
public record KmcPoint(
    double temperature,
    Estimate tracer,
    Estimate charge,
    Estimate haven,
    Estimate correlation,
    double[] tracerTensor,
    double[] chargeTensor,
    Estimate conductivity,
    long hops,
    double time,
    List<Occupancy> occupancy) {
  /** Two standard deviations and a bit: 95 % of a normal distribution. */
  private static final double WIDE = 1.959964;

  /**
   * How often the sites of a class hold a carrier.
   *
   * @param site number of the class
   * @param share 0 … 1
   * @param expected share in equilibrium
   */
  public record Occupancy(int site, Estimate share, double expected) {}

  /** Adds the figures, the units in their names. */
  Json.Obj addTo(Json.Obj json) {
    json.put("temperature_K", temperature);
    put(json, "tracer", tracer, "cm2_per_s");
    put(json, "charge", charge, "cm2_per_s");
    json.put("haven_ratio", number(haven.value()))
        .put("haven_ratio_error", number(haven.error()))
        .put("correlation_factor", number(correlation.value()))
        .put("correlation_factor_error", number(correlation.error()));
    put(json, "conductivity", conductivity, "S_per_cm");
    json.put("tracer_tensor_cm2_per_s", tracerTensor)
        .put("charge_tensor_cm2_per_s", chargeTensor)
        .put("counted_hops", hops)
        .put("time_ns", time);
    Json.Arr sites = new Json.Arr();
    for (Occupancy one : occupancy) {
      sites.add(
          new Json.Obj()
              .put("site", one.site)
              .put("occupancy", one.share.value())
              .put("occupancy_error", number(one.share.error()))
              .put("equilibrium", one.expected));
    }
    return json.put("occupancy", sites);
  }

  private static void put(Json.Obj json, String name, Estimate estimate, String unit) {
    json.put(name + "_" + unit, number(estimate.value()))
        .put(name + "_error_" + unit, number(estimate.error()))
        .put(name + "_interval_68", estimate.interval(1))
        .put(name + "_interval_95", estimate.interval(WIDE));
  }

  private static Json number(double value) {
    return Double.isFinite(value) ? Json.of(value) : new Json.Null();
  }
}
