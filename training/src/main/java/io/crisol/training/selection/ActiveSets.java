package io.crisol.training.selection;

import io.crisol.potentials.optimality.LinearRows;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.util.ArrayList;
import java.util.List;

/** Active sets of environments, one for each block of parameters of a potential. */
public final class ActiveSets {
  /** What A begins with: small against rows of any data. */
  public static final double START = 1e-5;

  /** Grade above which a row is exchanged. */
  public static final double THRESHOLD = 1.001;

  private ActiveSets() {}

  /**
   * A⁻¹ of the active set among rows.
   *
   * @param rows of one length n, each of an atom
   * @return double[n × n], row-major; empty where there is no row
   */
  public static double[] inverse(List<double[]> rows) {
    if (rows.isEmpty()) {
      return new double[0];
    }
    int n = rows.getFirst().length;
    ActiveSet set = new ActiveSet(n, START);
    set.extend(rows.stream().map(row -> new ActiveSet.Row(row, 0)).toList(), THRESHOLD);
    return flat(set.inverse());
  }

  /** A⁻¹ of each block among the atoms of frames; empty where a block has no atom. */
  public static List<double[]> inverses(LinearRows potential, List<Frame> frames) {
    List<double[]> inverses = new ArrayList<>();
    for (BlockRows rows : ofAtoms(potential, frames)) {
      inverses.add(inverse(rows.rows().stream().map(ActiveSet.Row::values).toList()));
    }
    return inverses;
  }

  private static double[] flat(double[][] inverse) {
    int n = inverse.length;
    double[] flat = new double[n * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(inverse[i], 0, flat, i * n, n);
    }
    return flat;
  }

  /**
   * Rows of a block of parameters.
   *
   * @param rows owned by the frames, by their numbers
   * @param atoms number of each row's atom in its frame; -1 where a row is that of a whole frame
   */
  record BlockRows(List<ActiveSet.Row> rows, List<Integer> atoms) {
    private BlockRows() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    private void add(double[] row, int frame, int atom) {
      rows.add(new ActiveSet.Row(row, frame));
      atoms.add(atom);
    }
  }

  /**
   * Rows of all atoms of frames, by block of parameters.
   *
   * @throws io.crisol.structures.ProblemException POTENTIAL_ELEMENT
   */
  static List<BlockRows> ofAtoms(LinearRows potential, List<Frame> frames) {
    double[][][] all = energyRows(potential, frames);
    List<BlockRows> rows = new ArrayList<>();
    potential.blocks().forEach(_ -> rows.add(new BlockRows()));
    for (int f = 0; f < all.length; f++) {
      for (int a = 0; a < all[f].length; a++) {
        int block = potential.block(frames.get(f).structure().element(a));
        rows.get(block).add(all[f][a], f, a);
      }
    }
    return rows;
  }

  /** Means of the rows of the atoms of each frame, on the parameters of all blocks. */
  static BlockRows ofFrames(LinearRows potential, List<Frame> frames) {
    int[] from = new int[potential.blocks().size() + 1];
    for (int b = 0; b + 1 < from.length; b++) {
      from[b + 1] = from[b] + potential.rowLength(b);
    }
    double[][][] all = energyRows(potential, frames);
    BlockRows rows = new BlockRows();
    for (int f = 0; f < all.length; f++) {
      double[] mean = new double[from[from.length - 1]];
      for (int a = 0; a < all[f].length; a++) {
        int at = from[potential.block(frames.get(f).structure().element(a))];
        for (int k = 0; k < all[f][a].length; k++) {
          mean[at + k] += all[f][a][k] / all[f].length;
        }
      }
      rows.add(mean, f, -1);
    }
    return rows;
  }

  private static double[][][] energyRows(LinearRows potential, List<Frame> frames) {
    double[][][] all = new double[frames.size()][][];
    Workers.forEach(
        frames.size(),
        f -> {
          Structure structure = frames.get(f).structure();
          all[f] = potential.energyRows(structure, Neighbors.of(structure, potential.cutoff(), 0));
        });
    return all;
  }
}
