package io.crisol.potentials.moment;

import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.PairFrame;
import io.crisol.potentials.Trainable;

/**
 * A structure prepared for training: its pairs.
 *
 * @param block all its atoms
 * @param pairs their pairs
 * @param first number of the first radial coefficient of each pair; null for one element
 */
record MomentExample(EnvironmentBlock block, PairFrame pairs, int[] first)
    implements Trainable.Example {
  @Override
  public int size() {
    return block.size();
  }

  @Override
  public long bytes() {
    return bytes(pairs.pairs());
  }

  static long bytes(long pairs) {
    return 84 * pairs;
  }
}
