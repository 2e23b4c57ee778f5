package io.crisol.simulation.defects;

import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The atoms around a place of a crystal, nearest first. */
final class Surroundings {
  /**
   * An atom near a place.
   *
   * @param atom of the cell
   * @param way from the place, double[3] Å
   * @param distance Å
   */
  record Near(int atom, double[] way, double distance) {}

  private Surroundings() {}

  /** Radius of the sphere that holds about so many atoms, Å. */
  static double reach(Structure crystal, double atoms) {
    return StrictMath.cbrt(
        atoms * crystal.cell().volume() / crystal.size() * 3 / (4 * StrictMath.PI));
  }

  /** Atoms within a distance of an atom, itself left out. */
  static List<Near> ofAtom(Structure crystal, int atom, double reach) {
    Neighbors neighbors = Neighbors.of(crystal, reach, 0);
    double[] places = neighbors.positions(crystal);
    List<Near> found = new ArrayList<>();
    for (int e = neighbors.start(atom); e < neighbors.start(atom + 1); e++) {
      int site = neighbors.sites()[e];
      double[] way = new double[3];
      for (int x = 0; x < 3; x++) {
        way[x] = places[3 * site + x] - places[3 * atom + x];
      }
      found.add(new Near(neighbors.siteAtoms()[site], way, Crystal.norm(way)));
    }
    found.sort(Comparator.comparingDouble(Near::distance));
    return found;
  }

  /** Atoms seen from a point near an atom: those around it and itself. */
  static List<Near> ofPoint(List<Near> aroundAtom, int atom, double... point) {
    List<Near> found = new ArrayList<>();
    for (Near near : aroundAtom) {
      double[] way = new double[3];
      for (int x = 0; x < 3; x++) {
        way[x] = near.way()[x] - point[x];
      }
      found.add(new Near(near.atom(), way, Crystal.norm(way)));
    }
    double[] back = {-point[0], -point[1], -point[2]};
    found.add(new Near(atom, back, Crystal.norm(back)));
    found.sort(Comparator.comparingDouble(Near::distance));
    return found;
  }
}
