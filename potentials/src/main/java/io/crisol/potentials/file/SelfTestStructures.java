package io.crisol.potentials.file;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;

/**
 * Small rattled structures in which every pair of elements of a potential meets: two crystals, one
 * of them strained, a cell smaller than most cutoffs, and two open clusters. The same for the same
 * potential.
 */
public final class SelfTestStructures {
  /** Forces at which a distance counts as reasonable, eV/Å. */
  private static final double REASONABLE_FORCE = 5;

  private static final double[] STRAIN = {
    0.02, 0.01, -0.015, 0.01, -0.03, 0.005, -0.015, 0.005, 0.025
  };

  /** A potential for every element is tested on some of them. */
  private static final int MOST_ELEMENTS = 8;

  private SelfTestStructures() {}

  /** Five structures for a potential. */
  public static List<Structure> of(Potential potential) {
    List<Element> elements = potential.elements().stream().sorted().limit(MOST_ELEMENTS).toList();
    double spacing = spacing(potential, elements);
    List<Structure> structures = new ArrayList<>();
    structures.add(crystal(elements, spacing, 2, 1));
    structures.add(crystal(elements, spacing, 2, 2).strained(STRAIN));
    structures.add(crystal(elements, 1.05 * spacing, 1, 3));
    structures.add(cluster(elements, spacing, 4));
    structures.add(cluster(elements, 1.15 * spacing, 5));
    return structures.stream().map(structure -> charged(potential, structure)).toList();
  }

  /**
   * The same structure with neutral charges where the potential cannot do without them.
   *
   * @throws ProblemException what else the potential has against the structure
   */
  private static Structure charged(Potential potential, Structure structure) {
    try {
      potential.predict(structure, Quantities.ENERGY);
      return structure;
    } catch (ProblemException e) {
      if (e.problem() != Problem.CHARGES_MISSING && e.problem() != Problem.CELL_CHARGED) {
        throw e;
      }
      return structure.withCharges(alternating(structure.size()));
    }
  }

  private static double[] alternating(int n) {
    double[] charges = new double[n];
    for (int i = 0; i + 1 < n; i += 2) {
      charges[i] = 1 + 0.1 * (i % 3);
      charges[i + 1] = -charges[i];
    }
    return charges;
  }

  /** Distance of neighbours at which the forces are reasonable, starting from touching atoms, Å. */
  private static double spacing(Potential potential, List<Element> elements) {
    double largest = elements.stream().mapToDouble(Element::covalentRadius).max().orElseThrow();
    double limit = potential.cutoff() > 0 ? 0.6 * potential.cutoff() : Double.POSITIVE_INFINITY;
    double spacing = Math.min(2 * largest, limit);
    while (1.08 * spacing < limit
        && largestForce(potential, cluster(elements, spacing, 4)) > REASONABLE_FORCE) {
      spacing *= 1.08;
    }
    return spacing;
  }

  private static double largestForce(Potential potential, Structure structure) {
    double largest = 0;
    for (double force :
        potential.predict(charged(potential, structure), Quantities.FORCES).forces()) {
      largest = Math.max(largest, Math.abs(force));
    }
    return largest;
  }

  /**
   * A body-centred arrangement of at least two atoms of each element, repeated {@code times} along
   * the first vector.
   */
  private static Structure crystal(List<Element> elements, double spacing, int times, int seed) {
    double a = spacing * 2 / Math.sqrt(3);
    int layers = elements.size();
    List<Double> positions = new ArrayList<>();
    List<Element> kinds = new ArrayList<>();
    RandomStream random = new RandomStream(seed);
    for (int x = 0; x < times; x++) {
      for (int layer = 0; layer < layers; layer++) {
        for (int centre = 0; centre < 2; centre++) {
          // Each layer along z brings another element, shifted from one corner to the next.
          kinds.add(elements.get((layer + centre + x) % layers));
          double[] corner = {x + 0.5 * centre, 0.5 * centre, layer + 0.5 * centre};
          for (double c : corner) {
            positions.add(a * c + 0.04 * spacing * random.nextGaussian());
          }
        }
      }
    }
    double[] vectors = {times * a, 0, 0, 0.1 * a, a, 0, 0, -0.05 * a, layers * a};
    return structure(Cell.periodic(vectors), kinds, positions);
  }

  /**
   * A small piece of a face-centred arrangement with open boundaries; every element at least three
   * times.
   */
  private static Structure cluster(List<Element> elements, double spacing, int seed) {
    int atoms = Math.max(6, 4 * elements.size());
    List<Double> positions = new ArrayList<>();
    List<Element> kinds = new ArrayList<>();
    RandomStream random = new RandomStream(seed);
    for (int site = 0; kinds.size() < atoms; site++) {
      int[] at = {site % 4, site / 4 % 4, site / 16};
      if ((at[0] + at[1] + at[2]) % 2 == 0) {
        // Counting the atoms of each row anew brings all pairs of elements together.
        kinds.add(elements.get((kinds.size() + at[1] + at[2]) % elements.size()));
        for (int c : at) {
          positions.add(spacing / Math.sqrt(2) * c + 0.04 * spacing * random.nextGaussian());
        }
      }
    }
    return structure(Cell.OPEN, kinds, positions);
  }

  private static Structure structure(Cell cell, List<Element> kinds, List<Double> positions) {
    return new Structure(
        cell,
        kinds.toArray(Element[]::new),
        positions.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
