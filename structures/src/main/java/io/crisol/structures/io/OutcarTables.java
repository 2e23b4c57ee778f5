package io.crisol.structures.io;

import io.crisol.structures.Problem;

/** The tables of an OUTCAR: cell vectors; positions and forces. */
final class OutcarTables {
  /**
   * Positions and forces.
   *
   * @param positions double[3N], Å
   * @param forces double[3N], eV/Å
   */
  record Table(double[] positions, double[] forces) {}

  private final TextSource source;
  private final VaspNumbers numbers = new VaspNumbers(6);

  OutcarTables(TextSource source) {
    this.source = source;
  }

  /** The three lines after "direct lattice vectors", double[9], or null where the file ends. */
  double[] cell() {
    double[] cell = new double[9];
    for (int k = 0; k < 9; k += 3) {
      String line = source.nextLine();
      if (line == null || numbers.read(line, 0) < 6 && source.peek(1).isEmpty()) {
        return null;
      }
      if (numbers.read(line, 0) < 3) {
        throw PoscarHeader.malformed(source, line, "a cell vector");
      }
      for (int x = 0; x < 3; x++) {
        cell[k + x] = numbers.get(x);
      }
    }
    return cell;
  }

  /** The table after "POSITION … TOTAL-FORCE", or null where the file ends in it. */
  Table table(int atoms) {
    source.nextLine();
    VaspRows positions = new VaspRows();
    VaspRows forces = new VaspRows();
    for (int i = 0; i < atoms; i++) {
      String line = source.nextLine();
      boolean whole = line != null && numbers.read(line, 0) == 6;
      if (line == null || source.peek(1).isEmpty()) {
        return null;
      }
      if (!whole) {
        throw PoscarHeader.malformed(
            source, line, "position and force of ion " + (i + 1) + " of " + atoms);
      }
      positions.add(numbers, 3);
      for (int x = 3; x < 6; x++) {
        forces.add(numbers.get(x));
      }
    }
    String end = source.nextLine();
    if (end != null && !end.strip().startsWith("---")) {
      throw Problem.FILE_MALFORMED.with(
          source.name(), "the table of forces does not end after its " + atoms + " ions");
    }
    return end == null ? null : new Table(positions.values(), forces.values());
  }
}
