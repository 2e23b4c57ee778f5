package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Labels;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the steps of GPAW's text output. */
final class GpawTextReader extends CalculationReader {
  private final List<Element> elements = new ArrayList<>();
  private double[] positions;
  private double[] cell;
  private boolean[] periodic;
  private int line;
  private boolean converged;
  private boolean stopped;
  private boolean cut;
  private double energy = Double.NaN;
  private double free = Double.NaN;
  private double[] forces;
  private double[] stress;
  private String program = "GPAW";
  private String why = "it holds no total energy (\"Extrapolated:\")";
  private int steps;

  GpawTextReader(TextSource source) {
    super(source);
  }

  @Override
  String format() {
    return "GPAW text output";
  }

  @Override
  String reason() {
    return why;
  }

  @Override
  Origin origin(LabelKey.Quantity quantity) {
    return switch (quantity) {
      case ENERGY -> new Origin("Extrapolated", "eV, to zero smearing as ASE's energy");
      case FORCES -> new Origin("Forces in eV/Ang", "eV/Å");
      default -> new Origin("Stress tensor", "eV/Å³, positive in tension");
    };
  }

  @Override
  Optional<Step> step() {
    for (String text = source().nextLine(); text != null; text = source().nextLine()) {
      Optional<Step> done = take(text.strip());
      if (done.isPresent()) {
        return done;
      }
    }
    Optional<Step> last = finish(false);
    clear();
    return last;
  }

  private Optional<Step> take(String text) {
    if (text.equals("Positions:")) {
      Optional<Step> done = finish(true);
      clear();
      positions();
      return done;
    }
    if (text.startsWith("Timing:") || text.startsWith("Memory usage:")) {
      Optional<Step> done = finish(true);
      clear();
      return done;
    }
    switch (text) {
      case "Unit cell:" -> cell();
      case "Forces in eV/Ang:" -> {
        forces = rows(elements.size(), 2, "the force on an atom");
        cut |= forces == null;
      }
      case "Stress tensor:" -> {
        stress = rows(3, 0, "a row of the stress");
        cut |= stress == null;
      }
      default -> value(text);
    }
    return Optional.empty();
  }

  private void value(String text) {
    if (text.startsWith("Converged after")) {
      converged = true;
    } else if (text.startsWith("Did not converge")) {
      stopped = true;
    } else if (text.startsWith("Free energy:")) {
      free = number(text);
    } else if (text.startsWith("Extrapolated:")) {
      energy = number(text);
    } else if (text.startsWith("|__ |  _|___|_____|")) {
      program = "GPAW " + text.substring(text.lastIndexOf(' ') + 1);
    }
  }

  private double number(String text) {
    double value = Numbers.parse(text.substring(text.indexOf(':') + 1).strip());
    if (!Double.isFinite(value) && !isAtEnd()) {
      throw malformed(text, "an energy in eV");
    }
    return value;
  }

  /** Rows of three numbers after some words, or null where the file ends before. */
  private double[] rows(int count, int skipped, String expected) {
    double[] values = new double[0];
    for (int i = 0; i < count; i++) {
      String text = source().nextLine();
      String[] words = PwNumbers.words(text == null ? "" : text);
      double[] row =
          words.length < skipped + 3
              ? null
              : PwNumbers.numbers(
                  String.join(" ", Arrays.copyOfRange(words, skipped, words.length)), 3);
      if (row == null && isAtEnd()) {
        return null;
      }
      if (row == null) {
        throw malformed(text, expected);
      }
      values = PwOutputCrystal.append(values, i, row);
    }
    return Arrays.copyOf(values, 3 * count);
  }

  private void positions() {
    line = source().line();
    double[] values = new double[0];
    for (String text = source().nextLine(); text != null; text = source().nextLine()) {
      if (text.isBlank()) {
        positions = Arrays.copyOf(values, 3 * elements.size());
        return;
      }
      String[] words = PwNumbers.words(text);
      double[] row =
          words.length < 5
              ? null
              : PwNumbers.numbers(String.join(" ", Arrays.copyOfRange(words, 2, 5)), 3);
      if (row == null && isAtEnd()) {
        return;
      }
      if (row == null || !words[0].equals(Integer.toString(elements.size()))) {
        throw malformed(text, "atom " + elements.size() + " and its position");
      }
      values = PwOutputCrystal.append(values, elements.size(), row);
      elements.add(Element.of(words[1]));
    }
  }

  private void cell() {
    source().nextLine();
    double[] vectors = new double[9];
    boolean[] repeats = new boolean[3];
    for (int a = 0; a < 3; a++) {
      String text = source().nextLine();
      String[] words = PwNumbers.words(text == null ? "" : text);
      double[] row =
          words.length < 6
              ? null
              : PwNumbers.numbers(String.join(" ", Arrays.copyOfRange(words, 3, 6)), 3);
      if (row == null && isAtEnd()) {
        return;
      }
      if (row == null) {
        throw malformed(text, "a cell vector");
      }
      System.arraycopy(row, 0, vectors, 3 * a, 3);
      repeats[a] = "yes".equals(words[2]);
    }
    cell = vectors;
    periodic = repeats;
  }

  private void clear() {
    elements.clear();
    positions = null;
    converged = false;
    stopped = false;
    cut = false;
    energy = Double.NaN;
    free = Double.NaN;
    forces = null;
    stress = null;
  }

  private Optional<Step> finish(boolean proven) {
    if (positions == null || cell == null || positions.length == 0) {
      return Optional.empty();
    }
    steps++;
    Structure structure =
        new Structure(
            new Cell(cell, periodic[0], periodic[1], periodic[2]),
            elements.toArray(Element[]::new),
            positions);
    if (stopped) {
      why = "the SCF did not converge";
      return Optional.of(Step.unconverged(structure, Map.of(), line));
    }
    if (!proven || cut || !converged || !Double.isFinite(energy)) {
      why =
          proven
              ? "GPAW does not say that the SCF converged, or prints no energy"
              : "the file ends early: the run was killed or the file was cut";
      notes().remark("step " + steps + " is not used: " + why);
      return Optional.empty();
    }
    return Optional.of(labelled(structure));
  }

  private Step labelled(Structure structure) {
    Labels labels = Labels.NONE.withEnergy(energy);
    labels = forces == null ? labels : labels.withForces(forces);
    labels = stress == null || !structure.cell().isBulk() ? labels : labels.withStress(stress);
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("program", program);
    metadata.put("ionic_step", Integer.toString(steps));
    if (Double.isFinite(free)) {
      metadata.put("free_energy", Double.toString(free));
      if (Math.abs(free - energy) > 1e-6) {
        notes()
            .note("forces belong to the free energy, which differs from the extrapolated energy");
      }
    }
    return new Step(structure, labels, metadata, Map.of(), line);
  }
}
