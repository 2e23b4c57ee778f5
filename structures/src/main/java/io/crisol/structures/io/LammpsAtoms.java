package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A frame as LAMMPS wants it: box, turned vectors, atom types. */
final class LammpsAtoms {
  /** Room around atoms in directions without a cell vector, Å. */
  private static final double ROOM = 10;

  private final Frame frame;
  private final TurnedCell turned;
  private final LammpsBox box;
  private final List<Element> types;
  private final int[] type;

  LammpsAtoms(Frame frame, Consumer<String> note) {
    this.frame = frame;
    Structure structure = frame.structure();
    Cell cell = structure.cell();
    double[] vectors = TurnedCell.completed(cell);
    double[] origin = makeRoom(structure, vectors, note);
    this.turned = TurnedCell.of(vectors);
    boolean[] periodic = new boolean[3];
    for (int a = 0; a < 3; a++) {
      periodic[a] = cell.isPeriodic(turned.axes()[a]);
    }
    this.box = new LammpsBox(turned.turn(origin), turned.vectors(), periodic);
    this.types = new ArrayList<>();
    this.type = new int[structure.size()];
    numberTypes();
    tell(note);
  }

  /** Moves and stretches the box of open directions until it holds all atoms; its corner. */
  private static double[] makeRoom(Structure structure, double[] vectors, Consumer<String> note) {
    Cell cell = structure.cell();
    double[] given = cell.vectors();
    double[] inverse = Matrix3.inverse(vectors);
    double[] origin = new double[3];
    boolean open = false;
    for (int a = 0; a < 3; a++) {
      if (cell.isPeriodic(a)) {
        continue;
      }
      boolean absent = Matrix3.rowNorm(given, a) == 0;
      double low = absent ? Double.POSITIVE_INFINITY : 0;
      double high = absent ? Double.NEGATIVE_INFINITY : 1;
      for (int i = 0; i < structure.size(); i++) {
        double f = fractional(structure, inverse, a, i);
        low = Math.min(low, f);
        high = Math.max(high, f);
      }
      double room = absent ? ROOM : 0;
      for (int x = 0; x < 3; x++) {
        origin[x] += (low - room) * vectors[3 * a + x];
        vectors[3 * a + x] *= high - low + 2 * room;
      }
      open = true;
    }
    if (open) {
      note.accept("directions without periodicity need \"boundary f\" in the LAMMPS input");
    }
    return origin;
  }

  private static double fractional(Structure structure, double[] inverse, int a, int i) {
    return structure.coordinate(3 * i) * inverse[a]
        + structure.coordinate(3 * i + 1) * inverse[3 + a]
        + structure.coordinate(3 * i + 2) * inverse[6 + a];
  }

  /** Types as the frame numbers them where that names one element each, else by appearance. */
  private void numberTypes() {
    double[] given = frame.columns().get("type");
    if (given != null && given.length == type.length && takeTypes(given)) {
      return;
    }
    types.clear();
    for (int i = 0; i < type.length; i++) {
      Element element = frame.structure().element(i);
      if (!types.contains(element)) {
        types.add(element);
      }
      type[i] = types.indexOf(element) + 1;
    }
  }

  private boolean takeTypes(double[] given) {
    for (int i = 0; i < given.length; i++) {
      int number = (int) given[i];
      if (number != given[i] || number < 1 || number > given.length) {
        return false;
      }
      while (types.size() < number) {
        types.add(null);
      }
      Element element = frame.structure().element(i);
      Element before = types.set(number - 1, element);
      if (before != null && before != element) {
        return false;
      }
      type[i] = number;
    }
    return !types.contains(null);
  }

  private void tell(Consumer<String> note) {
    if (turned.isSwapped()) {
      note.accept("the first two cell vectors changed places: LAMMPS needs right-handed ones");
    }
    if (turned.isTurned()) {
      note.accept("cell, positions and vectors are turned: LAMMPS needs its first vector along x");
    }
    double[] v = box.vectors();
    boolean skewed =
        Math.abs(v[3]) > 0.5 * v[0] || Math.abs(v[6]) > 0.5 * v[0] || Math.abs(v[7]) > 0.5 * v[4];
    if (skewed) {
      note.accept(
          "the box leans by more than half its width: older LAMMPS need \"box tilt large\"");
    }
  }

  LammpsBox box() {
    return box;
  }

  /** Type of an atom, from 1. */
  int type(int i) {
    return type[i];
  }

  /** Elements of types 1, 2, … */
  List<Element> types() {
    return types;
  }

  /** Positions, double[3N], Å, turned. */
  double[] positions() {
    return turned.turn(frame.structure().positions());
  }

  /** Forces, double[3N], eV/Å, turned. */
  Optional<double[]> forces() {
    return frame.labels().forces().map(turned::turn);
  }

  /** Velocities, double[3N], Å/fs, turned. */
  Optional<double[]> velocities() {
    return column("velocities").map(turned::turn);
  }

  /** Image flags, double[3N], whole numbers, in the order of the vectors. */
  Optional<double[]> images() {
    return column("image_flags").map(turned::reorder);
  }

  private Optional<double[]> column(String name) {
    return Optional.ofNullable(frame.columns().get(name))
        .filter(values -> values.length == 3 * frame.size());
  }

  /** A whole number without a decimal point. */
  static String whole(double value) {
    return Long.toString(Math.round(value));
  }
}
