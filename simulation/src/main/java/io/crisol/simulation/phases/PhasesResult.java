package io.crisol.simulation.phases;

import io.crisol.simulation.SimulationResult;
import io.crisol.structures.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Crystal structures compared.
 *
 * @param phases relaxed
 * @param missing those for which no minimum was found
 * @param bain rows of c/a and energy per atom, eV, from bcc (1) to fcc (√2) and a little beyond
 */
public record PhasesResult(List<Phase> phases, List<String> missing, List<double[]> bain)
    implements SimulationResult {
  @Override
  public String kind() {
    return "phases";
  }

  /** The phase of lowest energy among those of one composition. */
  public Phase lowest(String formula) {
    return phases.stream()
        .filter(phase -> phase.formula().equals(formula))
        .min(Comparator.comparingDouble(Phase::energy))
        .orElseThrow();
  }

  /** Energy above the lowest of the same composition, meV per atom. */
  public double above(Phase phase) {
    return 1000 * (phase.energy() - lowest(phase.formula()).energy());
  }

  /** Length of the third cell vector over that of the first. */
  private static double ratio(Phase phase) {
    double[] rows = phase.ground().structure().cell().vectors();
    return Math.sqrt(
        (rows[6] * rows[6] + rows[7] * rows[7] + rows[8] * rows[8])
            / (rows[0] * rows[0] + rows[1] * rows[1] + rows[2] * rows[2]));
  }

  /** Largest grade of all, where there are grades. */
  public OptionalDouble maxGrade() {
    return phases.stream()
        .flatMapToDouble(phase -> phase.ground().relaxed().maxGrade().stream())
        .max();
  }

  /** The path between bcc and fcc, for bain.csv; energies above the lowest phase. */
  public String csv() {
    double lowest = phases.stream().mapToDouble(Phase::energy).min().orElseThrow();
    StringBuilder text = new StringBuilder("c_over_a,energy_meV_per_atom\n");
    for (double[] row : bain) {
      if (Double.isFinite(row[1])) {
        text.append(String.format(Locale.ROOT, "%.8g,%.8g%n", row[0], 1000 * (row[1] - lowest)));
      }
    }
    return text.toString();
  }

  @Override
  public Json.Obj toJson() {
    Json.Obj named = new Json.Obj();
    phases.forEach(phase -> named.put(phase.name(), json(phase)));
    Json.Arr path = new Json.Arr();
    bain.stream().filter(row -> Double.isFinite(row[1])).forEach(row -> path.add(Json.of(row)));
    Phase lowest = phases.stream().min(Comparator.comparingDouble(Phase::energy)).orElseThrow();
    return new Json.Obj()
        .put("kind", kind())
        .put("phases", named)
        .put("differences", differences())
        .put("lowest", lowest.name())
        .put("without_minimum", Json.of(missing))
        .put("bain_path_c_over_a_eV_per_atom", path)
        .put("max_grade", SimulationResult.number(maxGrade()));
  }

  private Json.Obj json(Phase phase) {
    return phase
        .ground()
        .addTo(new Json.Obj().put("formula", phase.formula()))
        .put("c_over_a", ratio(phase))
        .put("atoms", phase.ground().structure().size())
        .put("above_lowest_meV_per_atom", above(phase))
        .put("stable", phase.stable().<Json>map(Json.Bool::new).orElse(new Json.Null()))
        .put("max_grade", SimulationResult.number(phase.ground().relaxed().maxGrade()));
  }

  /** Of all pairs of one composition. */
  private Json.Obj differences() {
    Json.Obj differences = new Json.Obj();
    for (Phase phase : phases) {
      for (Phase other : phases) {
        if (!other.name().equals(phase.name()) && other.formula().equals(phase.formula())) {
          differences.put(
              phase.name() + "_minus_" + other.name() + "_meV_per_atom",
              1000 * (phase.energy() - other.energy()));
        }
      }
    }
    return differences;
  }
}
