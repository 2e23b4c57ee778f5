package io.crisol.simulation.building;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Atoms that are put together to a structure. */
final class AtomList {
  private final List<Element> elements = new ArrayList<>();
  private double[] positions = new double[96];

  /** Puts an atom at its end; Å. */
  AtomList add(Element element, double x, double y, double z) {
    int k = 3 * elements.size();
    if (k == positions.length) {
      positions = Arrays.copyOf(positions, 2 * k);
    }
    elements.add(element);
    positions[k] = x;
    positions[k + 1] = y;
    positions[k + 2] = z;
    return this;
  }

  AtomList add(Element element, double[] r) {
    return add(element, r[0], r[1], r[2]);
  }

  /** All atoms of a structure. */
  AtomList addAll(Structure structure) {
    for (int i = 0; i < structure.size(); i++) {
      add(structure.element(i), at(structure, i));
    }
    return this;
  }

  int size() {
    return elements.size();
  }

  Structure in(Cell cell) {
    return new Structure(
        cell, elements.toArray(Element[]::new), Arrays.copyOf(positions, 3 * elements.size()));
  }

  /** Position of an atom, double[3], Å. */
  static double[] at(Structure structure, int i) {
    return new double[] {
      structure.coordinate(3 * i), structure.coordinate(3 * i + 1), structure.coordinate(3 * i + 2)
    };
  }

  /** Those atoms of a structure, charges with them. */
  static Structure kept(Structure structure, IntPredicate which) {
    int[] kept = IntStream.range(0, structure.size()).filter(which).toArray();
    AtomList list = new AtomList();
    for (int i : kept) {
      list.add(structure.element(i), at(structure, i));
    }
    Structure rest = list.in(structure.cell());
    return structure
        .charges()
        .map(q -> rest.withCharges(Arrays.stream(kept).mapToDouble(i -> q[i]).toArray()))
        .orElse(rest);
  }

  /** A structure with one more atom; fixed charges are lost, since the new one has none. */
  static Structure with(Structure structure, Element element, double[] r) {
    return new AtomList().addAll(structure).add(element, r).in(structure.cell());
  }
}
