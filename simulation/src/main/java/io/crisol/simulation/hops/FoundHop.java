package io.crisol.simulation.hops;

import io.crisol.simulation.path.PathResult;
import io.crisol.structures.json.Json;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was found of one class of hops.
 *
 * @param orbit its number
 * @param hops how many there are in a cell
 * @param hop the first of them, with its barriers where they are known
 * @param path its path in the supercell; absent where none was found
 * @param why no path was found, else empty
 */
public record FoundHop(
    int orbit, int hops, HopNetwork.Hop hop, Optional<PathResult> path, String why) {
  /** Whether its barriers are known. */
  public boolean isKnown() {
    return path.isPresent();
  }

  /** Largest extrapolation grade on the path, where there are grades. */
  OptionalDouble maxGrade() {
    return path.map(PathResult::maxGrade).orElse(OptionalDouble.empty());
  }

  /** For results.json. */
  Json.Obj toJson() {
    Json.Obj json =
        new Json.Obj()
            .put("orbit", orbit)
            .put("hops", hops)
            .put("from", hop.from())
            .put("to", hop.to())
            .put("length_angstrom", hop.length());
    if (path.isEmpty()) {
      return json.put("verdict", "unknown").put("why", why);
    }
    Json.Obj found = path.get().toJson();
    json.put("barrier_eV", hop.barrier()).put("reverse_barrier_eV", hop.reverseBarrier());
    for (String name :
        new String[] {"verdict", "barrier_error_eV", "first_order_saddle", "steps", "max_grade"}) {
      found.find(name).ifPresent(value -> json.put(name, value));
    }
    return json;
  }
}
