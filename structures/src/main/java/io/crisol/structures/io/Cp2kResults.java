package io.crisol.structures.io;

import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.Units;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Energy, forces and stress of one step of CP2K while it is read. */
final class Cp2kResults {
  private static final Pattern ENERGY =
      Pattern.compile("ENERGY\\| Total FORCE_EVAL \\( *(\\w+) *\\) energy *\\[([^\\]]*)\\]:?(.*)");

  private static final Pattern FORCES =
      Pattern.compile("(?:FORCES\\| Atomic forces|ATOMIC FORCES in) *\\[([^\\]]*)\\].*");

  private static final Pattern STRESS =
      Pattern.compile(
          "(?i)(?:STRESS\\| *)?(?:(?:analytical|numerical) +)?stress tensor *\\[([^\\]]*)\\].*");

  private boolean started;
  private int line;
  private boolean selfConsistent;
  private boolean converged;
  private boolean cut;
  private String unconverged = "";
  private String method = "";
  private double energy = Double.NaN;
  private double[] forces;
  private double[] stress;
  private final Map<String, String> metadata = new LinkedHashMap<>();

  /** Takes a line where it is a result; whether it was. */
  boolean take(String text, CalculationReader reader, int atoms) {
    if (text.startsWith("SCF WAVEFUNCTION OPTIMIZATION")) {
      selfConsistent = true;
      converged = false;
      begin(reader);
    } else if (text.startsWith("*** SCF run converged")
        || text.startsWith("outer SCF loop converged")) {
      converged = true;
    } else if (text.contains("SCF run NOT converged")
        || text.startsWith("outer SCF loop FAILED to converge")) {
      unconverged(text);
      begin(reader);
    } else if (text.startsWith("Electronic entropic energy:")) {
      metadata.put("electronic_entropic_energy", converted(text.substring(text.indexOf(':') + 1)));
    } else {
      return takesLabel(text, reader, atoms);
    }
    return true;
  }

  private void begin(CalculationReader reader) {
    line = started ? line : reader.source().line();
    started = true;
  }

  private boolean takesLabel(String text, CalculationReader reader, int atoms) {
    Matcher matcher = ENERGY.matcher(text);
    if (matcher.matches()) {
      begin(reader);
      method = matcher.group(1);
      energy = energy(matcher, text, reader);
      return true;
    }
    matcher = FORCES.matcher(text);
    if (matcher.matches()) {
      forces = forces(reader, atoms, forceUnit(matcher.group(1)));
      cut |= forces == null;
      return true;
    }
    matcher = STRESS.matcher(text);
    if (matcher.matches()) {
      stress = stress(reader, stressUnit(matcher.group(1)));
      cut |= stress == null;
      return true;
    }
    return false;
  }

  private static String converted(String text) {
    return Double.toString(Numbers.parse(text.strip()) * Units.HARTREE);
  }

  private static double energy(Matcher matcher, String text, CalculationReader reader) {
    String unit = matcher.group(2).strip().toLowerCase(Locale.ROOT);
    double factor =
        switch (unit) {
          case "a.u.", "hartree" -> Units.HARTREE;
          case "ev" -> 1;
          default -> throw Problem.UNIT_UNKNOWN.with(unit, "a.u., hartree, eV");
        };
    double[] value = PwNumbers.numbers(matcher.group(3), 1);
    if (value == null && !reader.isAtEnd()) {
      throw reader.malformed(text, "an energy");
    }
    return value == null ? Double.NaN : value[0] * factor;
  }

  private static double forceUnit(String text) {
    String unit = text.strip().toLowerCase(Locale.ROOT);
    return switch (unit) {
      case "a.u.", "hartree/bohr", "hartree*bohr^-1", "bohr^-1*hartree" ->
          Units.HARTREE / Units.BOHR;
      case "ev/angstrom", "ev*angstrom^-1", "angstrom^-1*ev" -> 1;
      default -> throw Problem.UNIT_UNKNOWN.with(text, "a.u., hartree/bohr, eV/angstrom");
    };
  }

  /** Factor from a pressure to a stress in eV/Å³. */
  private static double stressUnit(String text) {
    double gigapascals =
        switch (text.strip().toLowerCase(Locale.ROOT)) {
          case "gpa" -> 1;
          case "mpa" -> 1e-3;
          case "pa" -> 1e-9;
          case "bar" -> 1e-4;
          case "kbar", "kb" -> 0.1;
          case "atm" -> 1.01325e-4;
          case "a.u.", "hartree/bohr^3" ->
              Units.HARTREE / (Units.BOHR * Units.BOHR * Units.BOHR) * Units.GPA;
          default -> throw Problem.UNIT_UNKNOWN.with(text, "GPa, MPa, Pa, bar, kbar, atm, a.u.");
        };
    return -gigapascals / Units.GPA;
  }

