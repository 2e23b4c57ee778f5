package io.crisol.structures;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers that carry their unit, as users write them: {@code 2 fs}, {@code 6 Å}, {@code 0.01
 * eV/angstrom}, {@code 1 GPa}.
 */
public final class Quantity {
  private static final Pattern TEXT =
      Pattern.compile("\\s*([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\\s*(.*?)\\s*");
  private static final Pattern POWER = Pattern.compile("([^\\d^-]+)(?:\\^?(-?\\d+))?");

  /** Exponents of energy, length, time, temperature, mass, charge, atoms, memory. */
  private static final int DIMENSIONS = 8;

  private static final Map<String, Unit> UNITS = units();

  private Quantity() {}

  /**
   * The value of a text in a given unit; a text without unit is taken to be in that unit.
   *
   * @param name what the value is for, used in messages
   * @param unit unit of the answer; empty for a plain number
   * @throws ProblemException OPTION_INVALID (no number, unknown unit, or a unit of another kind)
   */
  public static double parse(String name, String text, String unit) {
    Matcher matcher = TEXT.matcher(text);
    double number = matcher.matches() ? number(matcher.group(1)) : Double.NaN;
    if (Double.isNaN(number)) {
      throw invalid(name, text, "a number is needed", unit);
    }
    String given = matcher.group(2);
    if (given.isEmpty() || given.equals(unit)) {
      return number;
    }
    Unit from =
        find(given)
            .orElseThrow(
                () ->
                    invalid(name, text, "\"" + given + "\" is not a unit that Crisol knows", unit));
    Unit to = find(unit).orElse(Unit.NONE);
    if (!Arrays.equals(from.exponents, to.exponents)) {
      throw invalid(name, text, "it is measured in another kind of unit", unit);
    }
    return convert(number, from.factor / to.factor);
  }

  /**
   * Dividing by an exact power of ten keeps "0.5 ps" at 500 fs and "1.5 meV" at 0.0015 eV to the
   * last bit.
   */
  private static double convert(double number, double factor) {
    double inverse = Math.rint(1 / factor);
    return factor < 1 && Math.abs(inverse * factor - 1) < 1e-12
        ? number / inverse
        : number * factor;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException _) {
      return Double.NaN;
    }
  }

  private static ProblemException invalid(String name, String text, String why, String unit) {
    String remedy =
        unit.isEmpty()
            ? "give a plain number"
            : "give a number in " + unit + ", or with its unit such as \"1 " + unit + "\"";
    return Problem.OPTION_INVALID.with(name, text, why, remedy);
  }

  private static Optional<Unit> find(String text) {
    String plain = text.replace("²", "^2").replace("³", "^3").replace("⁻¹", "^-1").replace(" ", "");
    Unit whole = UNITS.get(plain);
    if (whole != null) {
      return Optional.of(whole);
    }
    Unit product = Unit.NONE;
    int sign = 1;
    for (String part : plain.split("/", -1)) {
      Matcher matcher = POWER.matcher(part);
      if (!part.equals("1")) {
        if (!matcher.matches() || !UNITS.containsKey(matcher.group(1))) {
          return Optional.empty();
        }
        int power = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
        product = product.times(UNITS.get(matcher.group(1)), sign * power);
      }
      sign = -1;
    }
    return Optional.of(product);
  }

  private static Map<String, Unit> units() {
    Map<String, Unit> table = new HashMap<>();
    double joule = 1 / 1.602176634e-19;
    double mole = 6.02214076e23;
    put(table, new int[] {1}, 1, "eV");
    put(table, new int[] {1}, 1e-3, "meV");
    put(table, new int[] {1}, Units.HARTREE, "Ha", "hartree", "Hartree");
    put(table, new int[] {1}, Units.HARTREE / 2, "Ry", "rydberg", "Rydberg");
    put(table, new int[] {1}, joule, "J");
    put(table, new int[] {1}, 1e-3 * joule, "mJ");
    put(table, new int[] {1}, 1e3 * joule / mole, "kJ/mol");
    put(table, new int[] {1}, 4184 * joule / mole, "kcal/mol");
    put(table, new int[] {0, 1}, 1, "Å", "Å", "A", "angstrom", "Angstrom", "ang");
    put(table, new int[] {0, 1}, 1e10, "m");
    put(table, new int[] {0, 1}, 10, "nm");
    put(table, new int[] {0, 1}, 0.01, "pm");
    put(table, new int[] {0, 1}, Units.BOHR, "bohr", "Bohr");
    put(table, new int[] {0, 0, 0, 1}, 1, "K");
    put(table, new int[] {0, 0, 0, 0, 1}, 1, "amu", "u");
    put(table, new int[] {0, 0, 0, 0, 0, 1}, 1, "e");
    put(table, new int[] {0, 0, 0, 0, 0, 0, 1}, 1, "atom");
    put(table, new int[0], 0.01, "%");
    putPressures(table);
    putTimes(table);
    putMemory(table);
    return table;
  }

  private static void putPressures(Map<String, Unit> table) {
    put(table, new int[] {1, -3}, 1 / Units.GPA, "GPa");
    put(table, new int[] {1, -3}, 1e-3 / Units.GPA, "MPa");
    put(table, new int[] {1, -3}, 1e-1 / Units.GPA, "kbar", "kB");
    put(table, new int[] {1, -3}, 1e-4 / Units.GPA, "bar");
    put(table, new int[] {1, -3}, 101325e-9 / Units.GPA, "atm");
  }

  private static void putTimes(Map<String, Unit> table) {
    put(table, new int[] {0, 0, 1}, 1, "fs");
    put(table, new int[] {0, 0, 1}, 1e3, "ps");
    put(table, new int[] {0, 0, 1}, 1e6, "ns");
    put(table, new int[] {0, 0, 1}, 1e15, "s");
    put(table, new int[] {0, 0, 1}, 60e15, "min");
    put(table, new int[] {0, 0, 1}, 3600e15, "h");
  }

  private static void putMemory(Map<String, Unit> table) {
    put(table, new int[] {0, 0, 0, 0, 0, 0, 0, 1}, 1, "GB");
    put(table, new int[] {0, 0, 0, 0, 0, 0, 0, 1}, 1e-3, "MB");
    put(table, new int[] {0, 0, 0, 0, 0, 0, 0, 1}, 1e3, "TB");
    put(table, new int[] {0, 0, 0, 0, 0, 0, 0, 1}, 1.073741824, "GiB");
    put(table, new int[] {0, 0, 0, 0, 0, 0, 0, 1}, 1.048576e-3, "MiB");
  }

  private static void put(
      Map<String, Unit> table, int[] exponents, double factor, String... names) {
    for (String name : names) {
      table.put(name, new Unit(Arrays.copyOf(exponents, DIMENSIONS), factor));
    }
  }

  /** A unit as a factor to the base units of Crisol. */
  private record Unit(int[] exponents, double factor) {
    static final Unit NONE = new Unit(new int[DIMENSIONS], 1);

    Unit times(Unit other, int power) {
      int[] sum = exponents.clone();
      for (int k = 0; k < DIMENSIONS; k++) {
        sum[k] += power * other.exponents[k];
      }
      return new Unit(sum, factor * StrictMath.pow(other.factor, power));
    }
  }
}
