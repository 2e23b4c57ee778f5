package io.crisol.simulation.search;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Clusters of given atoms in empty space. */
final class ClusterSpace implements Space {
  /** Parts of a bond length: nearer than this two atoms are one, and farther than that apart. */
  private static final double OVERLAP = 0.6;

  private static final double TOGETHER = 1.6;

  /** Width of a bin of the fingerprint, parts of a bond length. */
  private static final double BIN = 0.03;

  /** How random the choice of loose atoms and of sites is, in bonds. */
  private static final double[] NOISE = {0.1, 0.5, 1.5};

  private final List<Element> elements;
  private final BondLengths bonds;
  private final SurfaceSites surface;
  private final double bond;
  private final RandomClusters fromNothing;

  /** Clusters of these atoms. */
  ClusterSpace(List<Element> elements, BondLengths bonds) {
    this.elements = List.copyOf(elements);
    this.bonds = bonds;
    this.surface = new SurfaceSites(bonds);
    this.bond = bonds.mean(elements);
    this.fromNothing = new RandomClusters(this.elements, surface, bond);
  }

  @Override
  public Map<Move, Double> moves() {
    Map<Move, Double> weights = new EnumMap<>(Move.class);
    weights.put(Move.RANDOM, 0.05);
    weights.put(Move.SYMMETRIC, 0.1);
    weights.put(Move.CUT, 0.3);
    weights.put(Move.SURFACE, 0.35);
    weights.put(Move.SYMMETRIZE, 0.05);
    weights.put(Move.TWIST, 0.05);
    weights.put(Move.RATTLE, 0.1);
    if (elements.stream().distinct().count() > 1) {
      weights.put(Move.PERMUTE, 0.2);
    }
    return weights;
  }

  @Override
  public Structure make(Move move, Structure first, Structure second, RandomStream random) {
    Atoms made =
        switch (move) {
          case SYMMETRIC -> fromNothing.symmetric(random);
          case CUT -> cut(Atoms.of(first).centred(), Atoms.of(second).centred(), random);
          case SURFACE -> rearranged(Atoms.of(first).centred(), random);
          case SYMMETRIZE -> symmetrized(Atoms.of(first).centred(), random);
          case TWIST -> twisted(Atoms.of(first).centred(), random);
          case RATTLE -> rattled(Atoms.of(first).centred(), random);
          case PERMUTE -> permuted(Atoms.of(first).centred(), random);
          case RANDOM, STRAIN, HOP -> fromNothing.random(random);
        };
    return Spread.apart(made.centred(), bonds).in(Cell.OPEN);
  }

  /**
   * Cut and splice: both parents are turned at random; the upper part of one is put upon the lower
   * part of the other, so that the composition is kept (Deaven, Ho, PRL 75, 288 (1995),
   * doi:10.1103/PhysRevLett.75.288).
   */
  private Atoms cut(Atoms first, Atoms second, RandomStream random) {
    first.turned(Turns.random(random));
    second.turned(Turns.random(random));
    int upper = 1 + random.nextInt(Math.max(1, elements.size() - 1));
    Map<Element, Integer> left = new HashMap<>(fromNothing.counts());
    Atoms child = new Atoms();
    double lowest = 0;
    for (int i : byHeight(first).reversed().subList(0, upper)) {
      child.add(first.element(i), first.place(i));
      left.merge(first.element(i), -1, Integer::sum);
      lowest = first.place(i)[2];
    }
    List<Integer> chosen = new ArrayList<>();
    double highest = 0;
    for (int i : byHeight(second)) {
      if (left.getOrDefault(second.element(i), 0) > 0) {
        left.merge(second.element(i), -1, Integer::sum);
        chosen.add(i);
        highest = second.place(i)[2];
      }
    }
    double shift = lowest - highest;
    for (int i : chosen) {
      double[] place = second.place(i);
      place[2] += shift - 0.5 * bond * random.nextDouble();
      child.add(second.element(i), place);
    }
    return child;
  }

  private static List<Integer> byHeight(Atoms atoms) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < atoms.size(); i++) {
      order.add(i);
    }
    order.sort((i, j) -> Double.compare(atoms.place(i)[2], atoms.place(j)[2]));
    return order;
  }

  private Atoms rearranged(Atoms atoms, RandomStream random) {
    int most = Math.max(1, atoms.size() / 4);
    int number = 1 + random.nextInt(most);
    double noise = NOISE[random.nextInt(NOISE.length)];
    List<Element> removed = new ArrayList<>();
    for (int k = 0; k < number && atoms.size() > 1; k++) {
      removed.add(surface.removeLoose(atoms, noise, random));
    }
    for (Element element : removed) {
      surface.addBound(atoms, element, noise, random);
    }
    return atoms;
  }

  /** A part of the cluster repeated by a point group about its centre. */
  private Atoms symmetrized(Atoms atoms, RandomStream random) {
    List<double[]> group = PointGroup.random(random);
    atoms.turned(Turns.random(random));
    Atoms made = new Atoms();
    for (int i : byHeight(atoms).reversed()) {
      for (double[] place : PointGroup.orbit(group, atoms.place(i), 0.5 * bond)) {
        if (!fromNothing.isTaken(made, place, 0.75)) {
          made.add(atoms.element(i), place);
        }
      }
    }
    while (made.size() > elements.size()) {
      surface.removeLoose(made, NOISE[0], random);
    }
    return fromNothing.completed(made, random);
  }

  private Atoms twisted(Atoms atoms, RandomStream random) {
    atoms.turned(Turns.random(random));
    double[] turn = Turns.aboutZ(Math.PI / 6 * (1 + 10 * random.nextDouble()));
    double height = 0.3 * bond * random.nextGaussian();
    for (int i = 0; i < atoms.size(); i++) {
      if (atoms.place(i)[2] > height) {
        Turns.apply(turn, atoms.place(i));
      }
    }
    return atoms;
  }

  private Atoms rattled(Atoms atoms, RandomStream random) {
    double size = bond * (0.1 + 0.35 * random.nextDouble());
    for (int i = 0; i < atoms.size(); i++) {
      for (int a = 0; a < 3; a++) {
        atoms.place(i)[a] += size * (2 * random.nextDouble() - 1);
      }
    }
    return atoms;
  }

  private Atoms permuted(Atoms atoms, RandomStream random) {
    int number = 1 + random.nextInt(3);
    for (int k = 0; k < number; k++) {
      int i = random.nextInt(atoms.size());
      List<Integer> unlike = new ArrayList<>();
      for (int j = 0; j < atoms.size(); j++) {
        if (atoms.element(j) != atoms.element(i)) {
          unlike.add(j);
        }
      }
      if (!unlike.isEmpty()) {
        atoms.exchange(i, unlike.get(random.nextInt(unlike.size())));
      }
    }
    return atoms;
  }

  @Override
  public String fault(Structure relaxed) {
    return Pieces.closest(relaxed, bonds) < OVERLAP
        ? "collapsed"
        : Pieces.isWhole(relaxed, bonds, TOGETHER) ? "" : "in pieces";
  }

  @Override
  public Fingerprint fingerprint(Structure structure) {
    return Fingerprint.of(structure, 2.5 * fromNothing.radius() + 2 * bond, BIN * bond);
  }
}
