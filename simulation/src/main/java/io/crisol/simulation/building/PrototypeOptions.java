package io.crisol.simulation.building;

import io.crisol.structures.Element;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A crystal of a known structure.
 *
 * @param formula elements
 * @param a lattice constant, Å
 * @param c the other one where the structure has one, Å
 */
public record PrototypeOptions(
    @Setting(help = "element, or formula; sublattices of equal number in the order of the elements")
        String formula,
    @Setting(help = "lattice constant a of the conventional cell", unit = "Å") double a,
    @Setting(help = "lattice constant c; the ideal one without it", unit = "Å") OptionalDouble c) {
  /** Refuses what cannot be. */
  public PrototypeOptions {
    Bench.require(a > 0, "a", a, "it is above 0 Å");
    c.ifPresent(length -> Bench.require(length > 0, "c", length, "it is above 0 Å"));
  }

  /** The crystal of a prototype. */
  Step of(Prototype prototype) {
    boolean cubic = prototype.system() == Prototype.System.CUBIC;
    Bench.require(
        !cubic || c.isEmpty(), "c", c.orElse(0), "a " + prototype.name() + " cell is a cube");
    Structure crystal =
        prototype.crystal(
            elements(prototype), prototype.cell(a, c.orElse(cubic ? a : prototype.ratio() * a)));
    return (Step.Beginning) _ -> List.of(crystal);
  }

  /** Elements go to sublattices of as many sites. */
  private Map<String, Element> elements(Prototype prototype) {
    Map<Element, Integer> counts = Formula.of(formula);
    Map<String, List<double[]>> lattices = prototype.sublattices();
    int smallest = lattices.values().stream().mapToInt(List::size).min().orElse(1);
    int least = counts.values().stream().mapToInt(Integer::intValue).min().orElse(1);
    List<Element> left = new ArrayList<>(counts.keySet());
    Map<String, Element> placed = new HashMap<>();
    for (var lattice : lattices.entrySet()) {
      left.stream()
          .filter(e -> counts.get(e) * smallest == lattice.getValue().size() * least)
          .findFirst()
          .ifPresent(
              element -> {
                placed.put(lattice.getKey(), element);
                left.remove(element);
              });
    }
    Bench.require(
        left.isEmpty() && placed.size() == lattices.size(),
        "formula",
        formula,
        "it does not fit "
            + prototype.name()
            + ", which is written as "
            + prototype.name()
            + ":"
            + prototype.example());
    return placed;
  }
}
