package io.crisol.structures.io;

import io.crisol.structures.Problem;
import io.crisol.structures.Units;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The units of one frame as its metadata state them; eV, Å and eV/Å³ (positive in tension, the sign
 * of ASE) where they say nothing.
 */
final class FileUnits {
  private static final String STRESS = "stress";

  /** Spellings of units of energy, in eV. */
  private static final Map<String, Double> ENERGY =
      Map.ofEntries(
          Map.entry("ev", 1.0),
          Map.entry("mev", 1e-3),
          Map.entry("hartree", Units.HARTREE),
          Map.entry("ha", Units.HARTREE),
          Map.entry("eh", Units.HARTREE),
          Map.entry("ry", Units.HARTREE / 2),
          Map.entry("rydberg", Units.HARTREE / 2),
          Map.entry("kcal/mol", 4184 / 96485.33212331001),
          Map.entry("kj/mol", 1000 / 96485.33212331001));

  /** Spellings of units of length, in Å. */
  private static final Map<String, Double> LENGTH =
      Map.of(
          "angstrom",
          1.0,
          "ang",
          1.0,
          "a",
          1.0,
          "å",
          1.0,
          "bohr",
          Units.BOHR,
          "a0",
          Units.BOHR,
          "nm",
          10.0);

  /** Spellings of units of pressure, in eV/Å³. */
  private static final Map<String, Double> PRESSURE =
      Map.of(
          "gpa",
          1 / Units.GPA,
          "kbar",
          0.1 / Units.GPA,
          "kb",
          0.1 / Units.GPA,
          "bar",
          1e-4 / Units.GPA,
          "mpa",
          1e-3 / Units.GPA,
          "pa",
          1e-9 / Units.GPA);

  /** Names of whole systems of units: energy, length. */
  private static final Map<String, String[]> SYSTEMS =
      Map.of(
          "metal", new String[] {"ev", "angstrom"},
          "ase", new String[] {"ev", "angstrom"},
          "atomic", new String[] {"hartree", "bohr"},
          "au", new String[] {"hartree", "bohr"},
          "electron", new String[] {"hartree", "bohr"},
          "real", new String[] {"kcal/mol", "angstrom"});

  private final Map<String, Double> factors = new HashMap<>();
  private final Map<String, String> stated = new HashMap<>();
  private final Set<String> used = new TreeSet<>();

  /** Units stated by metadata keys such as units, energy_unit, stress_unit. */
  static FileUnits of(Map<String, String> metadata) {
    FileUnits units = new FileUnits();
    metadata.forEach(
        (key, value) -> {
          String word = key.toLowerCase(Locale.ROOT).replaceAll("[_\\-. ]?units?$", "");
          if (word.length() < key.length()) {
            units.state(key, word.replaceAll("[_\\-. ]?(ref|dft)[_\\-. ]?", ""), value);
          }
        });
    return units;
  }

  private void state(String key, String word, String value) {
    switch (word) {
      case "" -> system(key, value);
      case "energy" -> put(key, "energy", factor(ENERGY, value), value);
      case "length", "pos", "position", "positions" ->
          put(key, "length", factor(LENGTH, value), value);
      case "force", "forces" -> put(key, "forces", ratio(value, 1), value);
      case STRESS -> put(key, STRESS, stress(value), value);
      case "virial" -> put(key, "virial", factor(ENERGY, value), value);
      case "velocity", "velocities" -> put(key, "velocities", velocity(value), value);
      default -> {
        // The unit of something that Crisol does not use (temperature_unit): stays metadata.
      }
    }
  }

  private void system(String key, String value) {
    String[] parts = SYSTEMS.get(norm(value));
    if (parts == null) {
      parts = norm(value).split("[_,;\\s]+");
    }
    for (String part : parts) {
      if (ENERGY.containsKey(part)) {
        put(key, "energy", ENERGY.get(part), value);
      } else if (LENGTH.containsKey(part)) {
        put(key, "length", LENGTH.get(part), value);
      } else if (!part.isEmpty() && !part.contains("/")) {
        throw unknown(value, "metal, angstrom_eV, bohr_hartree, atomic, real");
      }
    }
  }

