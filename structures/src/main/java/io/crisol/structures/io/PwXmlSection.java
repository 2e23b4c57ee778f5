package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Labels;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a {@code step} or {@code output} element of pw.x's XML says. */
final class PwXmlSection {
  private static final double FORCE = Units.HARTREE / Units.BOHR;
  private static final double STRESS = 2 * PwNumbers.STRESS_OF_RYDBERG;

  private final int line;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<String> labels = new ArrayList<>();
  private double[] positions = new double[0];
  private String announced;

  PwXmlSection(int line) {
    this.line = line;
  }

  int line() {
    return line;
  }

  /** Keeps the text of an element under a name. */
  void put(String name, String text) {
    texts.put(name, text);
  }

  /** The number of atoms that the structure announces. */
  void announce(String nat) {
    announced = nat;
    labels.clear();
  }

  /** An atom and its position in bohr. */
  void atom(String label, String text, CalculationReader reader) {
    double[] row = PwNumbers.numbers(text, 3);
    if (row == null || label == null) {
      throw reader.malformed(text, "the position of an atom");
    }
    positions = PwOutputCrystal.append(positions, labels.size(), row);
    labels.add(label);
  }

  private Optional<double[]> numbers(String name, int count, CalculationReader reader) {
    String text = texts.get(name);
    if (text == null) {
      return Optional.empty();
    }
    double[] values = PwNumbers.numbers(text, count);
    if (values == null) {
      throw reader.malformed(text, count + " numbers of <" + name + ">");
    }
    return Optional.of(values);
  }

  /** Whether a structure is there. */
  boolean hasStructure() {
    return !labels.isEmpty() && texts.containsKey("a1") && texts.containsKey("a3");
  }

  Structure structure(PwSpecies species, CalculationReader reader) {
    double nat = announced == null ? labels.size() : Numbers.parse(announced.strip());
    if (nat != labels.size()) {
      throw reader.malformed("nat=" + announced, labels.size() + " atoms, which follow,");
    }
    double[] cell = new double[9];
    for (int a = 0; a < 3; a++) {
      String name = "a" + (a + 1);
      double[] row =
          numbers(name, 3, reader).orElseThrow(() -> reader.malformed("", "<" + name + ">"));
      System.arraycopy(row, 0, cell, 3 * a, 3);
    }
    return new Structure(
        Cell.periodic(PwNumbers.scaled(cell, Units.BOHR)),
        species.elements(labels),
        PwNumbers.scaled(Arrays.copyOf(positions, 3 * labels.size()), Units.BOHR));
  }

  Map<String, String> metadata(Element[] elements, CalculationReader reader) {
    Map<String, String> metadata = new LinkedHashMap<>(PwSpecies.metadata(labels, elements));
    numbers("demet", 1, reader)
        .ifPresent(
            value -> metadata.put("smearing_minus_TS", Double.toString(value[0] * Units.HARTREE)));
    return metadata;
  }

  /** Whether the SCF converged; empty where the file does not say. */
  Optional<Boolean> converged(Optional<Double> threshold) {
    String said = texts.get("scf_conv/convergence_achieved");
    if (said != null) {
      return Optional.of("true".equals(said.strip()));
    }
    double error = Numbers.parse(texts.getOrDefault("scf_conv/scf_error", "").strip());
    return Double.isNaN(error) ? Optional.empty() : threshold.map(limit -> error <= limit);
  }

  /** Whether the relaxation ended, so that atoms did not move after the last forces. */
  boolean isRelaxed() {
    return "true".equals(texts.getOrDefault("opt_conv/convergence_achieved", "").strip());
  }

  boolean hasEnergy() {
    return texts.containsKey("etot");
  }

  Labels labels(CalculationReader reader, Optional<double[]> mask) {
    Labels result =
        Labels.NONE.withEnergy(
            numbers("etot", 1, reader)
                    .orElseThrow(() -> reader.malformed("", "<etot> of a step"))[0]
                * Units.HARTREE);
    Optional<double[]> forces = numbers("forces", 3 * labels.size(), reader);
    if (forces.isPresent() && isZeroWhereFixed(forces.get(), mask)) {
      reader
          .notes()
          .note(
              "forces are not taken: pw.x writes zero for fixed atoms here; its text output has"
                  + " them");
    } else if (forces.isPresent()) {
      result = result.withForces(PwNumbers.scaled(forces.get(), FORCE));
    }
    Optional<double[]> stress = numbers("stress", 9, reader);
    return stress.isPresent() ? result.withStress(PwNumbers.scaled(stress.get(), STRESS)) : result;
  }

  private static boolean isZeroWhereFixed(double[] forces, Optional<double[]> mask) {
    boolean fixed = false;
    for (int k = 0; mask.isPresent() && k < forces.length; k++) {
      if (mask.get()[k] == 0) {
        fixed = true;
        if (forces[k] != 0) {
          return false;
        }
      }
    }
    return fixed;
  }

  /** Whether cell and positions are the same as another's to the digits that pw.x keeps. */
  boolean isWhere(PwXmlSection other) {
    for (String vector : List.of("a1", "a2", "a3")) {
      if (!isClose(PwNumbers.numbers(text(vector), 3), PwNumbers.numbers(other.text(vector), 3))) {
        return false;
      }
    }
    return labels.equals(other.labels)
        && isClose(
            Arrays.copyOf(positions, 3 * labels.size()),
            Arrays.copyOf(other.positions, 3 * labels.size()));
  }

  boolean hasEnergyOf(PwXmlSection other) {
    return isClose(PwNumbers.numbers(text("etot"), 1), PwNumbers.numbers(other.text("etot"), 1));
  }

  private String text(String name) {
    return texts.getOrDefault(name, "");
  }

  private static boolean isClose(double[] a, double[] b) {
    if (a == null || b == null) {
      return false;
    }
    for (int k = 0; k < a.length; k++) {
      if (Math.abs(a[k] - b[k]) > 1e-12 * (1 + Math.abs(a[k]))) {
        return false;
      }
    }
    return true;
  }
}
