package io.crisol.bench;

import io.crisol.structures.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A finished run of LAMMPS.
 *
 * @param folder where its files are
 * @param log its log file
 */
record LammpsRun(Path folder, Path log) {
  /**
   * Runs an input.
   *
   * @throws IllegalStateException where LAMMPS fails
   */
  static LammpsRun of(Path folder, String name, String input)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve(name + ".in"), input);
    Path log = folder.resolve(name + ".log");
    Process process =
        new ProcessBuilder("lmp", "-in", name + ".in", "-log", name + ".log")
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectErrorStream(true)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("LAMMPS failed: see " + log);
    }
    return new LammpsRun(folder, log);
  }

  /**
   * The beginning of an input: an fcc crystal of {@code times}³ cells, potential, list, timestep in
   * fs.
   */
  static String header(Element element, double a, int times, String style, double timestep) {
    return "units metal%natom_style atomic%nlattice fcc %s%nregion b block 0 %d 0 %d 0 %d%n"
            .formatted(a, times, times, times)
        + "create_box 1 b%ncreate_atoms 1 box%nmass 1 %s%n".formatted(element.mass())
        + style
        + "neighbor 1.0 bin%nneigh_modify every 1 delay 0 check yes%ntimestep %s%n"
            .formatted(timestep / 1000);
  }

  /** The thermo tables of the log, one per run. */
  List<List<double[]>> tables() throws IOException {
    List<List<double[]>> tables = new ArrayList<>();
    boolean inside = false;
    for (String line : Files.readAllLines(log)) {
      if (line.strip().startsWith("Step")) {
        tables.add(new ArrayList<>());
        inside = true;
      } else if (line.startsWith("Loop time")) {
        inside = false;
      } else if (inside) {
        tables.getLast().add(numbers(line));
      }
    }
    return tables;
  }

  /** Rows r, g, standard error of g from the files {@code rdf-0.txt} … of the blocks of a run. */
  List<double[]> rdf(int blocks) throws IOException {
    List<List<double[]>> files = new ArrayList<>();
    for (int b = 0; b < blocks; b++) {
      files.add(
          Files.readAllLines(folder.resolve("rdf-" + b + ".txt")).stream()
              .filter(line -> !line.startsWith("#"))
              .map(LammpsRun::numbers)
              .filter(row -> row.length >= 3)
              .toList());
    }
    List<double[]> rows = new ArrayList<>();
    for (int k = 0; k < files.getFirst().size(); k++) {
      int shell = k;
      Blocks g = new Blocks(files.stream().mapToDouble(f -> f.get(shell)[2]).toArray());
      rows.add(new double[] {files.getFirst().get(k)[1], g.mean(), g.error()});
    }
    return rows;
  }

  /** The numbers of a line, separated by blanks or commas. */
  static double[] numbers(String line) {
    return Arrays.stream(line.strip().split("[ ,\t]+")).mapToDouble(Double::parseDouble).toArray();
  }
}
