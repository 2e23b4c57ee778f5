package io.crisol.simulation.search;

import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Clusters of given atoms made from nothing. */
final class RandomClusters {
  private static final int TRIES = 300;

  /** How random the choice of sites for left over atoms is, in bonds. */
  private static final double NOISE = 0.1;

  private final List<Element> elements;
  private final SurfaceSites surface;
  private final double bond;

  RandomClusters(List<Element> elements, SurfaceSites surface, double bond) {
    this.elements = elements;
    this.surface = surface;
    this.bond = bond;
  }

  List<Element> shuffled(RandomStream random) {
    int[] order = new int[elements.size()];
    for (int k = 0; k < order.length; k++) {
      order[k] = k;
    }
    random.shuffle(order);
    List<Element> mixed = new ArrayList<>();
    for (int k : order) {
      mixed.add(elements.get(k));
    }
    return mixed;
  }

  /** Radius of a ball that holds the atoms about as densely as a close packing, Å. */
  double radius() {
    return bond * StrictMath.cbrt(elements.size() * 3 / (4 * Math.PI * Math.sqrt(2)));
  }

  private double[] place(double radius, RandomStream random) {
    double[] place = Turns.direction(random);
    double r = radius * StrictMath.cbrt(random.nextDouble());
    for (int a = 0; a < 3; a++) {
      place[a] *= r;
    }
    return place;
  }

  Atoms random(RandomStream random) {
    Atoms atoms = new Atoms();
    double radius = radius() * (0.9 + 0.3 * random.nextDouble());
    for (Element element : shuffled(random)) {
      double[] place = place(radius, random);
      for (int k = 0; k < TRIES && isTaken(atoms, place, 0.75); k++) {
        place = place(radius, random);
      }
      atoms.add(element, place);
    }
    return atoms;
  }

  boolean isTaken(Atoms atoms, double[] place, double part) {
    for (int i = 0; i < atoms.size(); i++) {
      if (Atoms.distance(atoms.place(i), place) < part * bond) {
        return true;
      }
    }
    return false;
  }

  /** Orbits of a random point group; what is left over goes to sites of the surface. */
  Atoms symmetric(RandomStream random) {
    List<double[]> group = PointGroup.random(random);
    Map<Element, Integer> left = counts();
    Atoms atoms = new Atoms();
    double radius = radius() * (0.95 + 0.2 * random.nextDouble());
    for (int k = 0; k < TRIES && !left.isEmpty(); k++) {
      List<double[]> orbit = PointGroup.orbit(group, place(radius, random), 0.5 * bond);
      if (orbit.stream().anyMatch(place -> isTaken(atoms, place, 0.75)) || isCrowded(orbit)) {
        continue;
      }
      List<Element> fitting =
          left.keySet().stream().filter(e -> left.get(e) >= orbit.size()).toList();
      if (!fitting.isEmpty()) {
        Element element = fitting.get(random.nextInt(fitting.size()));
        orbit.forEach(place -> atoms.add(element, place));
        take(left, element, orbit.size());
      }
    }
    return completed(atoms, random);
  }

  private boolean isCrowded(List<double[]> orbit) {
    for (int i = 0; i < orbit.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (Atoms.distance(orbit.get(i), orbit.get(j)) < 0.75 * bond) {
          return true;
        }
      }
    }
    return false;
  }

  Map<Element, Integer> counts() {
    Map<Element, Integer> counts = new TreeMap<>();
    elements.forEach(element -> counts.merge(element, 1, Integer::sum));
    return counts;
  }

  private static void take(Map<Element, Integer> left, Element element, int number) {
    left.merge(element, -number, (a, b) -> a + b == 0 ? null : a + b);
  }

  /** Removes what is too much, the loosest first, and adds what is missing at the best sites. */
  Atoms completed(Atoms atoms, RandomStream random) {
    Map<Element, Integer> left = new HashMap<>(counts());
    for (int i = atoms.size() - 1; i >= 0; i--) {
      Element element = atoms.element(i);
      if (left.getOrDefault(element, 0) == 0) {
        atoms.remove(i);
      } else {
        left.merge(element, -1, Integer::sum);
      }
    }
    for (Element element : shuffled(random)) {
      if (left.getOrDefault(element, 0) > 0) {
        surface.addBound(atoms, element, NOISE, random);
        left.merge(element, -1, Integer::sum);
      }
    }
    return atoms;
  }
}
