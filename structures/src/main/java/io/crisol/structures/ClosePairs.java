package io.crisol.structures;

import java.util.Locale;
import java.util.Optional;

/** Finds atoms that stand too close to each other, periodic images included. */
public final class ClosePairs {
  /**
   * Below this distance in Å two atoms stand on one spot: no potential and no DFT gives a meaning
   * to it.
   */
  public static final double SPOT = 0.1;

  /**
   * Two atoms and their distance.
   *
   * @param first index of one atom
   * @param second index of the other, or the same for an image of itself
   * @param distance Å
   * @param relative distance over the sum of the covalent radii
   */
  public record Pair(int first, int second, double distance, double relative) {}

  private ClosePairs() {}

  /** The closest pair relative to its covalent radii, among those nearer than {@code reach} (Å). */
  public static Optional<Pair> closest(Structure structure, double reach) {
    Neighbors neighbors = Neighbors.of(structure, reach, 0);
    double[] folded = neighbors.fold(structure);
    double[] shifts = neighbors.translations(structure);
    Pair best = null;
    for (int i = 0; i < structure.size(); i++) {
      for (int k = neighbors.start(i); k < neighbors.start(i + 1); k++) {
        int j = neighbors.atom(k);
        if (j >= i) {
          Pair pair = pair(structure, i, j, distance(folded, shifts, i, j, neighbors.image(k)));
          best = best == null || pair.relative < best.relative ? pair : best;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static Pair pair(Structure structure, int i, int j, double distance) {
    double radii = structure.element(i).covalentRadius() + structure.element(j).covalentRadius();
    return new Pair(i, j, distance, distance / radii);
  }

  private static double distance(double[] folded, double[] shifts, int i, int j, int image) {
    double dx = folded[3 * j] - folded[3 * i] + shifts[3 * image];
    double dy = folded[3 * j + 1] - folded[3 * i + 1] + shifts[3 * image + 1];
    double dz = folded[3 * j + 2] - folded[3 * i + 2] + shifts[3 * image + 2];
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  /**
   * Refuses a structure in which two atoms stand on one spot; time grows linearly with the atoms.
   *
   * @throws ProblemException OVERLAPPING_ATOMS
   */
  public static void requireApart(Structure structure) {
    closest(structure, SPOT)
        .ifPresent(
            pair -> {
              throw Problem.OVERLAPPING_ATOMS.with(
                  pair.first, pair.second, String.format(Locale.ROOT, "%.3g", pair.distance));
            });
  }
}
