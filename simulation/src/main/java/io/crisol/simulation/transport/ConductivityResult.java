package io.crisol.simulation.transport;

import io.crisol.simulation.SimulationResult;
import io.crisol.structures.Element;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Map;

/**
 * Ionic conductivity.
 *
 * @param diffusion of the ions
 * @param temperature K
 * @param carriers which elements diffuse, and the root mean square of their charges, e
 * @param nernstEinstein as if ions moved independently, mS/cm
 * @param collective mS/cm
 * @param notes what was understood, done and doubtful
 */
public record ConductivityResult(
    DiffusionResult diffusion,
    double temperature,
    Map<Element, Double> carriers,
    Diffusivity nernstEinstein,
    Diffusivity collective,
    List<String> notes)
    implements SimulationResult {
  /** Relative error above which no conductivity is told. */
  private static final double MOST_ERROR = 0.6;

  /** Below this part of Nernst and Einstein's all charge is at rest together. */
  private static final double AT_REST = 1e-3;

  @Override
  public String kind() {
    return "conductivity";
  }

  /** Whether the ions diffuse. */
  public boolean isDiffusive() {
    return diffusion.motion().judgement().isDiffusive() && !carriers.isEmpty();
  }

  /** Whether the collective conductivity can be told. */
  public boolean isKnown() {
    return isDiffusive()
        && collective.isKnown()
        && collective.estimate() > AT_REST * nernstEinstein.estimate()
        && collective.variance() <= MOST_ERROR * MOST_ERROR;
  }

  /** σ_NE / σ. */
  public Diffusivity haven() {
    return nernstEinstein.over(collective);
  }

  /** By which factor the run should be longer; 1 where it need not be. */
  public int longer() {
    return isKnown()
        ? 1
        : Math.max(
            diffusion.motion().judgement().longer(),
            (int) Math.clamp(Math.ceil(collective.variance() / 0.1), 2, 1000));
  }

  /** The verdict in words. */
  public String verdict() {
    if (!isDiffusive()) {
      return diffusion.motion().verdict();
    }
    return isKnown()
        ? "known: relative error "
            + Math.round(100 * Math.sqrt(collective.variance()))
            + " %, that of Nernst and Einstein's "
            + Math.round(100 * Math.sqrt(nernstEinstein.variance()))
            + " %"
        : "too short for the collective motion of the ions: run "
            + longer()
            + " times longer; that of Nernst and Einstein is known";
  }

  @Override
  public Json.Obj toJson() {
    Json.Obj json = diffusion.toJson().put("kind", kind()).put("temperature_K", temperature);
    DiffusionResult.put(json, "conductivity", "_mS_per_cm", collective, isKnown());
    DiffusionResult.put(json, "nernst_einstein", "_mS_per_cm", nernstEinstein, isDiffusive());
    json.put("haven_ratio", isKnown() ? Json.of(haven().estimate()) : new Json.Null());
    json.put(
        "haven_interval_68",
        isKnown() ? Json.of(haven().ratioInterval(Diffusivity.ONE_SIGMA)) : new Json.Null());
    json.put(
        "haven_interval_95", isKnown() ? Json.of(haven().ratioInterval(0.95)) : new Json.Null());
    Json.Obj charges = new Json.Obj();
    carriers.forEach((element, charge) -> charges.put(element.symbol(), charge));
    return json.put("carriers_e", charges)
        .put("volume_angstrom3", diffusion.trajectory().cell().volume())
        .put("run_longer", longer())
        .put("verdict", verdict())
        .put("notes", Json.of(notes));
  }
}
