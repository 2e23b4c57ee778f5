package io.crisol.simulation.search;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;

/** Atoms being put together: their elements and places, Å. */
final class Atoms {
  private final List<Element> elements = new ArrayList<>();
  private final List<double[]> places = new ArrayList<>();

  static Atoms of(Structure structure) {
    Atoms atoms = new Atoms();
    for (int i = 0; i < structure.size(); i++) {
      atoms.add(
          structure.element(i),
          structure.coordinate(3 * i),
          structure.coordinate(3 * i + 1),
          structure.coordinate(3 * i + 2));
    }
    return atoms;
  }

  void add(Element element, double... place) {
    elements.add(element);
    places.add(place);
  }

  void remove(int i) {
    elements.remove(i);
    places.remove(i);
  }

  int size() {
    return elements.size();
  }

  Element element(int i) {
    return elements.get(i);
  }

  List<Element> elements() {
    return elements;
  }

  /** Place of an atom, double[3], Å; may be changed. */
  double[] place(int i) {
    return places.get(i);
  }

  void exchange(int i, int j) {
    Element kept = elements.get(i);
    elements.set(i, elements.get(j));
    elements.set(j, kept);
  }

  double distance(int i, int j) {
    return distance(place(i), place(j));
  }

  static double distance(double[] a, double[] b) {
    double x = a[0] - b[0];
    double y = a[1] - b[1];
    double z = a[2] - b[2];
    return Math.sqrt(x * x + y * y + z * z);
  }

  /** Moves the mean place to the origin. */
  Atoms centred() {
    double[] mean = new double[3];
    for (double[] place : places) {
      for (int a = 0; a < 3; a++) {
        mean[a] += place[a] / size();
      }
    }
    for (double[] place : places) {
      for (int a = 0; a < 3; a++) {
        place[a] -= mean[a];
      }
    }
    return this;
  }

  /** Turns all places by a rotation, double[9]. */
  Atoms turned(double[] rotation) {
    for (double[] place : places) {
      Turns.apply(rotation, place);
    }
    return this;
  }

  /** The structure in a cell. */
  Structure in(Cell cell) {
    double[] positions = new double[3 * size()];
    for (int i = 0; i < size(); i++) {
      System.arraycopy(places.get(i), 0, positions, 3 * i, 3);
    }
    return new Structure(cell, elements.toArray(Element[]::new), positions);
  }
}
