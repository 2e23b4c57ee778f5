package io.crisol.simulation.hops;

import io.crisol.simulation.SimulationResult;
import io.crisol.simulation.bulk.Ground;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The hops of an element in a crystal.
 *
 * @param ground the relaxed crystal
 * @param network sites and hops whose barriers are known
 * @param percolation how far they lead
 * @param found each class of hops
 * @param supercell copies of the crystal in which paths were found, int[3]
 * @param atoms of the supercell, the vacancy included
 * @param siteSpread largest difference of energies of one site in different paths, eV
 */
public record HopsResult(
    Ground ground,
    HopNetwork network,
    Percolation percolation,
    List<FoundHop> found,
    int[] supercell,
    int atoms,
    double siteSpread)
    implements SimulationResult {
  @Override
  public String kind() {
    return "hops";
  }

  /** Whether the barriers of all hops are known. */
  public boolean isComplete() {
    return found.stream().allMatch(FoundHop::isKnown);
  }

  /** Largest extrapolation grade on all paths, where there are grades. */
  public OptionalDouble maxGrade() {
    return found.stream().flatMapToDouble(hop -> hop.maxGrade().stream()).max();
  }

  @Override
  public Json.Obj toJson() {
    Json.Obj json =
        ground
            .addTo(new Json.Obj().put("kind", kind()).put("atoms", ground.structure().size()))
            .put("supercell", new double[] {supercell[0], supercell[1], supercell[2]})
            .put("supercell_atoms", atoms)
            .put("inequivalent_hops", found.size())
            .put("complete", isComplete())
            .put("site_spread_eV", siteSpread)
            .put("max_grade", SimulationResult.number(maxGrade()));
    percolation.addTo(json);
    network.addTo(json);
    Json.Arr orbits = new Json.Arr();
    found.forEach(hop -> orbits.add(hop.toJson()));
    return json.put("orbits", orbits);
  }
}
