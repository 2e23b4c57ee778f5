package io.crisol.simulation.search;

import io.crisol.structures.Cell;
import io.crisol.structures.Matrix3;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;

/**
 * A crystal being put together.
 *
 * @param rows cell vectors, double[9], Å
 */
record Crystal(double[] rows, Atoms atoms) {
  /** Of a structure, in a reduced cell in standard position. */
  static Crystal of(Structure structure) {
    return new Crystal(structure.cell().vectors(), Atoms.of(structure)).reduced();
  }

  static double[] fractional(Cell cell, double[] place) {
    double[] f = new double[3];
    for (int a = 0; a < 3; a++) {
      double value = cell.fractional(a, place[0], place[1], place[2]);
      f[a] = value - Math.floor(value);
    }
    return f;
  }

  /** Fractional coordinates of an atom from 0 to below 1. */
  double[] fractional(Cell cell, int i) {
    return fractional(cell, atoms.place(i));
  }

  /** The same crystal in a reduced cell in standard position. */
  Crystal reduced() {
    double[] shorter = Lattice.reduced(rows);
    return inCell(shorter, Lattice.standard(shorter));
  }

  /** Atoms at the fractional coordinates that they have in one cell, in another. */
  private Crystal inCell(double[] here, double[] there) {
    Cell cell = Cell.periodic(here);
    Atoms moved = new Atoms();
    for (int i = 0; i < atoms.size(); i++) {
      moved.add(atoms.element(i), Lattice.place(there, fractional(cell, i)));
    }
    return new Crystal(there, moved);
  }

  /** The same with another volume, Å³. */
  Crystal scaled(double volume) {
    return inCell(rows, Lattice.scaled(rows, volume));
  }

  /** Deformed by a matrix F, double[9]: every vector v becomes F v. */
  Crystal deformed(double[] f) {
    double[] there = new double[9];
    for (int a = 0; a < 3; a++) {
      double[] row = {rows[3 * a], rows[3 * a + 1], rows[3 * a + 2]};
      Turns.apply(f, row);
      System.arraycopy(row, 0, there, 3 * a, 3);
    }
    return Math.abs(Matrix3.determinant(there)) > 0 ? inCell(rows, there) : this;
  }

  /** The same crystal with its vectors in another order and another origin. */
  Crystal shuffled(RandomStream random) {
    int[] order = {0, 1, 2};
    random.shuffle(order);
    double[] turned = new double[9];
    for (int a = 0; a < 3; a++) {
      System.arraycopy(rows, 3 * order[a], turned, 3 * a, 3);
    }
    double[] origin =
        Lattice.place(turned, random.nextDouble(), random.nextDouble(), random.nextDouble());
    Atoms moved = new Atoms();
    for (int i = 0; i < atoms.size(); i++) {
      double[] p = atoms.place(i);
      moved.add(atoms.element(i), p[0] + origin[0], p[1] + origin[1], p[2] + origin[2]);
    }
    return new Crystal(turned, moved).reduced();
  }
}
