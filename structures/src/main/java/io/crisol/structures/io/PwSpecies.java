package io.crisol.structures.io;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The atomic species of Quantum ESPRESSO: labels such as {@code Fe1}, {@code O_w} or {@code Li-h},
 * whose element is told by their first one or two letters and, where these fit two elements, by the
 * mass.
 */
final class PwSpecies {
  private final Map<String, Double> masses = new HashMap<>();

  /** A species is declared; mass in amu, NaN where it is not known. */
  void declare(String label, double mass) {
    masses.put(label, mass);
  }

  boolean isDeclared(String label) {
    return masses.containsKey(label);
  }

  boolean isEmpty() {
    return masses.isEmpty();
  }

  /** The element of a label; UNKNOWN_ELEMENT. */
  Element element(String label) {
    return element(label, masses.getOrDefault(label, Double.NaN));
  }

  static Element element(String label, double mass) {
    Optional<Element> two = symbol(label, 2);
    Optional<Element> one = symbol(label, 1);
    if (two.isPresent() && one.isPresent() && isFar(mass, two.get()) && !isFar(mass, one.get())) {
      return one.get();
    }
    return two.or(() -> one).orElseThrow(() -> Problem.UNKNOWN_ELEMENT.with(label));
  }

  private static Optional<Element> symbol(String label, int letters) {
    if (label.length() < letters) {
      return Optional.empty();
    }
    String head = label.substring(0, letters);
    return Element.find(
        head.substring(0, 1).toUpperCase(Locale.ROOT) + head.substring(1).toLowerCase(Locale.ROOT));
  }

  private static boolean isFar(double mass, Element element) {
    return !Double.isNaN(mass) && Math.abs(mass - element.mass()) > 0.2 * element.mass();
  }

  /** Elements of labels, in order. */
  Element[] elements(List<String> labels) {
    return labels.stream().map(this::element).toArray(Element[]::new);
  }

  /** The labels as metadata, where they say more than the elements do. */
  static Map<String, String> metadata(List<String> labels, Element[] elements) {
    List<String> symbols = new ArrayList<>();
    for (Element element : elements) {
      symbols.add(element.symbol());
    }
    return symbols.equals(labels) ? Map.of() : Map.of("species_labels", String.join(" ", labels));
  }
}
