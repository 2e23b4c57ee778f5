package io.crisol.simulation.search.hull;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Average voltages between the stable phases A_x·host against the metal A, at 0 K, entropies and
 * volumes left out:
 *
 * <pre>
 *   V = −[E(x₂) − E(x₁) − (x₂ − x₁) μ_A] / ((x₂ − x₁) e)
 * </pre>
 *
 * Source: Aydinol, Kohan, Ceder, Cho, Joannopoulos, PRB 56, 1354 (1997),
 * doi:10.1103/PhysRevB.56.1354.
 *
 * @param ion A, of charge +e
 * @param host formula of the rest
 * @param metal energy of the metal μ_A, eV per atom
 * @param steps from no ions to most
 * @param fillings the lowest structure of each number of ions
 */
public record VoltageCurve(
    Element ion, String host, double metal, List<Step> steps, List<Filling> fillings) {
  /** C/mol in mAh/g per amu: F / 3.6. */
  private static final double CAPACITY = 96485.33212 / 3.6;

  /** V: below this a step is no step. */
  private static final double ROUNDING = 1e-9;

  /**
   * Two phases side by side.
   *
   * @param from ions per host formula
   * @param to ions per host formula
   * @param voltage V
   * @param poor formula of the phase with fewer ions
   * @param rich formula of the phase with more ions
   * @param capacity ions taken up to the end of the step, mAh per gram of host
   */
  public record Step(
      double from, double to, double voltage, String poor, String rich, double capacity) {}

  /**
   * A host with some ions.
   *
   * @param ions per host formula
   * @param energy eV per host formula
   * @param formula of host and ions
   * @param formation energy relative to the host with fewest and with most ions, eV per host
   *     formula
   * @param above energy above the hull between these two, eV per host formula
   * @param source where it came from, for people
   */
  public record Filling(
      double ions, double energy, String formula, double formation, double above, String source) {
    private Json.Obj toJson() {
      return new Json.Obj()
          .put("x", ions)
          .put("formula", formula)
          .put("formation_energy_eV_per_host", formation)
          .put("above_hull_eV_per_host", above)
          .put("source", source);
    }
  }

  /**
   * The curve of phases that share a host.
   *
   * @param metal energy of the metal, eV per atom
   * @throws io.crisol.structures.ProblemException OPTION_INVALID (no ions, no host, several hosts)
   */
  public static VoltageCurve of(Collection<Phase> phases, Element ion, double metal) {
    Map<Element, Integer> host = host(phases, ion);
    int unit = host.values().stream().mapToInt(Integer::intValue).sum();
    List<Filling> fillings =
        phases.stream()
            .filter(phase -> phase.part(ion) < 1)
            .map(phase -> filling(phase, ion, unit))
            .sorted(Comparator.comparingDouble(Filling::ions).thenComparing(Filling::energy))
            .toList();
    double mass = host.entrySet().stream().mapToDouble(e -> e.getValue() * e.getKey().mass()).sum();
    List<Filling> hull = lower(fillings);
    return new VoltageCurve(
        ion, Phase.named(host), metal, steps(hull, metal, mass), placed(fillings, hull));
  }

  /** The lowest of each number of ions, with their places between the ends. */
  private static List<Filling> placed(List<Filling> fillings, List<Filling> hull) {
    List<Filling> placed = new ArrayList<>();
    for (Filling filling : fillings) {
      if (placed.isEmpty() || placed.getLast().ions < filling.ions) {
        double onEnds = between(hull.getFirst(), hull.getLast(), filling.ions);
        int k = 1;
        while (k < hull.size() - 1 && hull.get(k).ions < filling.ions) {
          k++;
        }
        double onHull =
            hull.size() == 1 ? filling.energy : between(hull.get(k - 1), hull.get(k), filling.ions);
        placed.add(
            new Filling(
                filling.ions,
                filling.energy,
                filling.formula,
                filling.energy - onEnds,
                hull.contains(filling) ? 0 : filling.energy - onHull,
                filling.source));
      }
    }
    return List.copyOf(placed);
  }

  private static double between(Filling a, Filling b, double ions) {
    return a.ions == b.ions
        ? a.energy
        : a.energy + (b.energy - a.energy) * (ions - a.ions) / (b.ions - a.ions);
  }

  private static List<Step> steps(List<Filling> hull, double metal, double mass) {
    List<Step> steps = new ArrayList<>();
    for (int k = 1; k < hull.size(); k++) {
      Filling poor = hull.get(k - 1);
      Filling rich = hull.get(k);
      double voltage = metal - (rich.energy - poor.energy) / (rich.ions - poor.ions);
      if (voltage <= ROUNDING) {
        break; // The metal takes the ions rather than the host.
      }
      double capacity = CAPACITY * rich.ions / mass;
      steps.add(new Step(poor.ions, rich.ions, voltage, poor.formula, rich.formula, capacity));
    }
    return List.copyOf(steps);
  }

  private static Map<Element, Integer> host(Collection<Phase> phases, Element ion) {
    Map<Element, Integer> host = Map.of();
    boolean ions = false;
    for (Phase phase : phases) {
      Map<Element, Integer> rest = new TreeMap<>(phase.counts());
      ions |= rest.remove(ion) != null && !rest.isEmpty();
      rest = Phase.reduced(rest);
      if (rest.isEmpty() || rest.equals(host)) {
        continue;
      }
      if (!host.isEmpty()) {
        throw severalHosts(ion, host, rest);
      }
      host = rest;
    }
    if (host.isEmpty() || !ions) {
      throw Problem.OPTION_INVALID.with(
          "ion",
          ion.symbol(),
          host.isEmpty() ? "there is no host" : "no structure of the host holds it",
          "give structures of one host, filled with more and fewer ions");
    }
    return host;
  }

  private static ProblemException severalHosts(
      Element ion, Map<Element, Integer> one, Map<Element, Integer> other) {
    return Problem.OPTION_INVALID.with(
        "ion",
        ion.symbol(),
        "without it the structures are not all of one host: "
            + Phase.named(one)
            + " and "
            + Phase.named(other),
        "give structures of one host, filled with more and fewer ions");
  }

  private static Filling filling(Phase phase, Element ion, int unit) {
    int ions = phase.counts().getOrDefault(ion, 0);
    double units = (double) (phase.atoms() - ions) / unit;
    return new Filling(
        ions / units,
        phase.energy() * phase.atoms() / units,
        phase.formula(),
        0,
        0,
        phase.source());
  }

  /** The lower hull of energies per host over the number of ions (Andrew's chain). */
  private static List<Filling> lower(List<Filling> sorted) {
    List<Filling> hull = new ArrayList<>();
    for (Filling next : sorted) {
      if (!hull.isEmpty() && hull.getLast().ions == next.ions) {
        continue;
      }
      while (hull.size() > 1 && !turnsUp(hull.get(hull.size() - 2), hull.getLast(), next)) {
        hull.removeLast();
      }
      hull.add(next);
    }
    return hull;
  }

  private static boolean turnsUp(Filling a, Filling b, Filling c) {
    return (b.energy - a.energy) * (c.ions - b.ions) < (c.energy - b.energy) * (b.ions - a.ions);
  }

  /** Mean voltage over all steps, V; NaN without steps. */
  public double average() {
    double sum = 0;
    double ions = 0;
    for (Step step : steps) {
      sum += step.voltage * (step.to - step.from);
      ions += step.to - step.from;
    }
    return sum / ions;
  }

  /** For results.json. */
  Json.Obj toJson() {
    Json.Arr list = new Json.Arr();
    for (Step step : steps) {
      list.add(
          new Json.Obj()
              .put("x_from", step.from)
              .put("x_to", step.to)
              .put("voltage_V", step.voltage)
              .put("from", step.poor)
              .put("to", step.rich)
              .put("capacity_mAh_per_g", step.capacity));
    }
    Json.Arr places = new Json.Arr();
    for (Filling filling : fillings) {
      places.add(filling.toJson());
    }
    Json.Obj json =
        new Json.Obj()
            .put("ion", ion.symbol())
            .put("host", host)
            .put("metal_eV_per_atom", metal)
            .put("steps", list)
            .put("fillings", places);
    return steps.isEmpty() ? json : json.put("average_voltage_V", average());
  }
}
