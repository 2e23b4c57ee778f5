package io.crisol.simulation;

import io.crisol.simulation.analysis.StructureResult;
import io.crisol.simulation.bulk.ElasticResult;
import io.crisol.simulation.bulk.EosResult;
import io.crisol.simulation.defects.DefectsResult;
import io.crisol.simulation.faults.FaultsResult;
import io.crisol.simulation.hops.HopsResult;
import io.crisol.simulation.kinetic.KmcResult;
import io.crisol.simulation.montecarlo.McResult;
import io.crisol.simulation.orderings.OrderingsResult;
import io.crisol.simulation.path.PathResult;
import io.crisol.simulation.phases.PhasesResult;
import io.crisol.simulation.phonons.PhononsResult;
import io.crisol.simulation.search.SearchResult;
import io.crisol.simulation.search.hull.HullResult;
import io.crisol.simulation.surfaces.SurfacesResult;
import io.crisol.simulation.transport.ArrheniusResult;
import io.crisol.simulation.transport.ConductivityResult;
import io.crisol.simulation.transport.DiffusionResult;
import io.crisol.structures.json.Json;

/** What a computation of this module returns; its JSON is the results.json of a run folder. */
public sealed interface SimulationResult
    permits BandResult,
        MdResult,
        OrderingsResult,
        ReplicasResult,
        RelaxResult,
        SpeedResult,
        PathResult,
        HopsResult,
        EosResult,
        PhononsResult,
        DiffusionResult,
        ConductivityResult,
        ArrheniusResult,
        ElasticResult,
        KmcResult,
        McResult,
        StructureResult,
        SurfacesResult,
        SearchResult,
        HullResult,
        DefectsResult,
        FaultsResult,
        PhasesResult {
  /** Value of {@code kind} in results.json. */
  String kind();

  /** For results.json: {@code kind} and flat figures, their units in their names. */
  Json.Obj toJson();

  /** A figure that may be absent. */
  static Json number(java.util.OptionalDouble value) {
    return value.isPresent() ? Json.of(value.getAsDouble()) : new Json.Null();
  }
}
