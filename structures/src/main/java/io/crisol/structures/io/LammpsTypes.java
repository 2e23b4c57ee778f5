package io.crisol.structures.io;

import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which element an atom type is: as the user says, else as a name beside the mass says, else as the
 * mass says where it fits one element only.
 */
final class LammpsTypes {
  /** Masses fit an element within this, amu, or within {@link #RELATIVE}. */
  private static final double ABSOLUTE = 0.02;

  private static final double RELATIVE = 0.003;
  private static final double DEUTERIUM = 2.01410;

  private final String file;
  private final List<Element> given;
  private final ReadingNotes notes;
  private final Map<Integer, Double> masses = new TreeMap<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final Map<Integer, Element> known = new HashMap<>();

  LammpsTypes(String file, List<Element> given, ReadingNotes notes) {
    this.file = file;
    this.given = given;
    this.notes = notes;
  }

  /** A type has this mass, amu. */
  void mass(int type, double mass) {
    masses.put(type, mass);
  }

  /** A word beside a type; it counts where it is the symbol of an element. */
  void name(int type, String word) {
    names.put(type, word);
  }

  /** The mass of a type, amu, or NaN. */
  double mass(int type) {
    return masses.getOrDefault(type, Double.NaN);
  }

  /** The element of a type from 1; TYPES_MISSING where nothing says it. */
  Element of(int type) {
    Element found = known.get(type);
    if (found == null) {
      found = find(type);
      known.put(type, found);
      Element other = named(type);
      if (!given.isEmpty() && other != null && other != found) {
        notes.note(
            "type " + type + " is " + found + " as given, though the file calls it " + other);
      }
    }
    return found;
  }

  private Element named(int type) {
    return Element.find(names.getOrDefault(type, "")).orElse(null);
  }

  private Element find(int type) {
    if (!given.isEmpty()) {
      if (type > given.size()) {
        throw unknown(
            type, "--types names " + given.size() + " elements and the file has more types");
      }
      return given.get(type - 1);
    }
    Element named = named(type);
    Optional<Element> weighed = masses.containsKey(type) ? ofMass(type) : Optional.empty();
    if (named != null && weighed.isPresent() && weighed.get() != named) {
      throw unknown(
          type, "the file calls it " + named + " and gives it the mass of " + weighed.get());
    }
    if (named != null) {
      notes.note("type " + type + " is " + named + " by its name in the file");
      return named;
    }
    if (weighed.isEmpty()) {
      throw unknown(type, reason(type));
    }
    notes.note(
        "type " + type + " is " + weighed.get() + " by its mass " + masses.get(type) + " amu");
    return weighed.get();
  }

  private String reason(int type) {
    if (!masses.containsKey(type)) {
      return "the file gives no element and no mass for it";
    }
    return reduced()
        ? "all masses are " + masses.get(type) + ", as in reduced units, and tell no element"
        : "its mass " + masses.get(type) + " amu fits no element, or more than one";
  }

  /** One mass of 1 for everything means that masses tell nothing. */
  private boolean reduced() {
    return masses.values().stream().allMatch(m -> m == 1);
  }

  private Optional<Element> ofMass(int type) {
    return reduced() ? Optional.empty() : ofMass(masses.get(type), notes);
  }

  /** The only element that has this mass within 0.02 amu or 0.3 %. */
  static Optional<Element> ofMass(double mass, ReadingNotes notes) {
    if (Math.abs(mass - DEUTERIUM) < ABSOLUTE) {
      notes.note("the mass of deuterium is read as H");
      return Optional.of(Element.H);
    }
    Element found = null;
    for (Element element : Element.values()) {
      if (Math.abs(element.mass() - mass) <= Math.max(ABSOLUTE, RELATIVE * element.mass())) {
        if (found != null) {
          return Optional.empty();
        }
        found = element;
      }
    }
    return Optional.ofNullable(found);
  }

  private RuntimeException unknown(int type, String why) {
    return Problem.TYPES_MISSING.with(file, "atom type " + type + ": " + why);
  }
}
