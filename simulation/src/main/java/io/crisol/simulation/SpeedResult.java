package io.crisol.simulation;

import io.crisol.structures.json.Json;

/**
 * How fast a potential is in molecular dynamics.
 *
 * @param atoms number of atoms
 * @param steps timed steps of each repetition
 * @param threads number of threads
 * @param microseconds µs per atom and step, best of the repetitions
 * @param repetitions µs per atom and step of each repetition
 * @param rebuilds neighbour lists built during the best repetition
 * @param neighbors mean number of listed neighbours per atom (cutoff and skin)
 */
public record SpeedResult(
    int atoms,
    int steps,
    int threads,
    double microseconds,
    double[] repetitions,
    int rebuilds,
    double neighbors)
    implements SimulationResult {
  @Override
  public String kind() {
    return "speed";
  }

  @Override
  public Json.Obj toJson() {
    return new Json.Obj()
        .put("kind", kind())
        .put("atoms", atoms)
        .put("steps", steps)
        .put("threads", threads)
        .put("microseconds_per_atom_step", microseconds)
        .put("repetitions_microseconds_per_atom_step", repetitions)
        .put("neighbor_list_rebuilds", rebuilds)
        .put("listed_neighbors_per_atom", neighbors);
  }
}
