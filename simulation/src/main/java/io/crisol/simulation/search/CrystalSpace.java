package io.crisol.simulation.search;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Matrix3;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Crystals in any cell, of given atoms or of all compositions of some elements up to a number of
 * atoms. Cells are reduced before anything is cut or compared (Abraham, Probert, PRB 73, 224104
 * (2006), doi:10.1103/PhysRevB.73.224104; Glass, Oganov, Hansen, Comput. Phys. Commun. 175, 713
 * (2006), doi:10.1016/j.cpc.2006.07.020).
 */
final class CrystalSpace implements Space {
  /** Parts of a bond length: nearer than this two atoms are one; and what random atoms keep. */
  private static final double OVERLAP = 0.6;

  private static final double APART = 0.8;

  /** Times the volume of a close packing: more is no crystal. */
  private static final double LOOSEST = 6;

  /** Volumes of random crystals, in parts of the usual one. */
  private static final double TIGHT = 0.8;

  private static final double LOOSE = 1.6;

  /** Reach and bins of the fingerprint, parts of a bond length. */
  private static final double REACH = 3;

  private static final double BIN = 0.08;
  private static final int TRIES = 100;

  private final SearchOptions options;
  private final List<Element> elements;
  private final BondLengths bonds;
  private final double volume;

  /**
   * Crystals as the options say.
   *
   * @param volume of an atom, Å³; not above 0: that of a close packing
   */
  CrystalSpace(SearchOptions options, BondLengths bonds, double volume) {
    this.options = options;
    this.elements = options.elementList();
    this.bonds = bonds;
    this.volume = volume;
  }

  @Override
  public Map<Move, Double> moves() {
    Map<Move, Double> weights = new EnumMap<>(Move.class);
    weights.put(Move.RANDOM, 0.25);
    weights.put(Move.CUT, 0.35);
    weights.put(Move.STRAIN, 0.15);
    weights.put(Move.RATTLE, 0.1);
    if (elements.size() > 1) {
      weights.put(Move.PERMUTE, 0.25);
    }
    return weights;
  }

  @Override
  public Structure make(Move move, Structure first, Structure second, RandomStream random) {
    return switch (move) {
      case CUT ->
          finished(new CrystalCut(options, random).of(Crystal.of(first), Crystal.of(second)));
      case PERMUTE -> permuted(Crystal.of(first), random);
      case STRAIN -> strained(Crystal.of(first), random);
      case RATTLE -> rattled(Crystal.of(first), random);
      case RANDOM, SYMMETRIC, TWIST, SURFACE, SYMMETRIZE, HOP -> random(random);
    };
  }

  private List<Element> atoms(RandomStream random) {
    if (!options.isOverCompositions()) {
      return options.atomList();
    }
    int number = options.fewest() + random.nextInt(options.most() - options.fewest() + 1);
    // All compositions as often, the pure ones too.
    List<Element> atoms = new ArrayList<>();
    int left = number;
    for (int k = 0; k < elements.size(); k++) {
      int some = k == elements.size() - 1 ? left : random.nextInt(left + 1);
      for (int i = 0; i < some; i++) {
        atoms.add(elements.get((k + number) % elements.size()));
      }
      left -= some;
    }
    return atoms;
  }

  private double volume(List<Element> atoms) {
    if (volume > 0) {
      return volume * atoms.size();
    }
    double sum = 0;
    for (Element element : atoms) {
      double bond = bonds.of(element, element);
      sum += bond * bond * bond / Math.sqrt(2);
    }
    return sum;
  }

  private Structure random(RandomStream random) {
    List<Element> atoms = atoms(random);
    double part = TIGHT + (LOOSE - TIGHT) * random.nextDouble();
    double[] rows = Lattice.random(part * volume(atoms), random);
    Atoms made = new Atoms();
    for (Element element : atoms) {
      double[] place = place(rows, random);
      for (int k = 0; k < TRIES && isTaken(made, rows, element, place); k++) {
        place = place(rows, random);
      }
      made.add(element, place);
    }
    return finished(new Crystal(rows, made));
  }

