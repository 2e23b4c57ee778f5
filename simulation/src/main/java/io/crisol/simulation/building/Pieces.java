package io.crisol.simulation.building;

import io.crisol.structures.Cell;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Pieces cut out of a crystal: all atoms up to some value of a size that grows with the distance
 * from a centre.
 */
final class Pieces {
  private static final double MOST_ATOMS = 2e6;
  private static final int ATTEMPTS = 12;

  private final Structure crystal;
  private final String step;
  private final double[] centre;

  /** Of a crystal; {@code step} is for messages. */
  Pieces(Structure crystal, Centre centre, String step) {
    if (!crystal.cell().isBulk()) {
      throw Bench.impossible(
          step, "the cell does not repeat in all directions", "cut it from a crystal");
    }
    this.crystal = crystal;
    this.step = step;
    this.centre =
        switch (centre) {
          case ATOM -> AtomList.at(crystal, 0);
          case BOND -> bond(crystal);
          case VOID ->
              Voids.of(PrimitiveCell.reduce(crystal, AtomChoice.TOLERANCE).structure())
                  .getFirst()
                  .position();
        };
  }

  private static double[] bond(Structure crystal) {
    double[] from = AtomList.at(crystal, 0);
    Structure many = Supercell.of(crystal, new int[] {3, 0, 0, 0, 3, 0, 0, 0, 3});
    double[] nearest = null;
    double least = Double.POSITIVE_INFINITY;
    double[] first = AtomList.at(many, 13 * crystal.size());
    for (int i = 0; i < many.size(); i++) {
      double[] r = AtomList.at(many, i);
      double square =
          (r[0] - first[0]) * (r[0] - first[0])
              + (r[1] - first[1]) * (r[1] - first[1])
              + (r[2] - first[2]) * (r[2] - first[2]);
      if (square > 1e-6 && square < least - 1e-9) {
        least = square;
        nearest = r;
      }
    }
    double[] middle = new double[3];
    for (int x = 0; x < 3; x++) {
      middle[x] = from[x] + (nearest[x] - first[x]) / 2;
    }
    return middle;
  }

  /** All atoms within a size, about the origin. */
  Structure within(double size, double radius, ToDoubleFunction<double[]> sizes) {
    Structure ball = ball(radius);
    Structure piece =
        AtomList.kept(ball, i -> sizes.applyAsDouble(AtomList.at(ball, i)) <= size + 1e-6);
    if (piece.size() == 0) {
      throw Bench.impossible(step, "no atom is inside", "make it larger");
    }
    return piece;
  }

  /** The piece whose number of atoms is nearest to this one, without parting equal sizes. */
  Structure of(int atoms, ToDoubleFunction<double[]> sizes) {
    double volume = crystal.cell().volume() / crystal.size() * atoms;
    double radius = 1.6 * Math.cbrt(3 * volume / (4 * Math.PI)) + 3;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Structure ball = ball(radius);
      double limit = limit(ball, atoms, sizes);
      double reached = 0;
      Structure piece =
          AtomList.kept(ball, i -> sizes.applyAsDouble(AtomList.at(ball, i)) <= limit);
      for (int i = 0; i < piece.size(); i++) {
        double[] r = AtomList.at(piece, i);
        reached = Math.max(reached, r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
      }
      // An atom of the piece may lie beyond the ball unless all that are found lie well inside.
      if (Math.sqrt(reached) < radius - 3) {
        return piece;
      }
      radius *= 1.3;
    }
    throw Bench.impossible(
        step, "its faces do not close it in", "give energies of more faces, on all sides");
  }

  /** Size at which the number of atoms is nearest to the wanted one. */
  private static double limit(Structure ball, int atoms, ToDoubleFunction<double[]> sizes) {
    double[] sorted = new double[ball.size()];
    Arrays.setAll(sorted, i -> sizes.applyAsDouble(AtomList.at(ball, i)));
    Arrays.sort(sorted);
    int best = 0;
    double limit = sorted[0];
    for (int k = 0; k < sorted.length; k++) {
      boolean last = k + 1 == sorted.length || sorted[k + 1] > sorted[k] + 1e-6;
      if (last && Math.abs(k + 1 - atoms) < Math.abs(best - atoms)) {
        best = k + 1;
        limit = sorted[k] + 1e-6;
      }
    }
    return limit;
  }

  /** All atoms up to a distance from the centre, which becomes the origin. */
  private Structure ball(double radius) {
    double volume = 4 * Math.PI / 3 * radius * radius * radius;
    if (volume / crystal.cell().volume() * crystal.size() > MOST_ATOMS) {
      throw Bench.impossible(
          step,
          "more than two million atoms would have to be looked at",
          "make it smaller; give energies of faces on all sides");
    }
    int[] copies = new int[3];
    for (int a = 0; a < 3; a++) {
      copies[a] = 1 + (int) Math.ceil(radius / crystal.cell().height(a));
    }
    AtomList atoms = new AtomList();
    for (int i = 0; i < crystal.size(); i++) {
      int[] home = home(i);
      for (int a = -copies[0]; a <= copies[0]; a++) {
        for (int b = -copies[1]; b <= copies[1]; b++) {
          for (int c = -copies[2]; c <= copies[2]; c++) {
            add(atoms, i, new int[] {a - home[0], b - home[1], c - home[2]}, radius);
          }
        }
      }
    }
    return atoms.in(Cell.OPEN);
  }

  /** Cell vectors from the centre to an atom, in whole numbers. */
  private int[] home(int i) {
    double[] from = AtomList.at(crystal, i);
    int[] home = new int[3];
    for (int a = 0; a < 3; a++) {
      double x = from[0] - centre[0];
      double y = from[1] - centre[1];
      double z = from[2] - centre[2];
      home[a] = (int) Math.rint(crystal.cell().fractional(a, x, y, z));
    }
    return home;
  }

  private void add(AtomList atoms, int i, int[] n, double radius) {
    double[] r = AtomList.at(crystal, i);
    double square = 0;
    for (int x = 0; x < 3; x++) {
      for (int a = 0; a < 3; a++) {
        r[x] += n[a] * crystal.cell().vector(a, x);
      }
      r[x] -= centre[x];
      square += r[x] * r[x];
    }
    if (square <= radius * radius) {
      atoms.add(crystal.element(i), r);
    }
  }
}
