package io.crisol.simulation.search;

/** Moves atoms apart that stand too close, as far as a potential can be trusted. */
final class Spread {
  /** Part of a bond length that atoms must be apart before a relaxation. */
  private static final double NEAREST = 0.7;

  private static final int ROUNDS = 50;

  private Spread() {}

  /** Pushes overlapping pairs apart along their line, round after round. */
  static Atoms apart(Atoms atoms, BondLengths bonds) {
    boolean moved = true;
    for (int round = 0; round < ROUNDS && moved; round++) {
      moved = false;
      for (int i = 0; i < atoms.size(); i++) {
        for (int j = 0; j < i; j++) {
          double wanted = NEAREST * bonds.of(atoms.element(i), atoms.element(j));
          moved |= push(atoms.place(i), atoms.place(j), wanted, i - j);
        }
      }
    }
    return atoms;
  }

  /** The same in a cell, rows double[9] Å; atoms too near their own images stay. */
  static void apart(double[] rows, Atoms atoms, BondLengths bonds) {
    boolean moved = true;
    for (int round = 0; round < ROUNDS && moved; round++) {
      moved = false;
      for (int i = 0; i < atoms.size(); i++) {
        for (int j = 0; j < i; j++) {
          double wanted = NEAREST * bonds.of(atoms.element(i), atoms.element(j));
          double[] a = atoms.place(i);
          double[] image = Lattice.shortest(rows, a, atoms.place(j), false);
          for (int x = 0; x < 3; x++) {
            image[x] += a[x];
          }
          double[] before = image.clone();
          moved |= push(a, image, wanted, i - j);
          for (int x = 0; x < 3; x++) {
            atoms.place(j)[x] += image[x] - before[x];
          }
        }
      }
    }
  }

  private static boolean push(double[] a, double[] b, double wanted, int tie) {
    double distance = Atoms.distance(a, b);
    if (distance >= wanted) {
      return false;
    }
    double half = (wanted * 1.01 - distance) / 2;
    for (int x = 0; x < 3; x++) {
      // Two atoms on one spot part along an axis that depends on which they are.
      double direction = distance > 1e-6 * wanted ? (a[x] - b[x]) / distance : x == tie % 3 ? 1 : 0;
      a[x] += half * direction;
      b[x] -= half * direction;
    }
    return true;
  }
}
