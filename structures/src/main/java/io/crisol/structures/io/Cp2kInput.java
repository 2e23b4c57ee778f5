package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Cell and coordinates of a CP2K input, as far as they stand in it as plain numbers. */
final class Cp2kInput {
  private final Deque<String> path = new ArrayDeque<>();
  private final double[] vectors = new double[9];
  private final boolean[] given = new boolean[3];
  private double[] lengths;
  private double[] angles = {90, 90, 90};
  private final List<String> labels = new ArrayList<>();
  private final List<double[]> rows = new ArrayList<>();
  private boolean scaled;
  private double unit = 1;
  private boolean foreign;

  private Cp2kInput() {}

  /** The input of this name in the folder of an output, where it is there and can be read. */
  static Optional<Cp2kInput> beside(String output, String name, ReadingNotes notes) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    if (!last.matches("[A-Za-z0-9_+.-]{1,200}") || last.matches("\\.+")) {
      return Optional.empty();
    }
    Path file = Path.of(output).resolveSibling(last);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (TextSource source = TextSource.open(file)) {
      Cp2kInput input = new Cp2kInput();
      for (String line = source.nextLine(); line != null; line = source.nextLine()) {
        input.take(line.replaceFirst("[!#].*", "").strip());
      }
      return input.foreign ? Optional.empty() : Optional.of(input);
    } catch (ProblemException e) {
      notes.remark(last + " beside it cannot be used: " + e.why());
      return Optional.empty();
    }
  }

  private void take(String text) {
    if (text.isEmpty()) {
      return;
    }
    foreign |= text.startsWith("@") || text.contains("$");
    if (text.regionMatches(true, 0, "&END", 0, 4)) {
      path.poll();
    } else if (text.startsWith("&")) {
      path.push(text.substring(1).split("\\s+", 2)[0].toUpperCase(Locale.ROOT));
    } else if ("CELL".equals(path.peek())) {
      cell(text);
    } else if ("COORD".equals(path.peek())) {
      coordinate(text);
    }
  }

  private void cell(String text) {
    String[] words = text.split("\\s+", 2);
    String key = words[0].toUpperCase(Locale.ROOT);
    String rest = words.length > 1 ? words[1] : "";
    switch (key) {
      case "A", "B", "C" -> {
        int a = key.charAt(0) - 'A';
        double[] row = quantities(rest);
        given[a] = row != null;
        if (row != null) {
          System.arraycopy(row, 0, vectors, 3 * a, 3);
        }
      }
      case "ABC" -> lengths = quantities(rest);
      case "ALPHA_BETA_GAMMA" -> {
        double[] numbers = PwNumbers.numbers(rest.replaceFirst("(?i)\\[deg\\]", ""), 3);
        foreign |= numbers == null;
        angles = numbers == null ? angles : numbers;
      }
      case "PERIODIC", "SYMMETRY" -> {
        // The output says it, too.
      }
      default -> foreign = true;
    }
  }

  /** Three lengths in Å, with or without a unit in brackets. */
  private double[] quantities(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    double factor = lower.contains("[bohr]") ? Units.BOHR : 1;
    double[] values = PwNumbers.numbers(lower.replaceAll("\\[(bohr|angstrom)\\]", " ").strip(), 3);
    foreign |= values == null;
    return values == null ? null : PwNumbers.scaled(values, factor);
  }

  private void coordinate(String text) {
    String[] words = PwNumbers.words(text);
    switch (words[0].toUpperCase(Locale.ROOT)) {
      case "SCALED" ->
          scaled = words.length < 2 || !words[1].toUpperCase(Locale.ROOT).contains("F");
      case "UNIT" -> {
        String name = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "";
        foreign |= !List.of("angstrom", "bohr", "[angstrom]", "[bohr]").contains(name);
        unit = name.contains("bohr") ? Units.BOHR : 1;
      }
      default -> {
        double[] row =
            words.length < 4
                ? null
                : PwNumbers.numbers(String.join(" ", Arrays.copyOfRange(words, 1, 4)), 3);
        foreign |= row == null;
        if (row != null) {
          labels.add(words[0]);
          rows.add(row);
        }
      }
    }
  }

  /** Vectors as rows, Å. */
  Optional<double[]> cell() {
    if (given[0] && given[1] && given[2]) {
      return Optional.of(vectors.clone());
    }
    return Optional.ofNullable(lengths).map(this::ofAngles);
  }

  private double[] ofAngles(double[] abc) {
    double[] cosines = new double[3];
    for (int k = 0; k < 3; k++) {
      cosines[k] = angles[k] == 90 ? 0 : StrictMath.cos(Math.toRadians(angles[k]));
    }
    double sine = Math.sqrt(1 - cosines[2] * cosines[2]);
    double y = (cosines[0] - cosines[1] * cosines[2]) / sine;
    double z = Math.sqrt(1 - cosines[1] * cosines[1] - y * y);
    return new double[] {
      abc[0],
      0,
      0,
      abc[1] * cosines[2],
      abc[1] * sine,
      0,
      abc[2] * cosines[1],
      abc[2] * y,
      abc[2] * z
    };
  }

  /** Positions in Å, where the input lists them. */
  Optional<double[]> positions(double[] cellVectors) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    double[] values = new double[3 * rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, values, 3 * i, 3);
    }
    return Optional.of(
        scaled ? PwNumbers.cartesian(values, cellVectors) : PwNumbers.scaled(values, unit));
  }

  /** The atoms that the input lists, in a cell. */
  Optional<Structure> structure(Cell cell) {
    Element[] elements =
        labels.stream().map(label -> PwSpecies.element(label, Double.NaN)).toArray(Element[]::new);
    return positions(cell.vectors()).map(values -> new Structure(cell, elements, values));
  }
}
