package io.crisol.simulation.montecarlo;

import io.crisol.simulation.run.GrowingFile;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** walk-N.csv and trajectory-N.xyz of a walk. */
final class WalkFiles implements AutoCloseable {
  private final List<Element> elements;
  private final Order order;
  private final McSampling sampling;
  private final GrowingFile table;
  private final GrowingFile trajectory;

  /** Files cut to these lengths; 0 and 0 for new ones. */
  WalkFiles(
      Path folder,
      int number,
      List<Element> elements,
      Order order,
      McSampling sampling,
      long tableLength,
      long trajectoryLength) {
    this.elements = elements;
    this.order = order;
    this.sampling = sampling;
    table = GrowingFile.open(folder.resolve(table(number)), tableLength);
    trajectory =
        GrowingFile.open(folder.resolve("trajectory-" + number + ".xyz"), trajectoryLength);
    if (tableLength == 0) {
      StringBuilder header = new StringBuilder("sweep,counted,temperature_K,energy_eV,atoms");
      elements.forEach(element -> header.append(',').append(element.symbol()));
      table.append(header + (order.isAsked() ? ",order" : "") + "\n");
    }
  }

  static String table(int number) {
    return "walk-" + number + ".csv";
  }

  /** Writes what is due after a sweep. */
  void accept(Walk walk) {
    if (walk.sweeps() % sampling.thermoInterval() == 0) {
      table.append(row(walk));
    }
    if (walk.sweeps() % sampling.trajectoryInterval() == 0) {
      trajectory.append(frame(walk));
    }
  }

  private String row(Walk walk) {
    StringBuilder row = new StringBuilder();
    row.append(walk.sweeps()).append(',').append(walk.counts() ? 1 : 0);
    row.append(',').append(walk.temperature()).append(',').append(walk.energy());
    row.append(',').append(walk.size());
    elements.forEach(element -> row.append(',').append(walk.size(element)));
    if (order.isAsked()) {
      row.append(',').append(walk.order(order));
    }
    return row.append('\n').toString();
  }

  private static String frame(Walk walk) {
    Structure now = walk.structure();
    Cell cell = now.cell();
    StringBuilder text = new StringBuilder(60 * now.size() + 300);
    text.append(now.size()).append('\n');
    if (cell.isPeriodic()) {
      text.append("Lattice=\"");
      for (int k = 0; k < 9; k++) {
        text.append(k == 0 ? "" : " ").append(cell.vector(k / 3, k % 3));
      }
      text.append("\" ");
    }
    text.append("Properties=species:S:1:pos:R:3 sweep=").append(walk.sweeps());
    text.append(" temperature_K=").append(walk.temperature());
    text.append(" energy=").append(walk.energy()).append(" pbc=\"");
    for (int a = 0; a < 3; a++) {
      text.append(a == 0 ? "" : " ").append(cell.isPeriodic(a) ? 'T' : 'F');
    }
    text.append("\"\n");
    for (int i = 0; i < now.size(); i++) {
      text.append(now.element(i).symbol());
      for (int k = 3 * i; k < 3 * i + 3; k++) {
        text.append(' ').append(now.coordinate(k));
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** Hands everything to the operating system and returns the lengths in bytes. */
  Json flush() {
    return new Json.Obj().put("table", table.flush()).put("trajectory", trajectory.flush());
  }

  @Override
  public void close() {
    try (GrowingFile _ = table) {
      trajectory.close();
    }
  }

  /**
   * The counted rows of a table.
   *
   * @return double[columns][rows], in the order of the header
   */
  static double[][] counted(Path folder, int number) {
    Path file = folder.resolve(table(number));
    try {
      List<String> lines = Files.readAllLines(file);
      List<double[]> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        double[] row = Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
        if (row[1] == 1) {
          rows.add(row);
        }
      }
      double[][] columns = new double[lines.getFirst().split(",").length][rows.size()];
      for (int r = 0; r < rows.size(); r++) {
        for (int c = 0; c < columns.length; c++) {
          columns[c][r] = rows.get(r)[c];
        }
      }
      return columns;
    } catch (IOException e) {
      throw Problem.FILE_MALFORMED.with(file, String.valueOf(e.getMessage())).causedBy(e);
    }
  }
}
