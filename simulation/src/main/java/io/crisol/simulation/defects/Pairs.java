package io.crisol.simulation.defects;

import io.crisol.structures.Element;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Energies of sets of defects that leave the composition as it is, and so do not depend on any
 * chemical potential: Schottky (the atoms of a formula unit gone, and grown on elsewhere), Frenkel
 * (an atom gone into a void), antisite pairs (two atoms of different elements changed about); the
 * defects of a set far from each other.
 */
record Pairs(DefectsResult result) {
  void addTo(Json.Obj json) {
    schottky().ifPresent(energy -> json.put("schottky_eV", energy));
    Json.Obj frenkel = new Json.Obj();
    Json.Obj antisites = new Json.Obj();
    List<Element> elements = new ArrayList<>(result.ground().structure().elementSet());
    for (Element element : elements) {
      sum(
              energy(DefectKind.VACANCY, Optional.of(element), Optional.empty()),
              energy(DefectKind.INTERSTITIAL, Optional.empty(), Optional.of(element)))
          .ifPresent(energy -> frenkel.put(element.symbol(), energy));
      for (Element other : elements.subList(0, elements.indexOf(element))) {
        sum(
                energy(DefectKind.ANTISITE, Optional.of(element), Optional.of(other)),
                energy(DefectKind.ANTISITE, Optional.of(other), Optional.of(element)))
            .ifPresent(energy -> antisites.put(other + "_" + element, energy));
      }
    }
    json.put("frenkel_eV", frenkel).put("antisite_pairs_eV", antisites);
  }

  private static OptionalDouble sum(OptionalDouble a, OptionalDouble b) {
    return a.isPresent() && b.isPresent()
        ? OptionalDouble.of(a.getAsDouble() + b.getAsDouble())
        : OptionalDouble.empty();
  }

  private OptionalDouble energy(
      DefectKind kind, Optional<Element> removed, Optional<Element> added) {
    return result.defects().stream()
        .filter(d -> d.what().removed().equals(removed) && d.what().added().equals(added))
        .filter(d -> kind != DefectKind.VACANCY || d.what().kind() == kind)
        .flatMapToDouble(d -> d.large().energy().stream())
        .min();
  }

  /** Per formula unit: all its vacancies, and its energy in the crystal. */
  private OptionalDouble schottky() {
    Map<Element, Integer> atoms = result.ground().structure().composition();
    int units = atoms.values().stream().reduce(0, Pairs::divisor);
    double sum = result.reservoir().crystal() / units;
    for (var entry : atoms.entrySet()) {
      OptionalDouble one =
          energy(DefectKind.VACANCY, Optional.of(entry.getKey()), Optional.empty());
      if (one.isEmpty()) {
        return OptionalDouble.empty();
      }
      sum += entry.getValue() / units * one.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }

  private static int divisor(int a, int b) {
    return b == 0 ? a : divisor(b, a % b);
  }
}
