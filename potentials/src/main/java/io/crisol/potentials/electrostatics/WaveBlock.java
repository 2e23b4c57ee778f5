package io.crisol.potentials.electrostatics;

/**
 * cos and sin of the multiples of the phases of a few atoms, and of those of a row of waves; kept
 * by a thread from block to block.
 */
final class WaveBlock {
  /** Atoms, a multiple of two vectors; beyond the last atom there is anything finite. */
  static final int ATOMS = 64;

  private static final ThreadLocal<WaveBlock> KEPT = ThreadLocal.withInitial(WaveBlock::new);

  /** By axis: rows of {@link #ATOMS} by multiple. */
  final double[][] cosines = new double[3][0];

  final double[][] sines = new double[3][0];

  /** The third axis again, by atom and multiple. */
  double[] cosinesByAtom = new double[0];

  double[] sinesByAtom = new double[0];

  /** Phases along the first two axes of the present row. */
  final double[] c = new double[ATOMS];

  final double[] s = new double[ATOMS];

  /** Forces along the three reciprocal vectors. */
  final double[][] along = new double[3][ATOMS];

  private final int[] multiples = new int[3];
  private int stride;

  private WaveBlock() {}

  /** The block of this thread, large enough for the rows. */
  static WaveBlock of(WaveRows rows) {
    WaveBlock block = KEPT.get();
    block.stride = rows.stride();
    for (int axis = 0; axis < 3; axis++) {
      block.multiples[axis] = axis == 2 ? block.stride : Math.max(2, rows.most(axis) + 1);
      int length = block.multiples[axis] * ATOMS;
      if (block.cosines[axis].length < length) {
        block.cosines[axis] = new double[length];
        block.sines[axis] = new double[length];
      }
    }
    if (block.cosinesByAtom.length < block.stride * ATOMS) {
      block.cosinesByAtom = new double[block.stride * ATOMS];
      block.sinesByAtom = new double[block.stride * ATOMS];
    }
    return block;
  }

  /** Fills the tables from cos and sin by atom and axis. */
  void fill(double[] phases, int from, int count) {
    for (int axis = 0; axis < 3; axis++) {
      for (int i = 0; i < count; i++) {
        cosines[axis][ATOMS + i] = phases[6 * (from + i) + 2 * axis];
        sines[axis][ATOMS + i] = phases[6 * (from + i) + 2 * axis + 1];
      }
      ReciprocalKernel.multiples(multiples[axis] - 1, ATOMS, cosines[axis], sines[axis]);
    }
  }

  /** Multiplies the waves along the first axis by charges and transposes those along the third. */
  void prepareSums(double[] q, int from, int count) {
    for (int m = 0; m < multiples[0] * ATOMS; m += ATOMS) {
      for (int i = 0; i < count; i++) {
        cosines[0][m + i] *= q[from + i];
        sines[0][m + i] *= q[from + i];
      }
    }
    ReciprocalKernel.transpose(ATOMS, stride, cosines[2], cosinesByAtom);
    ReciprocalKernel.transpose(ATOMS, stride, sines[2], sinesByAtom);
  }

  /** Sets the phases of a row. */
  void turn(int a, int b) {
    ReciprocalKernel.turn(
        ATOMS,
        a * ATOMS,
        cosines[0],
        sines[0],
        Math.abs(b) * ATOMS,
        cosines[1],
        sines[1],
        b < 0 ? -1 : 1,
        c,
        s);
  }
}
