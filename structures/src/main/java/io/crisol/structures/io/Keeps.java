package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What a format keeps of a frame; the rest is told in the same words for all formats. */
final class Keeps {
  /** Parts of a frame that not every format holds. */
  enum Part {
    ENERGY,
    FORCES,
    STRESS,
    /** Fixed charges of the structure. */
    CHARGES,
    /** Charges that a calculation gave. */
    REFERENCE_CHARGES,
    VELOCITIES,
    /** Cell vectors of a frame that does not repeat. */
    OPEN_CELL,
    /** Frames that repeat in some directions only. */
    SLABS,
    /** Frames without any cell. */
    MOLECULES,
    METADATA,
    COLUMNS
  }

  private static final String VELOCITIES = "velocities";
  private static final String OCCUPANCY = "occupancy";

  private final Set<Part> parts;
  private final Set<String> columns;

  private Keeps(Set<Part> parts, Set<String> columns) {
    this.parts = parts;
    this.columns = columns;
  }

  /** A format that keeps these parts. */
  static Keeps only(Part... parts) {
    return new Keeps(Set.copyOf(Arrays.asList(parts)), Set.of());
  }

  /** The same with columns of these names. */
  Keeps andColumns(String... names) {
    return new Keeps(parts, Set.of(names));
  }

  /**
   * Tells what of the frames is not kept, once each.
   *
   * @throws io.crisol.structures.ProblemException OUTPUT_UNFIT where partially occupied sites would
   *     become whole atoms
   */
  void tell(List<Frame> frames, Consumer<String> note) {
    if (!parts.contains(Part.COLUMNS) && !columns.contains(OCCUPANCY)) {
      frames.forEach(Keeps::refusePartial);
    }
    Set<String> said = new TreeSet<>();
    Set<String> keys = new TreeSet<>();
    Set<String> lost = new TreeSet<>();
    for (Frame frame : frames) {
      labels(frame, said);
      cell(frame.structure().cell(), said);
      keys.addAll(frame.metadata().keySet());
      lost.addAll(frame.columns().keySet());
    }
    said.forEach(note);
    if (parts.contains(Part.VELOCITIES)) {
      lost.remove(VELOCITIES);
    }
    lost.removeAll(columns);
    list("columns", lost, Part.COLUMNS, note);
    list("entries", keys, Part.METADATA, note);
  }

  private static void refusePartial(Frame frame) {
    double[] occupancies = frame.columns().getOrDefault(OCCUPANCY, new double[0]);
    long partial = Arrays.stream(occupancies).filter(occupancy -> occupancy < 1).count();
    if (partial > 0) {
      throw Problem.OUTPUT_UNFIT.with(
          "asked for",
          partial
              + " of the "
              + frame.size()
              + " atoms of "
              + frame.source()
              + " have an occupancy below 1, and it would make whole atoms of them; extxyz, cif and"
              + " pymatgen-json keep occupancies");
    }
  }

  private void labels(Frame frame, Set<String> said) {
    Labels labels = frame.labels();
    lack(labels.energy().isPresent(), Part.ENERGY, "the energy is not written", said);
    lack(labels.forces().isPresent(), Part.FORCES, "the forces are not written", said);
    lack(labels.stress().isPresent(), Part.STRESS, "the stress is not written", said);
    lack(
        labels.charges().isPresent(),
        Part.REFERENCE_CHARGES,
        "the charges of the calculation are not written",
        said);
    lack(
        frame.structure().charges().isPresent(),
        Part.CHARGES,
        "the charges of the structure are not written",
        said);
  }

  private void cell(Cell cell, Set<String> said) {
    boolean empty = Arrays.stream(cell.vectors()).allMatch(component -> component == 0);
    boolean slab = cell.isPeriodic() && !cell.isBulk();
    lack(
        slab,
        Part.SLABS,
        "frames that repeat in some directions only are written as repeating in all",
        said);
    lack(
        empty, Part.MOLECULES, "frames without a cell are written in a box around the atoms", said);
    lack(
        !cell.isPeriodic() && !empty,
        Part.OPEN_CELL,
        "the cell of frames that do not repeat is not written",
        said);
  }

  private void lack(boolean present, Part part, String text, Set<String> said) {
    if (present && !parts.contains(part)) {
      said.add(text);
    }
  }

  private void list(String what, Set<String> names, Part part, Consumer<String> note) {
    if (!parts.contains(part) && !names.isEmpty()) {
      note.accept(what + " not written: " + String.join(", ", names));
    }
  }
}
