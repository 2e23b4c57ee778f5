package io.crisol.simulation.search;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A slice of one crystal and the rest of another, in a cell between the two. */
final class CrystalCut {
  private final SearchOptions options;
  private final RandomStream random;
  private final double part;
  private final Atoms child = new Atoms();
  private final Atoms left = new Atoms();

  CrystalCut(SearchOptions options, RandomStream random) {
    this.options = options;
    this.random = random;
    this.part = 0.2 + 0.6 * random.nextDouble();
  }

  /** The child of two crystals; its volume is that of its parts. */
  Crystal of(Crystal first, Crystal second) {
    Crystal a = first.shuffled(random);
    Crystal b = second.shuffled(random);
    double[] rows = new double[9];
    for (int k = 0; k < 9; k++) {
      rows[k] = part * a.rows()[k] + (1 - part) * b.rows()[k];
    }
    if (!Lattice.isThick(rows)) {
      rows = a.rows();
    }
    double perAtom = take(a, rows, true) + take(b, rows, false);
    if (options.isOverCompositions()) {
      fit();
    } else {
      complete();
    }
    return new Crystal(rows, child).scaled(perAtom * child.size()).reduced();
  }

  /**
   * Takes the atoms of a parent on its side of the cut and keeps the others in reserve.
   *
   * @return its share of the volume of an atom, Å³
   */
  private double take(Crystal parent, double[] rows, boolean below) {
    Cell cell = Cell.periodic(parent.rows());
    for (int i = 0; i < parent.atoms().size(); i++) {
      double[] f = parent.fractional(cell, i);
      Atoms side = (f[0] < part) == below ? child : left;
      side.add(parent.atoms().element(i), Lattice.place(rows, f));
    }
    return (below ? part : 1 - part) * cell.volume() / parent.atoms().size();
  }

  /** Brings the number of atoms into its range. */
  private void fit() {
    while (child.size() > options.most()) {
      child.remove(random.nextInt(child.size()));
    }
    while (child.size() < options.fewest()) {
      restore(random.nextInt(left.size()));
    }
  }

  private void restore(int k) {
    child.add(left.element(k), left.place(k));
    left.remove(k);
  }

  /** Brings the atoms to the composition. */
  private void complete() {
    Map<Element, Integer> wanted = new TreeMap<>();
    options.atomList().forEach(element -> wanted.merge(element, 1, Integer::sum));
    for (int i = 0; i < child.size(); i++) {
      wanted.merge(child.element(i), -1, Integer::sum);
    }
    wanted.forEach(
        (element, number) -> {
          for (int k = number; k < 0; k++) {
            child.remove(pick(child, element));
          }
          for (int k = 0; k < number; k++) {
            restore(pick(left, element));
          }
        });
  }

  private int pick(Atoms from, Element element) {
    List<Integer> fitting = new ArrayList<>();
    for (int k = 0; k < from.size(); k++) {
      if (from.element(k) == element) {
        fitting.add(k);
      }
    }
    return fitting.get(random.nextInt(fitting.size()));
  }
}
