package io.crisol.simulation.orderings;

import io.crisol.simulation.SimulationResult;
import io.crisol.structures.Element;
import io.crisol.structures.json.Json;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Orderings of a partially occupied crystal.
 *
 * @param crystal the average crystal
 * @param cells supercells that were ordered
 * @param occupations of all of them, symmetry aside
 * @param inequivalent orderings that symmetry does not make alike, or different samples
 * @param sampled whether some cells were sampled
 * @param charges by element, e; empty where there are none
 * @param orderings the best
 * @param energies Ewald energies per atom of all, eV, ascending; zeros where there are no charges
 */
public record OrderingsResult(
    PartialCrystal crystal,
    int cells,
    BigInteger occupations,
    long inequivalent,
    boolean sampled,
    Map<Element, Double> charges,
    List<Ordering> orderings,
    double[] energies)
    implements SimulationResult {
  @Override
  public String kind() {
    return "orderings";
  }

  /** The same with other orderings, such as relaxed ones, best first. */
  public OrderingsResult with(List<Ordering> others) {
    return new OrderingsResult(
        crystal, cells, occupations, inequivalent, sampled, charges, others, energies);
  }

  /** Largest grade of the relaxed structures, where there are grades. */
  public OptionalDouble maxGrade() {
    return orderings.stream().flatMapToDouble(o -> o.maxGrade().stream()).max();
  }

  /** Whether every relaxation came to its end. */
  public boolean converged() {
    return orderings.stream().allMatch(Ordering::converged);
  }

  /** Relaxed ones first, by their energies, then by the Ewald energy. */
  public static List<Ordering> ranked(List<Ordering> orderings) {
    return orderings.stream()
        .sorted(
            Comparator.comparingInt((Ordering o) -> o.relaxedEnergy().isPresent() ? 0 : 1)
                .thenComparingDouble(o -> o.relaxedEnergy().orElse(0))
                .thenComparingDouble(o -> o.ewald().orElse(0)))
        .toList();
  }

  /** Of the first ordering by the potential if it was relaxed, else by its charges, eV per atom. */
  private OptionalDouble lowest(boolean relaxed) {
    return orderings.stream()
        .flatMapToDouble(o -> (relaxed ? o.relaxedEnergy() : o.ewald()).stream())
        .min();
  }

  /**
   * How far an ordering is above the lowest, meV per atom, as text; empty where that is not known.
   *
   * @param relaxed by the potential, not by charges
   */
  public String aboveLowest(Ordering ordering, boolean relaxed) {
    OptionalDouble energy = relaxed ? ordering.relaxedEnergy() : ordering.ewald();
    return energy.isPresent()
        ? String.format(
            Locale.ROOT, "%.2f", 1000 * (energy.getAsDouble() - lowest(relaxed).orElseThrow()))
        : "";
  }

  @Override
  public Json.Obj toJson() {
    Json.Obj byRank = new Json.Obj();
    for (int k = 0; k < orderings.size(); k++) {
      byRank.put(String.valueOf(k + 1), json(orderings.get(k)));
    }
    Json.Obj q = new Json.Obj();
    charges.forEach((element, charge) -> q.put(element.symbol(), charge));
    Ordering best = orderings.getFirst();
    return new Json.Obj()
        .put("kind", kind())
        .put("sites", crystal.sites().size())
        .put("partial_sites", crystal.groups().values().stream().mapToInt(List::size).sum())
        .put("symmetries", crystal.operations().size())
        .put("cells", cells)
        .put("occupations", occupations.doubleValue())
        .put("inequivalent", inequivalent)
        .put("sampled", sampled)
        .put("charges_e", q)
        .put("formula", best.structure().formula())
        .put("ewald_lowest_eV_per_atom", SimulationResult.number(lowest(false)))
        .put("energy_lowest_eV_per_atom", SimulationResult.number(lowest(true)))
        .put("relaxed", orderings.stream().filter(o -> o.relaxedEnergy().isPresent()).count())
        .put("relaxations_converged", converged())
        .put("max_grade", SimulationResult.number(maxGrade()))
        .put("orderings", byRank);
  }

  private Json.Obj json(Ordering ordering) {
    return new Json.Obj()
        .put("formula", ordering.structure().formula())
        .put("atoms", ordering.structure().size())
        .put("cells", ordering.size())
        .put("multiplicity", SimulationResult.number(ordering.multiplicity()))
        .put("ewald_eV_per_atom", SimulationResult.number(ordering.ewald()))
        .put("ewald_above_lowest_meV_per_atom", above(ordering.ewald(), lowest(false)))
        .put("energy_eV_per_atom", SimulationResult.number(ordering.relaxedEnergy()))
        .put("energy_above_lowest_meV_per_atom", above(ordering.relaxedEnergy(), lowest(true)))
        .put("converged", ordering.converged())
        .put("max_grade", SimulationResult.number(ordering.maxGrade()));
  }

  private static Json above(OptionalDouble energy, OptionalDouble lowest) {
    return SimulationResult.number(
        energy.isPresent()
            ? OptionalDouble.of(1000 * (energy.getAsDouble() - lowest.orElseThrow()))
            : OptionalDouble.empty());
  }

  /** One line for each ordering. */
  public String csv() {
    StringBuilder text =
        new StringBuilder("rank,cells,atoms,multiplicity,ewald_eV_per_atom,energy_eV_per_atom\n");
    for (int k = 0; k < orderings.size(); k++) {
      Ordering o = orderings.get(k);
      text.append(k + 1).append(',').append(o.size()).append(',').append(o.structure().size());
      text.append(',').append(cell(o.multiplicity())).append(',').append(cell(o.ewald()));
      text.append(',').append(cell(o.relaxedEnergy())).append('\n');
    }
    return text.toString();
  }

  private static String cell(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }
}
