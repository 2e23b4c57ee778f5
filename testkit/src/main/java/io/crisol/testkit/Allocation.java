package io.crisol.testkit;

import com.sun.management.ThreadMXBean;
import io.crisol.potentials.AtomicPotential;
import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.lang.management.ManagementFactory;

/**
 * Bytes that a prediction allocates. Vectors that the compiler fails to keep in registers become
 * objects: the answers stay right, the speed is lost, and only the bytes tell.
 */
public final class Allocation {
  private static final int CALLS = 300;

  /** The compiler works beside the calls: on a busy machine it needs longer than they do. */
  private static final double SECONDS = 20;

  private static final int CALLS_AT_ONCE = 10;

  private Allocation() {}

  /**
   * Bytes that {@link AtomicPotential#energies} allocates for all blocks of a structure, measured
   * again until it is nothing, as compilation goes on.
   */
  public static long inBlocks(AtomicPotential potential, Structure structure) {
    Neighbors neighbors = Neighbors.of(structure, potential.cutoff(), 0);
    double[] positions = neighbors.positions(structure);
    EnvironmentBlock[] blocks = new EnvironmentBlock[(structure.size() + 15) / 16];
    for (int b = 0; b < blocks.length; b++) {
      blocks[b] = new EnvironmentBlock(potential.cutoff());
      int last = Math.min(structure.size(), 16 * b + 16);
      blocks[b].fill(structure, neighbors, positions, 16 * b, last);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    BlockGradient gradient = new BlockGradient();
    long least = Long.MAX_VALUE;
    long begin = System.nanoTime();
    while (least > 0 && (System.nanoTime() - begin) * 1e-9 < SECONDS) {
      long bytes = 0;
      for (EnvironmentBlock block : blocks) {
        gradient.clear(block, Quantities.FORCES);
        long start = threads.getCurrentThreadAllocatedBytes();
        potential.energies(block, gradient);
        bytes += threads.getCurrentThreadAllocatedBytes() - start;
      }
      least = Math.min(least, bytes);
    }
    return least;
  }

  /**
   * Bytes per atom of one prediction on one thread, measured again while above {@code enough}, as
   * compilation goes on.
   */
  public static double perAtom(Potential potential, Structure structure, double enough) {
    Neighbors neighbors = Neighbors.of(structure, potential.cutoff(), 1);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int before = Workers.threads();
    Workers.setThreads(1);
    try {
      double least = Double.POSITIVE_INFINITY;
      long begin = System.nanoTime();
      for (int calls = 0;
          least > enough && (calls < CALLS || (System.nanoTime() - begin) * 1e-9 < SECONDS);
          calls += CALLS_AT_ONCE) {
        long start = threads.getCurrentThreadAllocatedBytes();
        for (int k = 0; k < CALLS_AT_ONCE; k++) {
          potential.predict(structure, neighbors, Quantities.FORCES);
        }
        long bytes = threads.getCurrentThreadAllocatedBytes() - start;
        least = Math.min(least, (double) bytes / CALLS_AT_ONCE / structure.size());
      }
      return least;
    } finally {
      Workers.setThreads(before);
    }
  }
}
