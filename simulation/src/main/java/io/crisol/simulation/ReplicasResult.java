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
    Json.Arr runs = new Json.Arr();
    for (Member member : members) {
      Json.Obj run =
          new Json.Obj()
              .put("name", member.name)
              .put("temperature_K", member.temperature)
              .put("seed", member.seed);
      member.result.toJson().members().forEach(run::put);
      runs.add(run);
    }
    MdResult first = members.getFirst().result;
    return new Json.Obj()
        .put("kind", kind())
        .put("atoms", first.atoms())
        .put("steps", members.stream().mapToLong(member -> member.result.steps()).max().orElse(0))
        .put("timestep_fs", first.timestep())
        .put("ensemble", first.ensemble())
        .put(
            "temperatures_K",
            members.stream().mapToDouble(Member::temperature).distinct().toArray())
        .put("max_grade", SimulationResult.number(maxGrade()))
        .put(
            "stopped_by",
            stopped().stream()
                .findFirst()
                .flatMap(member -> member.result.stop())
                .<Json>map(stop -> new Json.Str(stop.guard()))
                .orElse(new Json.Null()))
        .put("stopped_runs", stopped().size())
        .put("replicas", runs);
  }
}
