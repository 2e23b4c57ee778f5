package io.crisol.simulation.search;

import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which sites of a host its ions take. Every structure begins at the places of the full host, so
 * that only the occupation is inherited.
 */
final class HostSpace implements Space {
  /** Part of a bond length nearer than which two atoms are one. */
  private static final double OVERLAP = 0.6;

  /** Reach and bins of the fingerprint, Å. */
  private static final double REACH = 7;

  private static final double BIN = 0.15;
  private static final int MOST_HOPS = 3;

  private final Host host;
  private final List<Integer> sites;
  private final BondLengths bonds;

  HostSpace(Host host, BondLengths bonds) {
    this.host = host;
    this.sites = host.sites();
    this.bonds = bonds;
  }

  @Override
  public Map<Move, Double> moves() {
    Map<Move, Double> weights = new EnumMap<>(Move.class);
    weights.put(Move.RANDOM, 0.25);
    weights.put(Move.CUT, 0.35);
    weights.put(Move.HOP, 0.4);
    return weights;
  }

  @Override
  public Structure make(Move move, Structure first, Structure second, RandomStream random) {
    boolean[] taken =
        switch (move) {
          case CUT -> cut(occupation(first), occupation(second), random);
          case HOP -> hopped(occupation(first), random);
          case RANDOM, SYMMETRIC, PERMUTE, RATTLE, TWIST, SURFACE, SYMMETRIZE, STRAIN ->
              random(random);
        };
    return filled(taken);
  }

  private boolean[] random(RandomStream random) {
    int number = host.fewest() + random.nextInt(host.most() - host.fewest() + 1);
    boolean[] taken = new boolean[sites.size()];
    change(taken, number, random);
    return taken;
  }

  /** Fills or empties sites at random until so many are taken. */
  private static void change(boolean[] taken, int number, RandomStream random) {
    int now = count(taken);
    while (now != number) {
      int k = random.nextInt(taken.length);
      if (taken[k] == now > number) {
        taken[k] = !taken[k];
        now += taken[k] ? 1 : -1;
      }
    }
  }

  private static int count(boolean[] taken) {
    int count = 0;
    for (boolean one : taken) {
      count += one ? 1 : 0;
    }
    return count;
  }

  /** Sites on one side of a plane as in one parent, the others as in the other. */
  private boolean[] cut(boolean[] first, boolean[] second, RandomStream random) {
    int axis = random.nextInt(3);
    double origin = random.nextDouble();
    double width = 0.25 + 0.5 * random.nextDouble();
    boolean[] taken = new boolean[sites.size()];
    for (int k = 0; k < taken.length; k++) {
      double f = fractional(host.full(), sites.get(k), axis) - origin;
      taken[k] = f - Math.floor(f) < width ? first[k] : second[k];
    }
    change(taken, Math.clamp(count(taken), host.fewest(), host.most()), random);
    return taken;
  }

  private boolean[] hopped(boolean[] taken, RandomStream random) {
    int number = count(taken);
    int hops = 1 + random.nextInt(MOST_HOPS);
    for (int k = 0; k < hops && number > 0 && number < taken.length; k++) {
      change(taken, number - 1, random);
      change(taken, number, random);
    }
    if (random.nextDouble() < 0.5) {
      int other = number + (random.nextDouble() < 0.5 ? -1 : 1);
      change(taken, Math.clamp(other, host.fewest(), host.most()), random);
    }
    return taken;
  }

  private Structure filled(boolean[] taken) {
    Atoms all = Atoms.of(host.full());
    for (int k = sites.size() - 1; k >= 0; k--) {
      if (!taken[k]) {
        all.remove(sites.get(k));
      }
    }
    return all.in(host.full().cell());
  }

  private static double fractional(Structure structure, int atom, int axis) {
    return structure
        .cell()
        .fractional(
            axis,
            structure.coordinate(3 * atom),
            structure.coordinate(3 * atom + 1),
            structure.coordinate(3 * atom + 2));
  }

  /** The sites that the ions of a relaxed structure are nearest to, each taken once. */
  private boolean[] occupation(Structure relaxed) {
    boolean[] taken = new boolean[sites.size()];
    double[] rows = host.full().cell().vectors();
    for (int i = 0; i < relaxed.size(); i++) {
      if (relaxed.element(i) == host.ion()) {
        double[] place =
            Lattice.place(
                rows,
                fractional(relaxed, i, 0),
                fractional(relaxed, i, 1),
                fractional(relaxed, i, 2));
        taken[nearest(place, rows, taken)] = true;
      }
    }
    return taken;
  }

  private int nearest(double[] place, double[] rows, boolean[] taken) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < taken.length; k++) {
      double[] site = {
        host.full().coordinate(3 * sites.get(k)),
        host.full().coordinate(3 * sites.get(k) + 1),
        host.full().coordinate(3 * sites.get(k) + 2)
      };
      double[] between = Lattice.shortest(rows, site, place, false);
      double distance = between[0] * between[0] + between[1] * between[1] + between[2] * between[2];
      if (!taken[k] && distance < least) {
        least = distance;
        best = k;
      }
    }
    return best;
  }

  @Override
  public String fault(Structure relaxed) {
    return Pieces.closest(relaxed, bonds) < OVERLAP ? "collapsed" : "";
  }

  @Override
  public Fingerprint fingerprint(Structure structure) {
    return Fingerprint.of(structure, REACH, BIN);
  }

  /** The ions of a structure. */
  static int ions(Structure structure, Element ion) {
    return structure.composition().getOrDefault(ion, 0);
  }
}
