package io.crisol.simulation.montecarlo;

import io.crisol.potentials.PairBlock;
import io.crisol.potentials.PairSum;

/** E = Σ φ(r_ij): a trial costs the pairs of the atom before and after. */
final class PairEnergy implements LocalEnergy {
  private final PairSum potential;
  private final AtomGrid grid;
  private final NearPairs pairs;
  private double change;
  private long terms;

  PairEnergy(PairSum potential, AtomGrid grid) {
    this.potential = potential;
    this.grid = grid;
    this.pairs = new NearPairs(grid, potential.cutoff());
  }

  @Override
  public double refresh() {
    double sum = 0;
    for (int slot = 0; slot < grid.slots(); slot++) {
      if (grid.kinds()[slot] != AtomGrid.ABSENT) {
        grid.gather(slot);
        sum += energy(slot, 0.5);
      }
    }
    change = 0;
    return sum;
  }

  /** Energy of the pairs of an atom, those with images of itself by half. */
  private double energy(int slot, double share) {
    PairBlock block = pairs.around(slot);
    potential.pairs(block);
    terms += block.size();
    double[] energies = block.energies();
    double neighbours = 0;
    for (int k = 0; k < pairs.count(); k++) {
      neighbours += energies[k];
    }
    double images = 0;
    for (int k = pairs.count(); k < block.size(); k++) {
      images += energies[k];
    }
    return share * neighbours + 0.5 * images;
  }

  @Override
  public void leave(int slot) {
    change -= energy(slot, 1);
  }

  @Override
  public void enter(int slot) {
    change += energy(slot, 1);
  }

  @Override
  public double change() {
    return change;
  }

  @Override
  public void accept() {
    change = 0;
  }

  @Override
  public void reject() {
    change = 0;
  }

  @Override
  public long terms() {
    return terms;
  }

  @Override
  public boolean isLocal() {
    return true;
  }
}
