package io.crisol.simulation.hops;

import io.crisol.simulation.hops.HopNetwork.Carrier;
import io.crisol.simulation.hops.HopNetwork.Hop;
import io.crisol.simulation.hops.HopNetwork.Site;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.structures.symmetry.Operation;
import io.crisol.structures.symmetry.Symmetry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The sites of an element in a crystal and the hops between them, in classes that the symmetries of
 * the crystal bring upon each other. A hop over a third site is none: it is two.
 *
 * @param crystal all atoms
 * @param atoms those of the element, by site, int[sites]
 * @param siteClasses class of each site, int[sites]
 * @param hops every pair of sites once, without barriers yet; the first of each class leads it
 * @param forward of each hop, whether a symmetry brings the first of its class upon it in this
 *     direction; else in the other
 * @param reach the longest length that was looked for, Å
 */
record HopSites(
    Structure crystal,
    int[] atoms,
    int[] siteClasses,
    List<Hop> hops,
    boolean[] forward,
    double reach) {
  /** Longer hops are not looked for, Å. */
  private static final double FARTHEST = 8;

  /** Lengths that differ less are alike. */
  private static final double ALIKE = 1.02;

  /** A site so near to a hop, as a part of its length, lies on it. */
  private static final double ON_THE_WAY = 0.2;

  /**
   * Enumerates the hops.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID (no atom of the element, no hop
   *     within the longest length)
   */
  static HopSites of(Structure crystal, HopsOptions options) {
    int[] atoms = atoms(crystal, options.species());
    double reach = options.maxLength().orElse(FARTHEST);
    List<Hop> all = all(crystal, atoms, reach);
    if (options.maxLength().isEmpty()) {
      reach = needed(crystal, options.species(), atoms.length, all) * ALIKE;
    }
    double longest = reach;
    List<Hop> within = all.stream().filter(hop -> hop.length() <= longest).toList();
    if (within.isEmpty()) {
      throw Problem.OPTION_INVALID.with(
          "max_length",
          reach + " Å",
          "no two sites of " + options.species().symbol() + " are so near",
          "allow longer hops");
    }
    List<Operation> operations = Symmetry.of(crystal, options.symmetryTolerance());
    int[] first = Symmetry.orbits(operations, crystal.size());
    int[] classes = new int[atoms.length];
    for (int k = 0; k < atoms.length; k++) {
      classes[k] = Arrays.binarySearch(atoms, first[atoms[k]]);
    }
    return new Classes(crystal, atoms, operations).sorted(within, classes, reach);
  }

  private static int[] atoms(Structure crystal, Element element) {
    int[] atoms =
        java.util.stream.IntStream.range(0, crystal.size())
            .filter(i -> crystal.element(i) == element)
            .toArray();
    if (atoms.length == 0) {
      throw Problem.OPTION_INVALID.with(
          "element",
          element.symbol(),
          "the structure has no such atom; it is " + crystal.formula(),
          "name one of its elements");
    }
    return atoms;
  }

  /** Number of classes of hops. */
  int orbits() {
    return hops.stream().mapToInt(Hop::orbit).max().orElse(-1) + 1;
  }

  /** The first hop of a class. */
  Hop first(int orbit) {
    return hops.stream().filter(hop -> hop.orbit() == orbit).findFirst().orElseThrow();
  }

  /** Every pair of sites within reach once, shortest first. */
  private static List<Hop> all(Structure crystal, int[] atoms, double reach) {
    Structure sites = sites(crystal, atoms);
    Neighbors neighbors = Neighbors.of(sites, reach, 0);
    double[] places = neighbors.positions(sites);
    List<Hop> found = new ArrayList<>();
    for (int i = 0; i < atoms.length; i++) {
      for (int entry = neighbors.start(i); entry < neighbors.start(i + 1); entry++) {
        int j = neighbors.atom(entry);
        double[] way = new double[3];
        for (int axis = 0; axis < 3; axis++) {
          way[axis] = places[3 * neighbors.site(entry) + axis] - places[3 * i + axis];
        }
        int[] cell = cell(sites, i, j, way);
        double length = Math.sqrt(way[0] * way[0] + way[1] * way[1] + way[2] * way[2]);
        boolean once = i < j || i == j && isPositive(cell);
        if (once && !passes(neighbors, places, i, way, length)) {
          found.add(new Hop(i, j, cell, 0, 0, length, 0));
        }
      }
    }
    // Lengths that symmetry makes alike stay in the order of their sites.
    found.sort(java.util.Comparator.comparingLong(hop -> Math.round(1e4 * hop.length())));
    return found;
  }

  private static Structure sites(Structure crystal, int[] atoms) {
    Element[] elements = new Element[atoms.length];
    double[] positions = new double[3 * atoms.length];
    for (int k = 0; k < positions.length; k++) {
      elements[k / 3] = crystal.element(atoms[k / 3]);
      positions[k] = crystal.coordinate(3 * atoms[k / 3] + k % 3);
    }
    return new Structure(crystal.cell(), elements, positions);
  }

  /** The cell of the second site, counted from where the positions of both lie. */
  private static int[] cell(Structure sites, int i, int j, double[] way) {
    double[] shift = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      shift[axis] = way[axis] - sites.coordinate(3 * j + axis) + sites.coordinate(3 * i + axis);
    }
    int[] cell = new int[3];
    for (int a = 0; a < 3; a++) {
      cell[a] = (int) Math.rint(sites.cell().fractional(a, shift[0], shift[1], shift[2]));
    }
    return cell;
  }

  private static boolean isPositive(int[] cell) {
    int first = cell[0] != 0 ? cell[0] : cell[1] != 0 ? cell[1] : cell[2];
    return first > 0;
  }

  /** Whether another site lies on the way. */
  private static boolean passes(
      Neighbors neighbors, double[] places, int i, double[] way, double length) {
    for (int entry = neighbors.start(i); entry < neighbors.start(i + 1); entry++) {
      double along = 0;
      double square = 0;
      for (int axis = 0; axis < 3; axis++) {
        double d = places[3 * neighbors.site(entry) + axis] - places[3 * i + axis];
        along += d * way[axis] / length;
        square += d * d;
      }
      double beside = square - along * along;
      double near = ON_THE_WAY * length;
      if (along > near && along < length - near && beside < near * near) {
        return true;
      }
    }
    return false;
  }

  /** The length at which hops first connect in three dimensions, and every site to another. */
  private static double needed(Structure crystal, Element element, int sites, List<Hop> all) {
    List<Site> places = new ArrayList<>();
    for (int k = 0; k < sites; k++) {
      places.add(new Site(new double[3], 0));
    }
    List<Hop> byLength =
        all.stream()
            .map(h -> new Hop(h.from(), h.to(), h.cell(), h.length(), h.length(), h.length(), 0))
            .toList();
    HopNetwork lengths = new HopNetwork(element, Carrier.VACANCY, crystal.cell(), places, byLength);
    OptionalDouble connected = Percolation.of(lengths).thresholds().get(2);
    double[] nearest = new double[sites];
    Arrays.fill(nearest, FARTHEST);
    for (Hop hop : all) {
      nearest[hop.from()] = Math.min(nearest[hop.from()], hop.length());
      nearest[hop.to()] = Math.min(nearest[hop.to()], hop.length());
    }
    return Math.max(connected.orElse(FARTHEST), Arrays.stream(nearest).max().orElse(FARTHEST));
  }

  /** Puts hops into classes. */
  private static final class Classes {
    private final Structure crystal;
    private final int[] atoms;
    private final List<Operation> operations;
    private final double[][] fractional;

    Classes(Structure crystal, int[] atoms, List<Operation> operations) {
      this.crystal = crystal;
      this.atoms = atoms;
      this.operations = operations;
      fractional = new double[atoms.length][];
      for (int k = 0; k < atoms.length; k++) {
        fractional[k] = fractional(crystal, atoms[k]);
      }
    }

    HopSites sorted(List<Hop> all, int[] siteClasses, double reach) {
      Map<List<Integer>, Integer> numbers = new HashMap<>();
      for (int k = 0; k < all.size(); k++) {
        numbers.put(key(all.get(k)), k);
      }
      int[] orbit = new int[all.size()];
      boolean[] forward = new boolean[all.size()];
      Arrays.fill(orbit, -1);
      int orbits = 0;
      for (int k = 0; k < orbit.length; k++) {
        if (orbit[k] < 0) {
          mark(all.get(k), orbits++, numbers, orbit, forward);
        }
      }
      List<Hop> hops = new ArrayList<>();
      for (int k = 0; k < orbit.length; k++) {
        Hop h = all.get(k);
        hops.add(new Hop(h.from(), h.to(), h.cell(), 0, 0, h.length(), orbit[k]));
      }
      return new HopSites(crystal, atoms, siteClasses, hops, forward, reach);
    }

    private void mark(
        Hop first,
        int number,
        Map<List<Integer>, Integer> numbers,
        int[] orbit,
        boolean[] forward) {
      for (Operation operation : operations) {
        Hop turned = turned(first, operation);
        Integer same = numbers.get(key(turned));
        Integer opposite = numbers.get(key(turned.reversed()));
        if (same != null && (orbit[same] < 0 || orbit[same] == number)) {
          forward[same] = true;
          orbit[same] = number;
        }
        if (same == null && opposite != null && orbit[opposite] < 0) {
          orbit[opposite] = number;
        }
      }
    }

    private static List<Integer> key(Hop hop) {
      return List.of(hop.from(), hop.to(), hop.cell()[0], hop.cell()[1], hop.cell()[2]);
    }

    private Hop turned(Hop hop, Operation operation) {
      int[] home = new int[3];
      int from = turned(hop.from(), new int[3], operation, home);
      int[] there = new int[3];
      int to = turned(hop.to(), hop.cell(), operation, there);
      for (int a = 0; a < 3; a++) {
        there[a] -= home[a];
      }
      return new Hop(from, to, there, 0, 0, hop.length(), 0);
    }

    /** The site that a site falls upon, and the cell where. */
    private int turned(int site, int[] cell, Operation operation, int[] where) {
      int image = Arrays.binarySearch(atoms, operation.images()[atoms[site]]);
      for (int a = 0; a < 3; a++) {
        double x = operation.translation()[a];
        for (int b = 0; b < 3; b++) {
          x += (fractional[site][b] + cell[b]) * operation.rotation()[3 * b + a];
        }
        where[a] = (int) Math.rint(x - fractional[image][a]);
      }
      return image;
    }
  }

  /** Fractional coordinates of an atom, double[3]. */
  static double[] fractional(Structure crystal, int atom) {
    double[] f = new double[3];
    double x = crystal.coordinate(3 * atom);
    double y = crystal.coordinate(3 * atom + 1);
    double z = crystal.coordinate(3 * atom + 2);
    Arrays.setAll(f, a -> crystal.cell().fractional(a, x, y, z));
    return f;
  }
}
