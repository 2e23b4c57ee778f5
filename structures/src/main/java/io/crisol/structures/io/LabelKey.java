package io.crisol.structures.io;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The spellings under which files carry labels. A prefix or suffix such as REF_ or dft_ marks the
 * reference calculation and is preferred over the bare word.
 *
 * @param quantity what the key names
 * @param rank order of preference, lowest first
 */
record LabelKey(Quantity quantity, int rank) {
  /** What a key can name. */
  enum Quantity {
    ENERGY,
    FORCES,
    STRESS,
    VIRIAL,
    CHARGES,
    VELOCITIES,
    MOMENTA,
    ATOM_ENERGIES;

    /** Name in reports, e.g. "energy". */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  private static final int BARE = 100;

  private static final Set<String> MARKS =
      Set.of(
          "ref",
          "reference",
          "dft",
          "qm",
          "vasp",
          "qe",
          "castep",
          "aims",
          "cp2k",
          "abinitio",
          "target",
          "true",
          "label");

  /** Words for the same thing, the most trusted first. */
  private static final Map<Quantity, List<String>> WORDS =
      Map.of(
          Quantity.ENERGY,
          List.of(
              "energy",
              "correctedtotalenergy",
              "totalenergy",
              "toten",
              "etot",
              "totenergy",
              "potentialenergy",
              "epot",
              "potenergy",
              "e0",
              "e",
              "pe",
              "freeenergy"),
          Quantity.FORCES,
          List.of("forces", "force", "frc", "f"),
          Quantity.STRESS,
          List.of("stress", "stresses", "stresstensor"),
          Quantity.VIRIAL,
          List.of("virial", "virials"),
          Quantity.CHARGES,
          List.of("charge", "charges", "initialcharges", "initialcharge", "q"),
          Quantity.VELOCITIES,
          List.of("velocities", "velo", "vel", "velocity"),
          Quantity.MOMENTA,
          List.of("momenta"),
          Quantity.ATOM_ENERGIES,
          List.of("energies", "atomenergies", "localenergy", "atomicenergies"));

  /** What a key means, if it is one of the known spellings. */
  static Optional<LabelKey> of(String key) {
    String[] parts = key.toLowerCase(Locale.ROOT).split("[_\\-. ]+");
    StringBuilder word = new StringBuilder();
    boolean marked = false;
    for (String part : parts) {
      if (MARKS.contains(part)) {
        marked = true;
      } else {
        word.append(part);
      }
    }
    for (Map.Entry<Quantity, List<String>> entry : WORDS.entrySet()) {
      int position = entry.getValue().indexOf(word.toString());
      if (position >= 0) {
        return Optional.of(new LabelKey(entry.getKey(), position + (marked ? 0 : BARE)));
      }
    }
    return Optional.empty();
  }

  /** Whether the key says that its value comes from the reference calculation. */
  boolean isReference() {
    return rank < BARE;
  }
}
