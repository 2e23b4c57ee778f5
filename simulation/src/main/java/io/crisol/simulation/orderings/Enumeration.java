package io.crisol.simulation.orderings;

import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The occupations of a supercell that no symmetry makes alike: each that was not yet met is kept,
 * and all its images are crossed off.
 *
 * <p>Source: G. L. W. Hart, R. W. Forcade, Phys. Rev. B 77, 224115 (2008),
 * doi:10.1103/PhysRevB.77.224115.
 */
final class Enumeration {
  /**
   * An occupation.
   *
   * @param colours see {@link Palette}
   * @param multiplicity number of occupations that are alike; 0 where they were not counted
   */
  record Kept(byte[] colours, long multiplicity) {
    static Kept of(int[] colours, long multiplicity) {
      byte[] small = new byte[colours.length];
      for (int s = 0; s < small.length; s++) {
        small[s] = (byte) colours[s];
      }
      return new Kept(small, multiplicity);
    }

    int[] occupation() {
      int[] wide = new int[colours.length];
      Arrays.setAll(wide, s -> colours[s]);
      return wide;
    }
  }

  /** Draws in a row that bring nothing new: all are found. */
  private static final int PATIENCE = 2000;

  private final Palette palette;
  private final List<int[]> permutations;
  private final List<int[]> translations;

  Enumeration(Palette palette) {
    this.palette = palette;
    this.permutations = palette.cell().permutations();
    this.translations = palette.cell().translations();
  }

  /** Number of different permutations by symmetries. */
  int symmetries() {
    return permutations.size();
  }

  /**
   * All of them.
   *
   * @param own whether those are left out that a smaller cell makes too
   * @param allowed which of them may be
   */
  List<Kept> all(boolean own, Predicate<int[]> allowed, Progress progress) {
    int number = palette.number().intValueExact();
    BitSet met = new BitSet(number);
    List<Kept> kept = new ArrayList<>();
    int[] image = new int[palette.cell().size()];
    for (int k = met.nextClearBit(0); k < number; k = met.nextClearBit(k + 1)) {
      int[] colours = palette.occupation(k);
      long alike = 0;
      for (int[] permutation : permutations) {
        permute(colours, permutation, image);
        int other = (int) palette.number(image);
        if (!met.get(other)) {
          met.set(other);
          alike++;
        }
      }
      if ((!own || isOwn(colours)) && allowed.test(colours)) {
        kept.add(Kept.of(colours, alike));
      }
      progress.update(k, number, "orderings");
    }
    return kept;
  }

  private static void permute(int[] colours, int[] permutation, int[] image) {
    for (int s = 0; s < colours.length; s++) {
      image[permutation[s]] = colours[s];
    }
  }

  /** Whether no translation that the supercell hides leaves it as it is. */
  private boolean isOwn(int[] colours) {
    int[] image = new int[colours.length];
    for (int[] translation : translations) {
      permute(colours, translation, image);
      if (Arrays.equals(colours, image)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Some at random, none twice.
   *
   * @param most how many
   * @param refined what is made of each that is drawn
   * @param allowed which of them may be
   */
  List<Kept> sample(
      int most, RandomStream random, UnaryOperator<int[]> refined, Predicate<int[]> allowed) {
    Set<String> seen = new HashSet<>();
    List<Kept> kept = new ArrayList<>();
    for (int misses = 0; kept.size() < most && misses < PATIENCE; misses++) {
      int[] colours = refined.apply(palette.random(random));
      if (allowed.test(colours) && seen.add(Arrays.toString(first(colours)))) {
        kept.add(Kept.of(colours, 0));
        misses = 0;
      }
    }
    return kept;
  }

  /** The first, in the order of colours, of all that are alike. */
  private int[] first(int[] colours) {
    int[] least = colours.clone();
    int[] image = new int[colours.length];
    for (int[] permutation : permutations) {
      permute(colours, permutation, image);
      if (Arrays.compare(image, least) < 0) {
        least = image.clone();
      }
    }
    return least;
  }
}
