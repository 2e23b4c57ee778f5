package io.crisol.structures.io;

import io.crisol.structures.Labels;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Energy, forces and stress of one ionic step of pw.x while it is read. */
final class PwOutputResults {
  private boolean started;
  private int line;
  private double energy = Double.NaN;
  private double[] forces;
  private double[] stress;
  private boolean achieved;
  private boolean cut;
  private String unconverged = "";
  private boolean exchange;
  private boolean exchangeConverged;
  private final Map<String, String> metadata = new LinkedHashMap<>();

  /** A self-consistent calculation begins; what an earlier one found for this step is void. */
  void begin(int lineNumber) {
    line = started ? line : lineNumber;
    started = true;
    energy = Double.NaN;
    achieved = false;
    metadata.clear();
  }

  /** Takes a line where it is a result; whether it was. */
  boolean take(String whole, String text, CalculationReader reader, int atoms) {
    if (text.startsWith("!") && !text.startsWith("!!") && text.contains("total energy")) {
      energy = energy(whole, reader);
      line = started ? line : reader.source().line();
      started = true;
    } else if (text.startsWith("smearing contrib.")) {
      metadata.put("smearing_minus_TS", converted(text));
    } else if (text.startsWith("internal energy E=F+TS")) {
      metadata.put("internal_energy", converted(text.substring("internal energy E=".length())));
    } else if (text.startsWith("total magnetization")) {
      metadata.put("total_magnetization", Double.toString(PwNumbers.afterEquals(text)));
    } else if (text.startsWith("convergence has been achieved")) {
      achieved = true;
    } else if (text.startsWith("convergence NOT achieved")) {
      unconverged = CalculationReader.quote(text);
      started = true;
    } else if (text.startsWith("est. exchange err")) {
      exchange = true;
    } else if (text.startsWith("EXX self-consistency reached")) {
      exchangeConverged = true;
    } else {
      return takesBlock(text, reader, atoms);
    }
    return true;
  }

  private boolean takesBlock(String text, CalculationReader reader, int atoms) {
    if (text.startsWith("Forces acting on atoms")) {
      forces = forces(reader, atoms);
      cut |= forces == null;
    } else if (text.startsWith("total   stress")) {
      stress = stress(reader);
      cut |= stress == null;
    } else {
      return false;
    }
    return true;
  }

  private static double energy(String line, CalculationReader reader) {
    double[] value = number(line);
    if (value == null && !reader.isAtEnd()) {
      throw reader.malformed(line, "an energy in Ry");
    }
    return value == null ? Double.NaN : value[0] * PwNumbers.RYDBERG;
  }

  private static double[] number(String line) {
    String text = line.substring(line.indexOf('=') + 1).strip();
    return text.endsWith("Ry") && line.indexOf('=') > 0
        ? PwNumbers.numbers(text.substring(0, text.length() - 2), 1)
        : null;
  }

  private static String converted(String line) {
    return Double.toString(PwNumbers.afterEquals(line) * PwNumbers.RYDBERG);
  }

  /** Forces in eV/Å, or null where the file ends before. */
  private static double[] forces(CalculationReader reader, int atoms) {
    TextSource source = reader.source();
    String line = source.nextLine();
    while (line != null && line.isBlank()) {
      line = source.nextLine();
    }
    double[] values = new double[0];
    int count = 0;
    while (line != null && line.stripLeading().startsWith("atom ") && count <= atoms) {
      int at = line.indexOf("force");
      double[] row =
          at < 0 ? null : PwNumbers.numbers(line.substring(line.indexOf('=', at) + 1), 3);
      if (row == null && reader.isAtEnd()) {
        return null;
      }
      if (row == null) {
        throw reader.malformed(line, "the force on an atom");
      }
      values = PwOutputCrystal.append(values, count++, row);
      line = source.nextLine();
    }
    if (count < atoms && (line == null || reader.isAtEnd())) {
      return null;
    }
    if (count != atoms) {
      throw reader.malformed(line == null ? "" : line, "forces on " + atoms + " atoms, no more,");
    }
    return PwNumbers.scaled(Arrays.copyOf(values, 3 * atoms), PwNumbers.RYDBERG_PER_BOHR);
  }

  /** Stress in eV/Å³, positive in tension, or null where the file ends before. */
  private static double[] stress(CalculationReader reader) {
    double[] values = new double[9];
    for (int a = 0; a < 3; a++) {
      String line = reader.source().nextLine();
      double[] row = line == null ? null : PwNumbers.numbers(line, 6);
      if (row == null && reader.isAtEnd()) {
        return null;
      }
      if (row == null) {
        throw reader.malformed(line, "a row of the stress in Ry/bohr**3 and kbar");
      }
      System.arraycopy(row, 0, values, 3 * a, 3);
    }
    return PwNumbers.scaled(values, PwNumbers.STRESS_OF_RYDBERG);
  }

  boolean isStarted() {
    return started;
  }

  boolean hasForces() {
    return forces != null;
  }

  boolean isUnconverged() {
    return !unconverged.isEmpty();
  }

  boolean isConverged() {
    return achieved && !cut && Double.isFinite(energy) && (!exchange || exchangeConverged);
  }

  /** What pw.x said where it did not converge. */
  String complaint() {
    return unconverged;
  }

  int line() {
    return line;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  /** Only where {@link #isConverged}. */
  Labels labels() {
    Labels labels = Labels.NONE.withEnergy(energy);
    labels = forces == null ? labels : labels.withForces(forces);
    return stress == null ? labels : labels.withStress(stress);
  }
}
