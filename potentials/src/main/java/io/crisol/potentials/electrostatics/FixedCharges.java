package io.crisol.potentials.electrostatics;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Charges of atoms: those of the structure where it has them, else those of the elements. */
final class FixedCharges {
  private final Map<Element, Double> charges;
  private final Set<Element> elements;

  /** Charges by element, e; where there are none every structure must bring its own. */
  FixedCharges(Map<Element, Double> charges) {
    charges.forEach(
        (element, charge) -> {
          if (!Double.isFinite(charge)) {
            throw Problem.PARAMETER_INVALID.with(
                element, charge, "a charge is a finite number of e", "correct it");
          }
        });
    this.charges = Collections.unmodifiableMap(new TreeMap<>(charges));
    Set<Element> known =
        charges.isEmpty() ? EnumSet.allOf(Element.class) : EnumSet.copyOf(charges.keySet());
    this.elements = Collections.unmodifiableSet(known);
  }

  /** By element, e. */
  Map<Element, Double> byElement() {
    return charges;
  }

  /** The elements served. */
  Set<Element> elements() {
    return elements;
  }

  /**
   * The charges of a structure, double[N], e.
   *
   * @throws io.crisol.structures.ProblemException POTENTIAL_ELEMENT, CHARGES_MISSING
   */
  double[] of(Structure structure) {
    for (Element element : structure.elementSet()) {
      if (!elements.contains(element)) {
        throw Problem.POTENTIAL_ELEMENT.with(element.symbol(), elements);
      }
    }
    if (structure.charges().isPresent()) {
      return structure.charges().get();
    }
    if (charges.isEmpty()) {
      throw Problem.CHARGES_MISSING.with("this potential");
    }
    double[] q = new double[structure.size()];
    for (int i = 0; i < q.length; i++) {
      q[i] = charges.get(structure.element(i));
    }
    return q;
  }
}
