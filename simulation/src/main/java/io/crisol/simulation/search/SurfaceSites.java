package io.crisol.simulation.search;

import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Vacant sites on a cluster: places at bond length from three atoms, and how well they and the
 * atoms are bound, estimated by pairs alone:
 *
 * <pre>
 *   u(r) = (b/r)¹² − 2 (b/r)⁶      b the bond length
 * </pre>
 *
 * It ranks sites before the potential is asked, so nothing of a result depends on it. Moving
 * loosely bound atoms to better sites: Takeuchi, J. Chem. Inf. Model. 46, 2066 (2006),
 * doi:10.1021/ci600206k; Shao, Cheng, Cai, J. Comput. Chem. 25, 1693 (2004), doi:10.1002/jcc.20096.
 */
final class SurfaceSites {
  /** Parts of a bond length: up to here atoms are neighbours, and nearer than this they overlap. */
  private static final double NEIGHBOURS = 1.5;

  private static final double OVERLAP = 0.8;

  /** Two sites nearer than this part of a bond length are one. */
  private static final double SAME = 0.3;

  /** A site with the energy that an atom there would have. */
  private record Site(double[] place, double energy) {}

  private final BondLengths bonds;

  SurfaceSites(BondLengths bonds) {
    this.bonds = bonds;
  }

  /** Estimated energy of each atom, the sum over its pairs, in units of a bond's. */
  double[] energies(Atoms atoms) {
    double[] energies = new double[atoms.size()];
    for (int i = 0; i < atoms.size(); i++) {
      for (int j = i + 1; j < atoms.size(); j++) {
        double length = bonds.of(atoms.element(i), atoms.element(j));
        double u = pair(length, atoms.distance(i, j));
        energies[i] += u;
        energies[j] += u;
      }
    }
    return energies;
  }

  private static double pair(double length, double distance) {
    double part = Math.min(1.5, length / distance);
    double sixth = part * part * part;
    sixth *= sixth;
    return sixth * (sixth - 2);
  }

  /**
   * Removes an atom: among the loosest, the more surely the looser.
   *
   * @return its element
   */
  Element removeLoose(Atoms atoms, double noise, RandomStream random) {
    double[] energies = energies(atoms);
    int loosest = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < energies.length; i++) {
      double value = energies[i] + noise * random.nextGaussian();
      if (value > highest) {
        highest = value;
        loosest = i;
      }
    }
    Element element = atoms.element(loosest);
    atoms.remove(loosest);
    return element;
  }

  /** Adds an atom at one of the best vacant sites: the more surely the better the site. */
  void addBound(Atoms atoms, Element element, double noise, RandomStream random) {
    double[] best = null;
    double lowest = Double.POSITIVE_INFINITY;
    for (Site site : sites(atoms, element)) {
      double value = site.energy + noise * random.nextGaussian();
      if (value < lowest) {
        lowest = value;
        best = site.place;
      }
    }
    atoms.add(element, best == null ? outside(atoms, element, random) : best);
  }

  /** A place just outside, for a cluster without sites. */
  private double[] outside(Atoms atoms, Element element, RandomStream random) {
    double[] direction = Turns.direction(random);
    double farthest = 0;
    for (int i = 0; i < atoms.size(); i++) {
      double[] place = atoms.place(i);
      farthest =
          Math.max(
              farthest,
              place[0] * direction[0] + place[1] * direction[1] + place[2] * direction[2]);
    }
    double reach = farthest + bonds.of(element, element);
    return new double[] {direction[0] * reach, direction[1] * reach, direction[2] * reach};
  }

  private List<Site> sites(Atoms atoms, Element element) {
    List<Site> sites = new ArrayList<>();
    int n = atoms.size();
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        if (isNear(atoms, i, j)) {
          for (int k = j + 1; k < n; k++) {
            if (isNear(atoms, i, k) && isNear(atoms, j, k)) {
              addSites(atoms, element, i, j, k, sites);
            }
          }
        }
      }
    }
    sites.sort(Comparator.comparingDouble(Site::energy));
    double same = SAME * bonds.of(element, element);
    List<Site> different = new ArrayList<>();
    for (Site site : sites) {
      if (different.stream().noneMatch(s -> Atoms.distance(s.place, site.place) < same)) {
        different.add(site);
      }
    }
    return different;
  }

  private boolean isNear(Atoms atoms, int i, int j) {
    return atoms.distance(i, j) < NEIGHBOURS * bonds.of(atoms.element(i), atoms.element(j));
  }

  /** The two places at bond length from three atoms, by their distances (trilateration). */
  private void addSites(Atoms atoms, Element element, int i, int j, int k, List<Site> sites) {
    double[] a = atoms.place(i);
    double[] x = minus(atoms.place(j), a);
    double d = Math.sqrt(dot(x, x));
    scale(x, 1 / d);
    double[] y = minus(atoms.place(k), a);
    double along = dot(x, y);
    add(y, -along, x);
    double across = Math.sqrt(dot(y, y));
    double ra = bonds.of(element, atoms.element(i));
    double rb = bonds.of(element, atoms.element(j));
    double rc = bonds.of(element, atoms.element(k));
    scale(y, 1 / across);
    double px = (ra * ra - rb * rb + d * d) / (2 * d);
    double py = (ra * ra - rc * rc + along * along + across * across - 2 * along * px) / 2 / across;
    double square = ra * ra - px * px - py * py;
    if (square < 0 || across < 0.1 * d) {
      return;
    }
    double[] z = cross(x, y);
    double[] foot = a.clone();
    add(foot, px, x);
    add(foot, py, y);
    for (double height : new double[] {-Math.sqrt(square), Math.sqrt(square)}) {
      double[] place = foot.clone();
      add(place, height, z);
      addSite(atoms, element, place, sites);
    }
  }

  private void addSite(Atoms atoms, Element element, double[] place, List<Site> sites) {
    double energy = energyAt(atoms, element, place);
    if (Double.isFinite(energy)) {
      sites.add(new Site(place, energy));
    }
  }

  /** Estimated energy of an atom at a place; infinite where it would overlap. */
  private double energyAt(Atoms atoms, Element element, double[] place) {
    double energy = 0;
    for (int i = 0; i < atoms.size(); i++) {
      double length = bonds.of(element, atoms.element(i));
      double distance = Atoms.distance(atoms.place(i), place);
      if (distance < OVERLAP * length) {
        return Double.POSITIVE_INFINITY;
      }
      energy += pair(length, distance);
    }
    return energy;
  }

  private static double[] minus(double[] a, double[] b) {
    return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
  }

  private static double[] cross(double[] x, double[] y) {
    return new double[] {
      x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]
    };
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static void scale(double[] v, double factor) {
    for (int k = 0; k < 3; k++) {
      v[k] *= factor;
    }
  }

  private static void add(double[] to, double factor, double[] v) {
    for (int k = 0; k < 3; k++) {
      to[k] += factor * v[k];
    }
  }
}
