package io.crisol.simulation.orderings;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The charges that orderings are ranked by: given, or guessed from usual oxidation states. */
final class ChargeChoice {
  private final PartialCrystal crystal;
  private final OrderingOptions options;
  private final Consumer<String> notes;
  private Optional<Map<Element, Double>> charges = Optional.empty();

  ChargeChoice(PartialCrystal crystal, OrderingOptions options, Consumer<String> notes) {
    this.crystal = crystal;
    this.options = options;
    this.notes = notes;
  }

  /** By element, e; empty where there are none. */
  Map<Element, Double> chosen() {
    return charges.orElse(Map.of());
  }

  /** Charges of the colours, e; null where there are none. */
  double[] of(Palette palette) {
    if (!options.electrostatics()) {
      return null;
    }
    Map<Element, Integer> counts = new TreeMap<>();
    int[] composition = palette.composition();
    for (int c = 1; c < composition.length; c++) {
      counts.put(palette.elements().get(c - 1), composition[c]);
    }
    if (charges.isEmpty()) {
      charges = options.charges().isEmpty() ? OxidationStates.guess(counts) : Optional.of(given());
      tellCharges();
    }
    if (charges.isEmpty()) {
      return null;
    }
    double[] q = new double[composition.length];
    double sum = 0;
    for (int c = 1; c < q.length; c++) {
      q[c] = charges.get().get(palette.elements().get(c - 1));
      sum += q[c] * composition[c];
    }
    if (Math.abs(sum) > 1e-3) {
      throw Problem.CELL_CHARGED.with(String.format(Locale.ROOT, "%.3f", sum));
    }
    return q;
  }

  private Map<Element, Double> given() {
    Map<Element, Double> map = new TreeMap<>();
    options.charges().forEach((symbol, charge) -> map.put(Element.of(symbol), charge));
    crystal
        .composition()
        .keySet()
        .forEach(
            element -> {
              if (!map.containsKey(element)) {
                throw Problem.OPTION_INVALID.with(
                    "charges",
                    options.charges(),
                    "there is none for " + element,
                    "give one for each element, 0 where it has none");
              }
            });
    return map;
  }

  private void tellCharges() {
    notes.accept(
        charges.isPresent()
            ? (options.charges().isEmpty() ? "guessed charges: " : "charges: ") + charges.get()
            : "no usual charges make this crystal neutral: orderings are not ranked; give"
                + " --charges");
  }
}
