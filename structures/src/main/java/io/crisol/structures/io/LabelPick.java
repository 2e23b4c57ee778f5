package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Chooses among the entries and columns of a frame those that are labels, and says which it left
 * aside.
 */
final class LabelPick {
  /** An entry or column that may be a label; values as in the file. */
  record Candidate(String key, LabelKey meaning, double[] values) {}

  /** Refuses values that are not finite. */
  interface FiniteCheck {
    /** Looks at values, so many per atom. */
    void require(double[] values, int width, String what);
  }

  private final Map<String, String> metadata;
  private final Map<String, double[]> columns;
  private final FileUnits units;
  private final ReadingNotes notes;
  private final FiniteCheck finite;
  private final int atoms;
  private final List<Candidate> candidates = new ArrayList<>();
  private final Set<String> leftAside = new LinkedHashSet<>();

  LabelPick(
      Map<String, String> metadata,
      Map<String, double[]> columns,
      FileUnits units,
      ReadingNotes notes,
      FiniteCheck finite,
      int atoms) {
    this.metadata = metadata;
    this.columns = new LinkedHashMap<>(columns);
    this.units = units;
    this.notes = notes;
    this.finite = finite;
    this.atoms = atoms;
    metadata.forEach(this::entry);
    columns.forEach(this::column);
  }

  private void entry(String key, String value) {
    LabelKey meaning = LabelKey.of(key).orElse(null);
    boolean whole =
        meaning != null
            && switch (meaning.quantity()) {
              case ENERGY, STRESS, VIRIAL -> true;
              default -> false;
            };
    if (whole) {
      double[] values = numbers(key, value);
      if (values != null) {
        candidates.add(new Candidate(key, meaning, values));
      }
    } else if (meaning == null && soundsLikeLabel(key)) {
      notes.note("\"" + key + "\" is no key that Crisol takes for a label: kept as text");
    }
  }

  private static boolean soundsLikeLabel(String key) {
    String word = key.toLowerCase(Locale.ROOT);
    return !word.endsWith("unit")
        && !word.endsWith("units")
        && (word.contains("energy")
            || word.contains("force")
            || word.contains("stress")
            || word.contains("virial"));
  }

  private double[] numbers(String key, String value) {
    String[] items = CommentLine.items(value);
    double[] values = new double[items.length];
    boolean absent = items.length == 0 || items.length == 1 && items[0].matches("(?i)none|null|T");
    for (int k = 0; k < items.length && !absent; k++) {
      values[k] = Numbers.exact(items[k]);
      if (!Double.isFinite(values[k])
          && (Numbers.isNan(items[k]) || Double.isInfinite(values[k]))) {
        throw Problem.NOT_FINITE.with(key);
      }
      if (Double.isNaN(values[k])) {
        if (soundsLikeLabel(key)) {
          throw Problem.FILE_MALFORMED.with("the frame", key + "=" + value + " is not a number");
        }
        absent = true;
      }
    }
    if (absent) {
      notes.note("\"" + key + "\" holds no number and gives no label");
    }
    return absent ? null : values;
  }

  private void column(String name, double[] values) {
    LabelKey meaning = LabelKey.of(name).orElse(null);
    int width = values.length / Math.max(1, atoms);
    boolean fits =
        meaning != null
            && switch (meaning.quantity()) {
              case FORCES, VELOCITIES, MOMENTA -> width == 3;
              case CHARGES, ATOM_ENERGIES -> width == 1;
              default -> false;
            };
    if (fits) {
      candidates.add(new Candidate(name, meaning, values));
    } else if (soundsLikeLabel(name)) {
      notes.note(
          "column \"" + name + "\" is not one that Crisol takes for a label: kept as a column");
    }
  }

  /**
   * Takes the most trusted candidate, or null; LABEL_CONFLICT where two equally trusted ones
   * differ.
   */
  Candidate take(LabelKey.Quantity quantity, String place) {
    return best(candidates.stream().filter(c -> c.meaning.quantity() == quantity).toList(), place);
  }

