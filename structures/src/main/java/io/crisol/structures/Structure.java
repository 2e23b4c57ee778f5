package io.crisol.structures;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Atoms in a cell: elements, Cartesian positions in Å (not necessarily inside the cell) and, where
 * a potential needs them, fixed charges in e. Immutable.
 */
public final class Structure {
  /**
   * Which atom is what; shared by all structures of the same atoms.
   *
   * @param elements by atom
   * @param ordinals the same as numbers, for kernels
   * @param present the different elements
   */
  private record Species(Element[] elements, int[] ordinals, Set<Element> present) {
    static Species of(Element[] elements) {
      int[] ordinals = new int[elements.length];
      Set<Element> present = EnumSet.noneOf(Element.class);
      for (int i = 0; i < ordinals.length; i++) {
        ordinals[i] = elements[i].ordinal();
        present.add(elements[i]);
      }
      return new Species(elements, ordinals, Collections.unmodifiableSet(present));
    }
  }

  private final Cell cell;
  private final Species species;
  private final Element[] elements;
  private final double[] positions;
  private final double[] charges;

  /**
   * A structure without fixed charges.
   *
   * @param positions double[3N], x y z of each atom, Å
   * @throws ProblemException NOT_FINITE
   */
  public Structure(Cell cell, Element[] elements, double[] positions) {
    this(cell, elements, positions, null);
  }

  private Structure(Cell cell, Element[] elements, double[] positions, double[] charges) {
    this(cell, Species.of(elements.clone()), positions, charges);
  }

  private Structure(Cell cell, Species species, double[] positions, double[] charges) {
    Element[] elements = species.elements;
    if (positions.length != 3 * elements.length) {
      throw new IllegalArgumentException(
          elements.length + " elements and " + positions.length + " coordinates");
    }
    for (int k = 0; k < positions.length; k++) {
      if (!Double.isFinite(positions[k])) {
        throw Problem.NOT_FINITE.with("the position of atom " + k / 3 + " (counted from 0)");
      }
    }
    this.cell = cell;
    this.species = species;
    this.elements = elements;
    this.positions = positions.clone();
    this.charges = charges == null ? null : charges.clone();
  }

  /** Number of atoms. */
  public int size() {
    return elements.length;
  }

  /** The cell and its periodicity. */
  public Cell cell() {
    return cell;
  }

  /** Element of atom {@code i}. */
  public Element element(int i) {
    return elements[i];
  }

  /** Elements, one per atom; a copy. */
  public Element[] elements() {
    return elements.clone();
  }

  /** The different elements present. */
  public Set<Element> elementSet() {
    return species.present;
  }

  /** Elements by {@link Element#ordinal}, int[N], for kernels; shared, not to be changed. */
  public int[] ordinals() {
    return species.ordinals;
  }

  /** Number of atoms of each element. */
  public Map<Element, Integer> composition() {
    Map<Element, Integer> counts = new TreeMap<>();
    for (Element element : elements) {
      counts.merge(element, 1, Integer::sum);
    }
    return counts;
  }

  /** Formula such as Li4Ti8O16, elements in order of atomic number. */
  public String formula() {
    StringBuilder text = new StringBuilder();
    composition().forEach((element, n) -> text.append(element).append(n == 1 ? "" : n));
    return text.toString();
  }

  /** Coordinate {@code k} of the flat position array: axis k % 3 of atom k / 3, Å. */
  public double coordinate(int k) {
    return positions[k];
  }

  /** Positions, double[3N], Å; a copy. */
  public double[] positions() {
    return positions.clone();
  }

  /** Fixed charges, double[N], e, if given; a copy. */
  public Optional<double[]> charges() {
    return Optional.ofNullable(charges).map(double[]::clone);
  }

  /** The same atoms elsewhere; double[3N], Å. */
  public Structure withPositions(double[] moved) {
    return new Structure(cell, species, moved, charges);
  }

  /** The same atoms at given positions in another cell; double[3N], Å. */
  public Structure withCell(Cell other, double[] moved) {
    return new Structure(other, species, moved, charges);
  }

  /** The same atoms with fixed charges, double[N], e. */
  public Structure withCharges(double[] given) {
    if (given.length != size()) {
      throw new IllegalArgumentException(size() + " atoms and " + given.length + " charges");
    }
    return new Structure(cell, species, positions, given);
  }

  /** Cell and positions deformed by x → x + εx; double[9], row-major ε. */
  public Structure strained(double[] strain) {
    double[] moved = positions.clone();
    for (int i = 0; i < size(); i++) {
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < 3; b++) {
          moved[3 * i + a] += strain[3 * a + b] * positions[3 * i + b];
        }
      }
    }
    return withCell(cell.strained(strain), moved);
  }

  /**
   * The structure repeated along its cell vectors: a·b·c copies, the copy index of the first vector
   * changing slowest.
   */
  public Structure replicate(int a, int b, int c) {
    int copies = a * b * c;
    int n = size();
    Element[] manyElements = new Element[copies * n];
    double[] many = new double[3 * copies * n];
    double[] manyCharges = charges == null ? null : new double[copies * n];
    for (int copy = 0; copy < copies; copy++) {
      int[] times = {copy / (b * c), copy / c % b, copy % c};
      System.arraycopy(elements, 0, manyElements, copy * n, n);
      if (charges != null) {
        System.arraycopy(charges, 0, manyCharges, copy * n, n);
      }
      for (int k = 0; k < 3 * n; k++) {
        int axis = k % 3;
        many[3 * n * copy + k] =
            positions[k]
                + times[0] * cell.vector(0, axis)
                + times[1] * cell.vector(1, axis)
                + times[2] * cell.vector(2, axis);
      }
    }
    return new Structure(enlarged(a, b, c), manyElements, many, manyCharges);
  }

  private Cell enlarged(int a, int b, int c) {
    double[] vectors = cell.vectors();
    int[] times = {a, b, c};
    for (int k = 0; k < 9; k++) {
      vectors[k] *= times[k / 3];
    }
    return new Cell(vectors, cell.isPeriodic(0), cell.isPeriodic(1), cell.isPeriodic(2));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Structure s
        && cell.equals(s.cell)
        && Arrays.equals(elements, s.elements)
        && Arrays.equals(positions, s.positions)
        && Arrays.equals(charges, s.charges);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(elements) + Arrays.hashCode(positions);
  }

  @Override
  public String toString() {
    return formula() + " in " + cell;
  }
}