  private void put(String key, String quantity, double factor, String value) {
    factors.put(quantity, factor);
    stated.put(quantity, value);
    used.add(key);
  }

  private static double factor(Map<String, Double> table, String value) {
    Double found = table.get(norm(value));
    if (found == null) {
      throw unknown(value, String.join(", ", new TreeSet<>(table.keySet())));
    }
    return found;
  }

  /** An energy over a power of a length, such as eV/Å or Ha/bohr^3. */
  private static double ratio(String value, int power) {
    String[] parts = norm(value).split("/(?!mol)");
    if (parts.length != 2) {
      throw unknown(value, "an energy over a length, such as eV/Angstrom or Ha/bohr");
    }
    String length =
        LENGTH.containsKey(parts[1])
            ? parts[1]
            : parts[1].replaceAll("(\\^|\\*\\*)?[0-9]$|[²³]$", "");
    return factor(ENERGY, parts[0]) / Math.pow(factor(LENGTH, length), power);
  }

  private static double stress(String value) {
    Double pressure = PRESSURE.get(norm(value));
    return pressure == null ? ratio(value, 3) : pressure;
  }

  private static double velocity(String value) {
    String unit = norm(value);
    return switch (unit) {
      case "angstrom/fs", "a/fs", "ang/fs", "å/fs" -> 1;
      case "angstrom/ps", "a/ps", "ang/ps", "metal" -> 1e-3;
      case "nm/ps" -> 1e-2;
      case "ase" -> Math.sqrt(1 / Units.AMU);
      default -> throw unknown(value, "Angstrom/fs, Angstrom/ps, nm/ps, ase");
    };
  }

  private static RuntimeException unknown(String value, String known) {
    return Problem.UNIT_UNKNOWN.with(value, known);
  }

  private static String norm(String value) {
    return value.strip().toLowerCase(Locale.ROOT).replace("ångström", "angstrom");
  }

  /** Metadata keys that were understood; they no longer hold once the frame is converted. */
  Set<String> usedKeys() {
    return used;
  }

  /** Whether anything differs from eV and Å. */
  boolean isForeign() {
    return factors.values().stream().anyMatch(factor -> factor != 1);
  }

  double length() {
    return factors.getOrDefault("length", 1.0);
  }

  double energy() {
    return factors.getOrDefault("energy", 1.0);
  }

  double forces() {
    return factors.getOrDefault("forces", energy() / length());
  }

  double stress() {
    return factors.getOrDefault(STRESS, energy() / (length() * length() * length()));
  }

  double virial() {
    return factors.getOrDefault("virial", energy());
  }

  /** Factor to Å/fs where the file states the unit of velocities, else NaN. */
  double velocities() {
    return factors.getOrDefault("velocities", Double.NaN);
  }

  /** What a report says about the unit of a quantity. */
  String describe(LabelKey.Quantity quantity) {
    String unit =
        switch (quantity) {
          case ENERGY -> said("energy", "eV, of the whole cell");
          case FORCES -> said("forces", "eV/Å");
          case STRESS -> said(STRESS, "eV/Å³, positive in tension (ASE sign)");
          case VIRIAL -> said("virial", "eV, positive in compression; stress = −virial/V");
          case CHARGES -> "e";
          case VELOCITIES -> "Å/fs";
          case MOMENTA -> "ASE units, as ASE writes them";
          case ATOM_ENERGIES -> "eV";
        };
    return unit;
  }

  private String said(String quantity, String usual) {
    if (stated.containsKey(quantity)) {
      return stated.get(quantity) + " (stated), read as " + usual;
    }
    boolean derived = stated.containsKey("energy") || stated.containsKey("length");
    return derived ? "in the stated system of units, read as " + usual : usual + " (assumed)";
  }
}
