package io.crisol.simulation;

import io.crisol.structures.json.Json;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Several runs of molecular dynamics side by side; each has its own folder.
 *
 * @param members one for each run
 */
public record ReplicasResult(List<Member> members) implements SimulationResult {
  /**
   * One of the runs.
   *
   * @param name of its folder
   * @param temperature asked for, K
   * @param seed of its random numbers
   * @param result what it says about itself
   */
  public record Member(String name, double temperature, long seed, MdResult result) {}

  @Override
  public String kind() {
    return "md";
  }

  /** The runs that a guard stopped. */
  public List<Member> stopped() {
    return members.stream().filter(member -> member.result.stop().isPresent()).toList();
  }

  /** Largest grade of any run. */
  public OptionalDouble maxGrade() {
    return members.stream().flatMapToDouble(member -> member.result.maxGrade().stream()).max();
  }

  @Override
  public Json.Obj toJson() {
    MdResult first = members.getFirst().result;
    double[] temperatures = members.stream().mapToDouble(Member::temperature).distinct().toArray();
    Json.Arr runs = new Json.Arr();
    members.forEach(member -> runs.add(json(member)));
    return new Json.Obj()
        .put("kind", kind())
        .put("atoms", first.atoms())
        .put("steps", members.stream().mapToLong(member -> member.result.steps()).max().orElse(0))
        .put("timestep_fs", first.timestep())
        .put("ensemble", first.ensemble())
        .put("temperatures_K", temperatures)
        .put("max_grade", SimulationResult.number(maxGrade()))
        .put("stopped_by", stopped().isEmpty() ? new Json.Null() : guard(stopped().getFirst()))
        .put("stopped_runs", stopped().size())
        .put("replicas", runs);
  }

  private static Json guard(Member member) {
    return new Json.Str(member.result.stop().orElseThrow().guard());
  }

  private static Json.Obj json(Member member) {
    Json.Obj run =
        new Json.Obj()
            .put("name", member.name)
            .put("temperature_K", member.temperature)
            .put("seed", member.seed);
    member.result.toJson().members().forEach(run::put);
    return run;
  }
}