  private Candidate best(List<Candidate> found, String place) {
    List<Candidate> ranked =
        found.stream().sorted(Comparator.comparingInt(c -> c.meaning.rank())).toList();
    if (ranked.isEmpty()) {
      return null;
    }
    Candidate best = ranked.getFirst();
    for (Candidate other : ranked.subList(1, ranked.size())) {
      double difference = difference(best.values, other.values);
      if (other.meaning.rank() == best.meaning.rank()
          && difference > 1e-6 * (1 + largest(best.values))) {
        throw Problem.LABEL_CONFLICT
            .with("the frame", best.meaning.quantity().word(), best.key, other.key)
            .at(place);
      }
      notes.preferred(best.key, other.key, difference, "as written");
      leftAside.add(other.key);
    }
    return best;
  }

  Labels labels(Cell cell, String place) {
    Labels labels = Labels.NONE;
    Candidate energy = take(LabelKey.Quantity.ENERGY, place);
    if (energy != null) {
      if (energy.values.length != 1) {
        throw Problem.FILE_MALFORMED.with(
            "the frame", energy.key + " has " + energy.values.length + " numbers");
      }
      labels = labels.withEnergy(energy.values[0] * units.energy());
      use(energy, metadata.remove(energy.key));
    }
    Candidate forces = take(LabelKey.Quantity.FORCES, place);
    if (forces != null) {
      finite.require(forces.values, 3, "the force");
      labels = labels.withForces(scaled(forces.values, units.forces()));
      use(forces, columns.remove(forces.key));
    }
    Candidate charges = best(charges(true), place);
    if (charges != null) {
      finite.require(charges.values, 1, "the charge");
      labels = labels.withCharges(charges.values);
      use(charges, columns.remove(charges.key));
    }
    atomEnergies(place);
    double[] stress = stress(cell, place);
    return stress == null ? labels : labels.withStress(stress);
  }

  private void use(Candidate taken, Object removed) {
    if (removed != null) {
      notes.used(taken.meaning.quantity(), taken.key, units.describe(taken.meaning.quantity()));
    }
  }

  private void atomEnergies(String place) {
    Candidate energies = take(LabelKey.Quantity.ATOM_ENERGIES, place);
    if (energies != null && units.energy() != 1) {
      columns.put(energies.key, scaled(energies.values, units.energy()));
    }
  }

  private List<Candidate> charges(boolean reference) {
    return candidates.stream()
        .filter(
            c ->
                c.meaning.quantity() == LabelKey.Quantity.CHARGES
                    && c.meaning.isReference() == reference)
        .toList();
  }

  /** Charges given to the structure, double[N], or null. */
  double[] fixedCharges(String place) {
    Candidate charges = best(charges(false), place);
    if (charges == null) {
      return null;
    }
    finite.require(charges.values, 1, "the charge");
    notes.used(LabelKey.Quantity.CHARGES, charges.key, "e, fixed charges of the structure");
    columns.remove(charges.key);
    return charges.values;
  }

  private double[] stress(Cell cell, String place) {
    StressPick pick =
        new StressPick(
            take(LabelKey.Quantity.STRESS, place),
            take(LabelKey.Quantity.VIRIAL, place),
            units,
            notes);
    Candidate taken = pick.taken();
    double[] stress = taken == null ? null : pick.stress(cell);
    if (stress != null) {
      pick.leftAside().ifPresent(other -> leftAside.add(other.key));
      use(taken, metadata.remove(taken.key));
    }
    return stress;
  }

  /** Largest difference of two lists of numbers, infinite where one is longer. */
  static double difference(double[] a, double[] b) {
    double most = a.length == b.length ? 0 : Double.POSITIVE_INFINITY;
    for (int k = 0; k < Math.min(a.length, b.length); k++) {
      most = Math.max(most, Math.abs(a[k] - b[k]));
    }
    return most;
  }

  static double largest(double[] values) {
    double most = 0;
    for (double value : values) {
      most = Math.max(most, Math.abs(value));
    }
    return most;
  }

  /** The values themselves where the factor is 1. */
  static double[] scaled(double[] values, double factor) {
    if (factor == 1) {
      return values;
    }
    double[] result = values.clone();
    for (int k = 0; k < result.length; k++) {
      result[k] *= factor;
    }
    return result;
  }

  /** Columns that are no labels; mutable. */
  Map<String, double[]> columns() {
    return columns;
  }

  /** Keys of labels that were not taken. */
  Set<String> leftAside() {
    return leftAside;
  }
}