  private static double[] place(double[] rows, RandomStream random) {
    return Lattice.place(rows, random.nextDouble(), random.nextDouble(), random.nextDouble());
  }

  private boolean isTaken(Atoms atoms, double[] rows, Element element, double[] place) {
    for (int i = 0; i < atoms.size(); i++) {
      double[] between = Lattice.shortest(rows, atoms.place(i), place, false);
      if (norm(between) < APART * bonds.of(element, atoms.element(i))) {
        return true;
      }
    }
    return false;
  }

  private static double norm(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }

  private Structure finished(Crystal crystal) {
    Spread.apart(crystal.rows(), crystal.atoms(), bonds);
    return crystal.atoms().in(Cell.periodic(crystal.rows()));
  }

  /** Unlike atoms exchanged or, over compositions, atoms made another element. */
  private Structure permuted(Crystal crystal, RandomStream random) {
    Atoms atoms = crystal.atoms();
    boolean change = options.isOverCompositions() && random.nextDouble() < 0.6;
    int number = 1 + random.nextInt(Math.max(1, atoms.size() / 2));
    Atoms made = new Atoms();
    boolean[] changed = new boolean[atoms.size()];
    for (int k = 0; k < number; k++) {
      int i = random.nextInt(atoms.size());
      int j = random.nextInt(atoms.size());
      if (change) {
        changed[i] = true;
      } else {
        atoms.exchange(i, j);
      }
    }
    for (int i = 0; i < atoms.size(); i++) {
      Element element =
          changed[i] ? elements.get(random.nextInt(elements.size())) : atoms.element(i);
      made.add(element, atoms.place(i));
    }
    double factor = volume(made.elements()) / volume(atoms.elements());
    double old = Math.abs(Matrix3.determinant(crystal.rows()));
    return finished(new Crystal(crystal.rows(), made).scaled(old * factor));
  }

  private Structure strained(Crystal crystal, RandomStream random) {
    double[] deformation = Matrix3.identity();
    double size = 0.05 + 0.25 * random.nextDouble();
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b <= a; b++) {
        double value = size * random.nextGaussian() * (a == b ? 1 : 0.5);
        deformation[3 * a + b] += value;
        deformation[3 * b + a] += a == b ? 0 : value;
      }
    }
    double volume = Math.abs(Matrix3.determinant(crystal.rows()));
    Crystal strained = crystal.deformed(deformation);
    return Lattice.isThick(strained.rows())
        ? finished(strained.scaled(volume).reduced())
        : finished(crystal);
  }

  private Structure rattled(Crystal crystal, RandomStream random) {
    double size = 0.1 + 0.4 * random.nextDouble();
    Atoms atoms = crystal.atoms();
    for (int i = 0; i < atoms.size(); i++) {
      double bond = bonds.of(atoms.element(i), atoms.element(i));
      for (int x = 0; x < 3; x++) {
        atoms.place(i)[x] += size * bond * (2 * random.nextDouble() - 1);
      }
    }
    return finished(crystal);
  }

  @Override
  public String fault(Structure relaxed) {
    if (Pieces.closest(relaxed, bonds) < OVERLAP) {
      return "collapsed";
    }
    double packed = 0;
    for (int i = 0; i < relaxed.size(); i++) {
      double bond = bonds.of(relaxed.element(i), relaxed.element(i));
      packed += bond * bond * bond / Math.sqrt(2);
    }
    return relaxed.cell().volume() > LOOSEST * packed ? "in pieces" : "";
  }

  @Override
  public Fingerprint fingerprint(Structure structure) {
    double bond = 0;
    for (Element element : elements) {
      bond = Math.max(bond, bonds.of(element, element));
    }
    return Fingerprint.of(structure, REACH * bond, BIN * bond);
  }
}