  /** Forces in eV/Å, or null where the file ends before. */
  private static double[] forces(CalculationReader reader, int atoms, double unit) {
    TextSource source = reader.source();
    double[] values = new double[0];
    int count = 0;
    for (String text = source.nextLine(); text != null; text = source.nextLine()) {
      String row = text.replace("FORCES|", " ").strip();
      if (row.startsWith("SUM OF") || row.startsWith("Sum") || row.isEmpty() && count > 0) {
        if (atoms > 0 && count != atoms) {
          return cutOrMalformed(count, atoms, text, reader);
        }
        return PwNumbers.scaled(Arrays.copyOf(values, 3 * count), unit);
      }
      if (row.isEmpty() || row.startsWith("#") || row.startsWith("Atom")) {
        continue;
      }
      double[] force = force(PwNumbers.words(row), text.contains("FORCES|"), count);
      if (force == null && reader.isAtEnd()) {
        return null;
      }
      if (force == null) {
        throw reader.malformed(text, "the force on atom " + (count + 1));
      }
      values = PwOutputCrystal.append(values, count++, force);
    }
    return null;
  }

  private static double[] cutOrMalformed(
      int count, int atoms, String text, CalculationReader reader) {
    if (count < atoms && reader.isAtEnd()) {
      return null;
    }
    throw reader.malformed(text, "a force on each of " + atoms + " atoms, not " + count + ",");
  }

  /** Number, kind, element and force, or number, force and its length. */
  private static double[] force(String[] words, boolean recent, int count) {
    boolean fits = words.length >= 4 && words[0].equals(Integer.toString(count + 1));
    int from = recent ? 1 : 3;
    int to = recent ? Math.min(4, words.length) : words.length;
    return fits && to > from
        ? PwNumbers.numbers(String.join(" ", Arrays.copyOfRange(words, from, to)), 3)
        : null;
  }

  /** Stress in eV/Å³, or null where the file ends before. */
  private static double[] stress(CalculationReader reader, double unit) {
    double[] values = new double[9];
    int rows = 0;
    for (int k = 0; k < 8 && rows < 3; k++) {
      String text = reader.source().nextLine();
      if (text == null) {
        return null;
      }
      String row = text.replace("STRESS|", " ").strip();
      boolean named =
          row.length() > 1
              && row.regionMatches(true, 0, "xyz", rows, 1)
              && Character.isWhitespace(row.charAt(1));
      double[] numbers = named ? PwNumbers.numbers(row.substring(1), 3) : null;
      if (numbers != null) {
        System.arraycopy(numbers, 0, values, 3 * rows++, 3);
      }
    }
    if (rows < 3 && !reader.isAtEnd()) {
      throw reader.malformed("", "the three rows of the stress");
    }
    return rows < 3 ? null : PwNumbers.scaled(values, unit);
  }

  /** CP2K said that it did not converge. */
  void unconverged(String text) {
    unconverged = CalculationReader.quote(text.replace("*", " "));
    started = true;
  }

  boolean isStarted() {
    return started;
  }

  boolean hasEnergy() {
    return !Double.isNaN(energy);
  }

  boolean isUnconverged() {
    return !unconverged.isEmpty();
  }

  String complaint() {
    return unconverged;
  }

  int line() {
    return line;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  /** Why the results are no label; empty where they are one. */
  String flaw() {
    if (!hasEnergy() || cut) {
      return "the SCF was stopped, or the results were cut off";
    }
    boolean classical = "FIST".equals(method) && !selfConsistent;
    if (!classical && !converged) {
      return "CP2K does not say that the SCF converged";
    }
    return "";
  }

  /** Only where {@link #flaw} is empty. */
  Labels labels(boolean bulk, CalculationReader reader) {
    Labels labels = Labels.NONE.withEnergy(energy);
    labels = forces == null ? labels : labels.withForces(forces);
    if (stress != null && !bulk) {
      reader.notes().note("the stress of a cell with open directions is not taken");
    }
    return stress == null || !bulk ? labels : labels.withStress(stress);
  }
}
