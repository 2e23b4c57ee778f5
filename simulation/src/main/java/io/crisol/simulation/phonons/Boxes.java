package io.crisol.simulation.phonons;

import io.crisol.potentials.Potential;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Structure;
import io.crisol.structures.symmetry.PrimitiveCell;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which box of primitive cells holds the force constants of a potential: atoms act upon each other
 * up to twice the cutoff, by way of a third one that sees both.
 */
final class Boxes {
  /** Atoms of the largest box that is taken unasked. */
  private static final int MOST = 2500;

  /** Å, for potentials that reach beyond their cutoff or have none. */
  private static final double FAR = 20;

  private Boxes() {}

  /**
   * A box, as repeats of a cell.
   *
   * @param cell double[9], rows, Å
   * @param times repeats
   */
  record Choice(double[] cell, int[] times) {
    Supercell of(Structure primitive) {
      return Supercell.of(primitive, cell, times);
    }

    /** The same of a cell of another volume, lengths in this proportion. */
    Choice scaled(double share) {
      return new Choice(Arrays.stream(cell).map(x -> x * share).toArray(), times);
    }

    /** One repeat less along each vector, where there are several. */
    Optional<Choice> smaller() {
      int[] fewer = Arrays.stream(times).map(n -> Math.max(1, n - 1)).toArray();
      return Arrays.equals(fewer, times) ? Optional.empty() : Optional.of(new Choice(cell, fewer));
    }
  }

  /** Repeats of the given cell, if they are asked for, else of the primitive cell. */
  static Choice choose(
      PhononOptions options, Structure given, Structure primitive, Potential potential) {
    if (options.supercell().isPresent()) {
      return new Choice(
          given.cell().vectors(), PhononOptions.numbers("supercell", options.supercell().get()));
    }
    double[] cell = primitive.cell().vectors();
    double wanted = potential.isLongRanged() ? FAR : 4 * potential.cutoff();
    wanted = wanted > 0 ? wanted : FAR;
    int[] times = times(cell, wanted);
    while (atoms(times, primitive) > MOST && Arrays.stream(times).anyMatch(n -> n > 1)) {
      wanted *= 0.95;
      times = times(cell, wanted);
    }
    return new Choice(cell, times);
  }

  private static long atoms(int[] times, Structure primitive) {
    return (long) times[0] * times[1] * times[2] * primitive.size();
  }

  /** Repeats that make the shortest vector of the box as long as wanted, Å. */
  private static int[] times(double[] cell, double wanted) {
    double[] length = {
      Matrix3.rowNorm(cell, 0), Matrix3.rowNorm(cell, 1), Matrix3.rowNorm(cell, 2)
    };
    int[] times = new int[3];
    for (int a = 0; a < 3; a++) {
      times[a] = Math.max(1, (int) Math.ceil(wanted / length[a] - 1e-6));
    }
    while (shortest(cell, times) < wanted * (1 - 1e-6)) {
      // Vectors that are as long keep as many repeats, for the symmetry's sake.
      double least = Double.POSITIVE_INFINITY;
      for (int a = 0; a < 3; a++) {
        least = Math.min(least, times[a] * length[a]);
      }
      for (int a = 0; a < 3; a++) {
        times[a] += times[a] * length[a] < least * 1.001 ? 1 : 0;
      }
    }
    return times;
  }

  private static double shortest(double[] cell, int[] times) {
    double[] rows = new double[9];
    Arrays.setAll(rows, k -> cell[k] * times[k / 3]);
    double[] reduced = PrimitiveCell.reduced(rows);
    return Math.min(
        Matrix3.rowNorm(reduced, 0),
        Math.min(Matrix3.rowNorm(reduced, 1), Matrix3.rowNorm(reduced, 2)));
  }
}
