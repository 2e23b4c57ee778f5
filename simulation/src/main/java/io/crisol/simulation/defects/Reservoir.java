package io.crisol.simulation.defects;

import io.crisol.simulation.bulk.Ground;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Where the atoms of a defect come from and go to: chemical potentials, eV per atom. That of an
 * element is its own crystal's energy; of a compound as many are needed as it has elements less
 * one, since those of a formula add up to the energy of the crystal.
 *
 * @param potentials of the elements; empty where they are not known
 * @param reference what they are, in words
 * @param excess what those of the atoms of the cell add up to beyond the crystal, eV per atom: not
 *     zero where the crystal would grow or dissolve
 * @param crystal enthalpy of its cell, eV
 */
public record Reservoir(
    Map<Element, Double> potentials, String reference, double excess, double crystal) {

  static Reservoir of(Ground ground, double pressure, Map<String, Double> given) {
    Structure crystal = ground.structure();
    double energy = ground.relaxed().energy() + pressure * crystal.cell().volume();
    Map<Element, Double> known = new EnumMap<>(Element.class);
    given.forEach((symbol, value) -> known.put(Element.of(symbol), value));
    Map<Element, Integer> atoms = crystal.composition();
    known.keySet().retainAll(atoms.keySet());
    int missing = atoms.size() - known.size();
    if (missing > 1) {
      return new Reservoir(Map.of(), "none: no chemical potentials are given", 0, energy);
    }
    double sum = energy;
    for (var entry : known.entrySet()) {
      sum -= atoms.get(entry.getKey()) * entry.getValue();
    }
    if (missing == 0) {
      return new Reservoir(
          Map.copyOf(known), "the given chemical potentials", -sum / crystal.size(), energy);
    }
    for (Element element : atoms.keySet()) {
      if (!known.containsKey(element)) {
        known.put(element, sum / atoms.get(element));
      }
    }
    String reference =
        atoms.size() == 1 ? "the crystal" : "the given chemical potentials and the crystal";
    return new Reservoir(Map.copyOf(known), reference, 0, energy);
  }

  /** What the atoms that a defect takes from it and gives to it count, eV. */
  OptionalDouble exchanged(PointDefect defect) {
    if (potentials.isEmpty()) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (var entry : potentials.entrySet()) {
      sum -= defect.change(entry.getKey()) * entry.getValue();
    }
    return OptionalDouble.of(sum);
  }
}
