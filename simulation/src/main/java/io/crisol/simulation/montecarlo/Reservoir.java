package io.crisol.simulation.montecarlo;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.Optional;

/**
 * A reservoir of atoms of one element, and where they may come from and go to: anywhere in the cell
 * or container, or within a radius of given sites.
 */
final class Reservoir {
  private final Element element;
  private final double potential;
  private final double closest;
  private final Cell cell;
  private final Optional<Container> container;

  /** Sites, double[3M], Å; empty for anywhere. */
  private final double[] sites;

  private final double radius;
  private final double[] place = new double[3];

  /**
   * A reservoir.
   *
   * @param potential μ, eV
   * @param closest distance to other atoms below which nothing comes or goes, Å
   * @param radius around a site, Å
   * @throws io.crisol.structures.ProblemException OPTION_INVALID where there is no volume, or sites
   *     overlap
   */
  Reservoir(
      Element element,
      double potential,
      double closest,
      Cell cell,
      Optional<Container> container,
      Optional<Structure> sites,
      double radius) {
    this.element = element;
    this.potential = potential;
    this.closest = closest;
    this.cell = cell;
    this.container = container;
    this.sites = sites.map(Structure::positions).orElse(new double[0]);
    this.radius = radius;
    if (sites.isEmpty() && !cell.isBulk() && container.isEmpty()) {
      throw Problem.OPTION_INVALID.with(
          "insertions",
          element,
          "the cell is open: there is no volume to insert into",
          "give container, or sites");
    }
    sites.ifPresent(places -> requireApart(places, radius));
  }

  private static void requireApart(Structure sites, double radius) {
    AtomGrid grid = new AtomGrid(sites, 2 * radius);
    for (int site = 0; site < sites.size(); site++) {
      grid.gather(site);
      if (grid.found() > 0 || grid.images().count() > 0) {
        throw Problem.OPTION_INVALID.with(
            "site_radius",
            radius + " Å",
            "sites " + site + " and " + grid.near()[0] + " are nearer than twice that",
            "take a smaller one");
      }
    }
  }

  Element element() {
    return element;
  }

  /**
   * Logarithm of the factor of an insertion, but for the number of atoms: V/Λ³ and exp(μ/kT); the
   * volume is that of one site where there are sites.
   */
  double activity(double kT) {
    double wavelength = Wavelength.of(element, kT);
    return potential / kT + StrictMath.log(volume() / (wavelength * wavelength * wavelength));
  }

  private double volume() {
    double r = container.isPresent() ? container.get().radius() : 0;
    double sphere = isOnSites() ? radius : r;
    return isOnSites() || container.isPresent()
        ? 4 * Math.PI / 3 * sphere * sphere * sphere
        : cell.volume();
  }

  boolean isOnSites() {
    return sites.length > 0;
  }

  int sites() {
    return sites.length / 3;
  }

  /** A place anywhere, or near a site; double[3], shared. */
  double[] place(int site, RandomStream random) {
    if (!isOnSites() && container.isEmpty()) {
      java.util.Arrays.fill(place, 0);
      for (int a = 0; a < 3; a++) {
        double f = random.nextDouble();
        for (int axis = 0; axis < 3; axis++) {
          place[axis] += f * cell.vector(a, axis);
        }
      }
      return place;
    }
    double r = isOnSites() ? radius : container.get().radius();
    double square;
    do {
      square = 0;
      for (int axis = 0; axis < 3; axis++) {
        place[axis] = r * (2 * random.nextDouble() - 1);
        square += place[axis] * place[axis];
      }
    } while (square > r * r);
    for (int axis = 0; axis < 3; axis++) {
      place[axis] += isOnSites() ? sites[3 * site + axis] : container.get().centre()[axis];
    }
    return place;
  }

  /**
   * The only atom within the radius of a site; −1 where there is none, −2 where there are several.
   */
  int atomAt(int site, AtomGrid grid) {
    grid.gather(sites[3 * site], sites[3 * site + 1], sites[3 * site + 2], -1);
    int atom = -1;
    for (int k = 0; k < grid.found(); k++) {
      if (grid.squares()[k] < radius * radius) {
        if (atom >= 0) {
          return -2;
        }
        atom = grid.near()[k];
      }
    }
    return atom;
  }

  /** Whether a place is too close to an atom other than that of a slot. */
  boolean isBlocked(double x, double y, double z, int without, AtomGrid grid) {
    if (closest <= 0) {
      return false;
    }
    grid.gather(x, y, z, without);
    for (int k = 0; k < grid.found(); k++) {
      if (grid.squares()[k] < closest * closest) {
        return true;
      }
    }
    return false;
  }

  /** How far the grid must see for all this, Å. */
  double reach() {
    return Math.max(closest, isOnSites() ? radius : 0);
  }
}
