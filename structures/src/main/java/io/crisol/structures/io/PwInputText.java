package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.function.Consumer;

/** Writes the skeleton of a pw.x input. */
final class PwInputText {
  /** Largest distance of k points that the skeleton proposes, 1/Å (2π included). */
  private static final double SPACING = 0.25;

  private PwInputText() {}

  static String of(Frame frame, Consumer<String> note) {
    Structure structure = frame.structure();
    requireCell(structure.cell(), note);
    losses(frame, note);
    note.accept(
        "cutoffs, k points and the names of the pseudopotentials must be filled in (\"FILL_IN\")");
    StringBuilder text = new StringBuilder(head(structure));
    text.append("ATOMIC_SPECIES\n");
    for (Element element : structure.elementSet()) {
      text.append(
          "%s %s FILL_IN_%s.UPF%n".formatted(element, Double.toString(element.mass()), element));
    }
    text.append("CELL_PARAMETERS angstrom\n");
    double[] cell = structure.cell().vectors();
    for (int a = 0; a < 3; a++) {
      text.append("%s %s %s%n".formatted(cell[3 * a], cell[3 * a + 1], cell[3 * a + 2]));
    }
    text.append("ATOMIC_POSITIONS angstrom\n");
    atoms(text, structure, frame.columns().get("move_mask"));
    return text.append("K_POINTS automatic\n").append(mesh(structure.cell())).toString();
  }

  private static void requireCell(Cell cell, Consumer<String> note) {
    if (cell.isBulk()) {
      return;
    }
    for (int a = 0; a < 3; a++) {
      boolean zero = cell.vector(a, 0) == 0 && cell.vector(a, 1) == 0 && cell.vector(a, 2) == 0;
      if (zero || !(cell.volume() > 0)) {
        throw Problem.OUTPUT_UNFIT.with(
            "espresso-in", "pw.x needs a periodic cell with three vectors");
      }
    }
    note.accept("pw.x repeats all three directions: the open ones become periodic");
  }

  private static void losses(Frame frame, Consumer<String> note) {
    Keeps.only(Keeps.Part.SLABS, Keeps.Part.MOLECULES, Keeps.Part.OPEN_CELL)
        .andColumns("move_mask")
        .tell(List.of(frame), note);
  }

  private static String head(Structure structure) {
    return """
        &CONTROL
          calculation = 'scf'
          tprnfor = .true.
          tstress = .true.
          pseudo_dir = './'
        /
        &SYSTEM
          ibrav = 0
          nat = %d
          ntyp = %d
          ! FILL_IN: a cutoff that suits the pseudopotentials, Ry
          ecutwfc = 60.0
        /
        &ELECTRONS
          conv_thr = 1.0e-9
        /
        """
        .formatted(structure.size(), structure.elementSet().size());
  }

  private static void atoms(StringBuilder text, Structure structure, double[] mask) {
    boolean flags = mask != null && mask.length == 3 * structure.size();
    for (int i = 0; i < structure.size(); i++) {
      text.append(structure.element(i));
      for (int axis = 0; axis < 3; axis++) {
        text.append(' ').append(structure.coordinate(3 * i + axis));
      }
      for (int axis = 0; flags && axis < 3; axis++) {
        text.append(mask[3 * i + axis] == 0 ? " 0" : " 1");
      }
      text.append('\n');
    }
  }

  private static String mesh(Cell cell) {
    StringBuilder text = new StringBuilder();
    for (int a = 0; a < 3; a++) {
      double needed = Math.ceil(2 * Math.PI / (cell.height(a) * SPACING));
      text.append((int) Math.clamp(needed, 1, 99)).append(' ');
    }
    return text.append("0 0 0\n").toString();
  }
}
