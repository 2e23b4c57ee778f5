package io.crisol.simulation.montecarlo;

import io.crisol.simulation.SimulationResult;
import io.crisol.structures.Element;
import io.crisol.structures.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a walk found.
 *
 * @param temperature K
 * @param atoms mean number of atoms
 * @param counted sweeps that count
 * @param attempts trials in all, with those before the counting
 * @param acceptance of each kind of trial while counting; NaN where there was none
 * @param steps of displacements at the end, Å
 * @param energy eV, of all atoms
 * @param heatCapacity k per atom, without the kinetic part; absent where the number of atoms
 *     changes
 * @param composition mean share of each element and its error
 * @param number mean number of atoms of each element and its error
 * @param order moments of the order parameter
 * @param surface share of each element at the surface and below it
 * @param drift largest difference between the energy carried along and that of the whole, eV
 * @param maxGrade largest grade of an atom
 * @param stopped whether it ended before its time because of a grade
 */
public record WalkResult(
    double temperature,
    double atoms,
    long counted,
    long attempts,
    Map<String, Double> acceptance,
    Map<Element, Double> steps,
    Series energy,
    OptionalDouble heatCapacity,
    Map<Element, Series> number,
    Optional<Moments> order,
    Map<Element, double[]> surface,
    double drift,
    OptionalDouble maxGrade,
    boolean stopped) {

  /** Whether the walk was in equilibrium as far as its energy and composition tell. */
  public boolean equilibrated() {
    return energy.settled() && number.values().stream().allMatch(Series::settled);
  }

  /** For results.json. */
  Json.Obj toJson() {
    Json.Obj json =
        new Json.Obj()
            .put("temperature_K", temperature)
            .put("atoms", atoms)
            .put("counted_sweeps", counted)
            .put("attempts", attempts)
            .put("energy_eV", energy.mean())
            .put("energy_error_eV", number(energy.error()))
            .put("energy_eV_per_atom", energy.mean() / atoms)
            .put("energy_error_eV_per_atom", number(energy.error() / atoms))
            .put("independent_samples", number(energy.effective()))
            .put("heat_capacity_k_per_atom", SimulationResult.number(heatCapacity))
            .put("equilibrated", equilibrated());
    addTrials(json);
    addElements(json);
    order.ifPresent(moments -> moments.addTo(json));
    return json.put("largest_energy_drift_eV", drift)
        .put("max_grade", SimulationResult.number(maxGrade))
        .put("stopped_by", stopped ? new Json.Str("grade") : new Json.Null());
  }

  private void addTrials(Json.Obj json) {
    acceptance.forEach((name, share) -> json.put("acceptance_" + name, number(share)));
    Json.Obj step = new Json.Obj();
    steps.forEach((element, length) -> step.put(element.symbol(), length));
    json.put("steps_angstrom", step);
  }

  private void addElements(Json.Obj json) {
    Json.Obj composition = new Json.Obj();
    number.forEach(
        (element, series) ->
            composition.put(
                element.symbol(),
                new Json.Obj()
                    .put("atoms", series.mean())
                    .put("atoms_error", number(series.error()))
                    .put("share", series.mean() / atoms)));
    json.put("elements", composition);
    Json.Obj at = new Json.Obj();
    surface.forEach(
        (element, shares) ->
            at.put(
                element.symbol(),
                new Json.Obj()
                    .put("share_at_surface", number(shares[0]))
                    .put("share_below", number(shares[1]))));
    json.put("surface", at);
  }

  private static Json number(double value) {
    return Double.isFinite(value) ? Json.of(value) : new Json.Null();
  }
}
