package io.crisol.simulation.analysis;

import io.crisol.simulation.SimulationResult;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What trajectories tell of the structure.
 *
 * @param first the first frame
 * @param frames number of frames
 * @param rdf radial distributions, where the cell repeats in all directions
 * @param cutoffs up to where atoms are neighbours
 * @param coordination numbers of neighbours
 * @param angles between neighbours
 * @param fragments by elements, frame by frame
 * @param profile radial composition, of a cluster
 * @param lindemann of the first trajectory, where it has two frames
 * @param vibrations of the first trajectory, where its times are known
 * @param notes what is to be known beside
 */
public record StructureResult(
    Structure first,
    int frames,
    Optional<RadialDistribution.Curves> rdf,
    BondCutoffs cutoffs,
    Coordination.Numbers coordination,
    BondAngles.Curves angles,
    Map<String, List<Fragments.Census>> fragments,
    Optional<RadialProfile.Profile> profile,
    Optional<Lindemann.Indices> lindemann,
    Optional<VibrationSpectrum.Curves> vibrations,
    List<String> notes)
    implements SimulationResult {
  @Override
  public String kind() {
    return "analyse";
  }

  /** Fragments of all frames together. */
  public Fragments.Census all(String group) {
    Fragments.Census sum = new Fragments.Census();
    fragments.get(group).forEach(sum::add);
    return sum;
  }

  /** What the Lindemann index says: solid, melted, or between. */
  public Optional<String> state() {
    return lindemann
        .map(Lindemann.Indices::index)
        .filter(Double::isFinite)
        .map(
            index ->
                index < Lindemann.SOLID
                    ? "solid"
                    : index > Lindemann.MELTED ? "melted" : "between");
  }

  @Override
  public Json.Obj toJson() {
    Json.Obj json =
        new Json.Obj()
            .put("kind", kind())
            .put("atoms", first.size())
            .put("formula", first.formula())
            .put("frames", frames)
            .put("cutoffs_angstrom", numbers(cutoffs.cutoffs()))
            .put("neighbour_distances_angstrom", numbers(cutoffs.peaks()))
            .put("coordination", numbers(coordination.mean()));
    putAngles(json);
    Json.Obj groups = new Json.Obj();
    fragments.keySet().forEach(group -> groups.put(group, json(all(group))));
    json.put("fragments", groups);
    lindemann.ifPresent(indices -> put(json, indices));
    vibrations.ifPresent(curves -> put(json, curves));
    profile.ifPresent(
        found ->
            json.put("mean_radius_angstrom", numbers(found.meanRadius()))
                .put("outer_enrichment", numbers(found.outerShare())));
    return json.put("notes", Json.of(notes));
  }

  private void putAngles(Json.Obj json) {
    Json.Obj means = new Json.Obj();
    Json.Obj peaks = new Json.Obj();
    for (String triple : angles.density().keySet()) {
      means.put(triple, angles.mean(triple));
      peaks.put(triple, angles.peak(triple));
    }
    json.put("angles_mean_degrees", means).put("angles_peak_degrees", peaks);
  }

  private static Json.Obj json(Fragments.Census census) {
    Json.Obj json = new Json.Obj();
    for (Fragments.Kind kind : Fragments.kinds()) {
      json.put(
          kind.name().toLowerCase(java.util.Locale.ROOT) + "_share", number(census.share(kind)));
    }
    Json.Obj sizes = new Json.Obj();
    census.sizes().forEach((size, n) -> sizes.put(String.valueOf(size), n));
    return json.put("mean_size", number(census.meanSize())).put("sizes", sizes);
  }

  private void put(Json.Obj json, Lindemann.Indices indices) {
    json.put("lindemann_index", number(indices.index()))
        .put("lindemann_by_element", numbers(indices.byElement(first)))
        .put("state", state().<Json>map(Json.Str::new).orElse(new Json.Null()));
    if (!indices.shells().isEmpty()) {
      json.put("lindemann_shells", indices.shells().stream().mapToDouble(value -> value).toArray());
    }
  }

  private static void put(Json.Obj json, VibrationSpectrum.Curves curves) {
    Json.Obj means = new Json.Obj();
    Json.Obj peaks = new Json.Obj();
    for (String element : curves.density().keySet()) {
      means.put(element, curves.mean(element));
      peaks.put(element, curves.peak(element));
    }
    json.put("vibrations_mean_THz", means)
        .put("vibrations_peak_THz", peaks)
        .put("vibrations_resolution_THz", curves.resolution())
        .put("vibrations_highest_THz", curves.highest())
        .put("vibrations_of", curves.isOfVelocities() ? "velocities" : "positions");
  }

  private static Json.Obj numbers(Map<String, Double> values) {
    Json.Obj json = new Json.Obj();
    values.forEach((name, value) -> json.put(name, number(value)));
    return json;
  }

  private static Json number(double value) {
    return Double.isFinite(value) ? Json.of(value) : new Json.Null();
  }
}
