package io.crisol.simulation.defects;

import io.crisol.simulation.defects.Surroundings.Near;
import io.crisol.structures.Matrix3;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The voids of a crystal, one of each class: corners of the Voronoi cells of its atoms, which are
 * the places farthest from all atoms, and, in an element, those middles between two near atoms that
 * no third atom is nearer to (the octahedral place of a bcc crystal, the middle of a bond).
 */
final class Voids {
  /**
   * A void.
   *
   * @param place double[3] Å
   * @param radius distance of the nearest atom, Å
   * @param name what its shape is called
   * @param alike how many the cell has
   */
  record Void(double[] place, double radius, String name, int alike) {}

  /** Places nearer than this are one, Å. */
  private static final double SAME = 0.1;

  /** Share of its radius within which two corners are corners of one void. */
  private static final double ONE = 0.3;

  /** A middle counts up to so many times the shortest distance of two atoms. */
  private static final double NEAR = 1.3;

  private final Crystal crystal;
  private final List<Void> found = new ArrayList<>();

  private Voids(Crystal crystal) {
    this.crystal = crystal;
  }

  /** The voids, the widest first, middles between atoms last. */
  static List<Void> of(Crystal crystal) {
    Voids voids = new Voids(crystal);
    List<Void> corners = new ArrayList<>();
    crystal.sites().forEach(site -> corners.addAll(voids.corners(site, 60)));
    voids.keep(corners);
    if (crystal.isElement()) {
      List<Void> middles = new ArrayList<>();
      crystal.sites().forEach(site -> middles.addAll(voids.middles(site)));
      voids.keep(middles);
    }
    return List.copyOf(voids.found);
  }

  private void keep(List<Void> candidates) {
    candidates.sort(Comparator.comparingDouble(v -> -Math.rint(1e6 * v.radius())));
    for (Void candidate : candidates) {
      double tolerance = Math.max(SAME, ONE * candidate.radius());
      if (found.stream()
          .noneMatch(v -> crystal.areAlike(candidate.place(), v.place(), tolerance))) {
        found.add(candidate);
      }
    }
  }

  /** Points of equal distance to the atom and three others, with no atom nearer. */
  private List<Void> corners(int site, double atoms) {
    double reach = Surroundings.reach(crystal.unit(), atoms);
    List<Near> near = Surroundings.ofAtom(crystal.unit(), site, reach);
    List<Void> corners = new ArrayList<>();
    double widest = 0;
    for (int i = 0; i < near.size(); i++) {
      for (int j = 0; j < i; j++) {
        for (int k = 0; k < j; k++) {
          double[] corner = meeting(near.get(i), near.get(j), near.get(k));
          if (corner.length > 0 && Crystal.norm(corner) < reach && isFree(corner, near)) {
            widest = Math.max(widest, Crystal.norm(corner));
            add(corners, site, near, corner);
          }
        }
      }
    }
    // An atom nearer to a corner is within twice its radius of the site.
    boolean complete = near.size() >= 4 && widest > 0 && 2 * widest <= reach;
    return complete || atoms > 400 ? corners : corners(site, 2 * atoms);
  }

  private void add(List<Void> corners, int site, List<Near> near, double... corner) {
    double[] place = place(site, corner);
    if (corners.stream().noneMatch(v -> crystal.distance(v.place(), place) < SAME)) {
      List<Near> around = Surroundings.ofPoint(near, site, corner);
      corners.add(
          new Void(place, Crystal.norm(corner), Shapes.name(around), crystal.alike(place, SAME)));
    }
  }

  private double[] place(int site, double... from) {
    double[] place = new double[3];
    for (int x = 0; x < 3; x++) {
      place[x] = crystal.unit().coordinate(3 * site + x) + from[x];
    }
    return place;
  }

  /** Where three planes half the way to three atoms meet; empty where they do not. */
  private static double[] meeting(Near... three) {
    double[] rows = new double[9];
    double[] half = new double[3];
    double volume = 1;
    for (int k = 0; k < 3; k++) {
      System.arraycopy(three[k].way(), 0, rows, 3 * k, 3);
      half[k] = three[k].distance() * three[k].distance() / 2;
      volume *= three[k].distance();
    }
    if (Math.abs(Matrix3.determinant(rows)) < 1e-6 * volume) {
      return new double[0];
    }
    double[] inverse = Matrix3.inverse(rows);
    double[] point = new double[3];
    for (int k = 0; k < 9; k++) {
      point[k / 3] += inverse[k] * half[k % 3];
    }
    return point;
  }

  /** Whether no atom is nearer to a point than the one at the origin. */
  private static boolean isFree(double[] point, List<Near> near) {
    for (Near other : near) {
      double reached = Crystal.dot(point, other.way()) / other.distance();
      if (reached > other.distance() / 2 + 1e-4) {
        return false;
      }
    }
    return true;
  }

  private List<Void> middles(int site) {
    double reach = Surroundings.reach(crystal.unit(), 60);
    List<Near> near = Surroundings.ofAtom(crystal.unit(), site, reach);
    List<Void> middles = new ArrayList<>();
    for (Near other : near) {
      double[] half = other.way().clone();
      for (int x = 0; x < 3; x++) {
        half[x] /= 2;
      }
      if (other.distance() <= NEAR * near.getFirst().distance() && isFree(half, near)) {
        double[] place = place(site, half);
        List<Near> around = Surroundings.ofPoint(near, site, half);
        boolean bond = other.distance() < 1.02 * near.getFirst().distance();
        String name = bond ? Shapes.bond(near) : Shapes.name(around);
        middles.add(new Void(place, other.distance() / 2, name, crystal.alike(place, SAME)));
      }
    }
    return middles;
  }
}
