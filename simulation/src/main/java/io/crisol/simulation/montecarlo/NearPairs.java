package io.crisol.simulation.montecarlo;

import io.crisol.potentials.PairBlock;

/** The pairs of one atom of a grid, its images of itself behind its neighbours, as a block. */
final class NearPairs {
  private final AtomGrid grid;
  private final double cutoff;
  private final PairBlock block = PairBlock.ofOneAtom();
  private int count;
  private int[] slots = new int[0];
  private int[] kinds = new int[0];
  private double[] squares = new double[0];

  NearPairs(AtomGrid grid, double cutoff) {
    this.grid = grid;
    this.cutoff = cutoff;
  }

  /** The pairs of an atom, from the neighbours that the grid has gathered last. */
  PairBlock around(int slot) {
    Images images = grid.images();
    int all = grid.found() + images.count();
    if (slots.length < all) {
      slots = new int[2 * all];
      kinds = new int[2 * all];
      squares = new double[2 * all];
    }
    count = 0;
    for (int k = 0; k < grid.found(); k++) {
      add(grid.near()[k], grid.squares()[k]);
    }
    int neighbours = count;
    for (double square : images.squares()) {
      add(slot, square);
    }
    block.fill(grid.kinds()[slot], kinds, squares, count, cutoff);
    count = neighbours;
    return block;
  }

  private void add(int slot, double square) {
    if (square < cutoff * cutoff) {
      slots[count] = slot;
      kinds[count] = grid.kinds()[slot];
      squares[count++] = square;
    }
  }

  /** Number of neighbours; what the block holds beyond are images of the atom itself. */
  int count() {
    return count;
  }

  /** Slot of a neighbour. */
  int slot(int k) {
    return slots[k];
  }
}
