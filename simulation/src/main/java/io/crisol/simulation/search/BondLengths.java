package io.crisol.simulation.search;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * Usual distances between neighbours, Å, by pair of elements: where the energy of two atoms alone
 * is lowest, which for potentials of metals is a little less than in a crystal; the sum of the
 * covalent radii where the potential binds no pair.
 */
final class BondLengths {
  private static final Element[] ELEMENTS = Element.values();

  /** Distances tried, as parts of the sum of the covalent radii. */
  private static final double SHORTEST = 0.3;

  private static final double LONGEST = 3;
  private static final int STEPS = 270;

  /** Half of twelve neighbours. */
  private static final double BONDS_OF_ATOM = 6;

  /** Parts of the sum of the covalent radii between which a bond is usual. */
  private static final double USUAL_FROM = 0.7;

  private static final double USUAL_TO = 1.6;

  /**
   * Two atoms.
   *
   * @param length Å
   * @param pull largest force that draws them together, eV/Å; infinite where it is not known
   */
  private record Bond(double length, double pull) {}

  private final double[][] lengths;
  private final double pull;

  private BondLengths(double[][] lengths, double pull) {
    this.lengths = lengths;
    this.pull = pull;
  }

  /**
   * The lengths for some elements.
   *
   * @param given by element, between like atoms, Å; between unlike atoms the mean counts
   */
  static BondLengths of(Potential potential, List<Element> elements, Map<Element, Double> given) {
    double[][] lengths = new double[ELEMENTS.length][ELEMENTS.length];
    double pull = Double.POSITIVE_INFINITY;
    for (Element a : elements) {
      for (Element b : elements) {
        Bond bond = ofPair(potential, a, b);
        pull = Math.min(pull, bond.pull);
        double length =
            given.containsKey(a) && given.containsKey(b)
                ? (given.get(a) + given.get(b)) / 2
                : bond.length;
        lengths[a.ordinal()][b.ordinal()] = length;
        lengths[b.ordinal()][a.ordinal()] = length;
      }
    }
    return new BondLengths(lengths, pull);
  }

  /**
   * The lengths for crystals: between like atoms, where the energy of the face-centred cubic
   * crystal is lowest; between unlike ones the mean.
   *
   * @param given by element, Å
   */
  static BondLengths inCrystals(
      Potential potential, List<Element> elements, Map<Element, Double> given) {
    double[][] lengths = new double[ELEMENTS.length][ELEMENTS.length];
    double[] own = new double[ELEMENTS.length];
    double pull = Double.POSITIVE_INFINITY;
    for (Element element : elements) {
      Bond bond = lowest(element, element, r -> inCrystal(potential, element, r));
      pull = Math.min(pull, bond.pull / BONDS_OF_ATOM);
      own[element.ordinal()] = given.containsKey(element) ? given.get(element) : bond.length;
    }
    for (Element a : elements) {
      for (Element b : elements) {
        lengths[a.ordinal()][b.ordinal()] = (own[a.ordinal()] + own[b.ordinal()]) / 2;
      }
    }
    return new BondLengths(lengths, pull);
  }

  /** Sums of covalent radii: what atoms of a host do not come nearer than by much. */
  static BondLengths covalent(List<Element> elements) {
    double[][] lengths = new double[ELEMENTS.length][ELEMENTS.length];
    for (Element a : elements) {
      for (Element b : elements) {
        lengths[a.ordinal()][b.ordinal()] = a.covalentRadius() + b.covalentRadius();
      }
    }
    return new BondLengths(lengths, Double.POSITIVE_INFINITY);
  }

  /** Energy per atom of a face-centred cubic crystal whose neighbours are at a distance. */
  private static double inCrystal(Potential potential, Element element, double distance) {
    double h = distance / Math.sqrt(2);
    Structure crystal =
        new Structure(
            Cell.periodic(new double[] {0, h, h, h, 0, h, h, h, 0}),
            new Element[] {element},
            new double[3]);
    return potential.predict(crystal, Quantities.ENERGY).energy();
  }

  private static Bond ofPair(Potential potential, Element a, Element b) {
    return lowest(a, b, r -> energy(potential, a, b, r));
  }

  private static Bond lowest(Element a, Element b, DoubleUnaryOperator energy) {
    double radii = a.covalentRadius() + b.covalentRadius();
    double[] energies = new double[STEPS + 1];
    for (int k = 0; k <= STEPS; k++) {
      energies[k] = energy.applyAsDouble(radii * part(k));
    }
    List<Integer> minima = new ArrayList<>();
    for (int k = 1; k < STEPS; k++) {
      if (energies[k] < energies[k - 1] && energies[k] <= energies[k + 1]) {
        minima.add(k);
      }
    }
    List<Integer> usual =
        minima.stream().filter(k -> part(k) >= USUAL_FROM && part(k) <= USUAL_TO).toList();
    return (usual.isEmpty() ? minima : usual)
        .stream()
            .min((x, y) -> Double.compare(energies[x], energies[y]))
            .map(k -> new Bond(radii * part(k), pull(energies, k, radii)))
            .orElse(new Bond(radii, Double.POSITIVE_INFINITY));
  }

  /** The largest force between two atoms beyond their minimum, eV/Å. */
  private static double pull(double[] energies, int minimum, double radii) {
    double largest = 0;
    for (int k = minimum; k < STEPS; k++) {
      largest = Math.max(largest, energies[k + 1] - energies[k]);
    }
    return largest / (radii * (LONGEST - SHORTEST) / STEPS);
  }

  private static double part(int step) {
    return SHORTEST + (LONGEST - SHORTEST) * step / STEPS;
  }

  private static double energy(Potential potential, Element a, Element b, double distance) {
    Structure pair =
        new Structure(Cell.OPEN, new Element[] {a, b}, new double[] {0, 0, 0, distance, 0, 0});
    return potential.predict(pair, Quantities.ENERGY).energy();
  }

  /** Between two elements, Å. */
  double of(Element a, Element b) {
    return lengths[a.ordinal()][b.ordinal()];
  }

  /** The mean over the atoms of a structure, each with its like, Å. */
  double mean(List<Element> atoms) {
    return atoms.stream().mapToDouble(element -> of(element, element)).average().orElse(1);
  }

  /**
   * The weakest of the forces that draw two atoms together, eV/Å, each at its largest; infinite
   * where no two atoms bind.
   */
  double pull() {
    return pull;
  }
}
