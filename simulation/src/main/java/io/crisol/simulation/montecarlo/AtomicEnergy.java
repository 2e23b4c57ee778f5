package io.crisol.simulation.montecarlo;

import io.crisol.potentials.AtomicPotential;
import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.Quantities;
import java.util.Arrays;

/** E = Σ E_i: a trial costs the energies of the atoms whose environment it changes. */
final class AtomicEnergy implements LocalEnergy {
  /** Atoms evaluated at once, as in a whole evaluation. */
  private static final int BLOCK = 16;

  private final AtomicPotential potential;
  private final AtomGrid grid;
  private final double square;
  private final EnvironmentBlock block;
  private final BlockGradient gradient = new BlockGradient();
  private final Touched touched = new Touched();
  private final int[] waiting = new int[BLOCK];
  private int waits;
  private double[] energies = new double[0];
  private double[] after = new double[0];
  private long terms;

  AtomicEnergy(AtomicPotential potential, AtomGrid grid) {
    this.potential = potential;
    this.grid = grid;
    this.square = potential.cutoff() * potential.cutoff();
    this.block = new EnvironmentBlock(potential.cutoff());
  }

  @Override
  public double refresh() {
    reserve();
    touched.clear();
    Arrays.fill(energies, 0);
    for (int slot = 0; slot < grid.slots(); slot++) {
      evaluate(slot, energies);
    }
    flush(energies);
    double sum = 0;
    for (int slot = 0; slot < grid.slots(); slot++) {
      sum += energies[slot];
    }
    return sum;
  }

  private void reserve() {
    if (energies.length < grid.slots()) {
      int generous = grid.slots() + grid.slots() / 8 + 16;
      energies = Arrays.copyOf(energies, generous);
      after = Arrays.copyOf(after, generous);
    }
  }

  /** Evaluates an atom, together with others: the values are there after {@link #flush}. */
  private void evaluate(int slot, double[] out) {
    if (grid.kinds()[slot] == AtomGrid.ABSENT) {
      out[slot] = 0;
      return;
    }
    if (waits == 0) {
      block.begin(grid.kinds(), BLOCK);
    }
    block.open(slot);
    neighbours(slot);
    waiting[waits++] = slot;
    if (waits == BLOCK) {
      flush(out);
    }
  }

  private void neighbours(int slot) {
    grid.gather(slot);
    for (int k = 0; k < grid.found(); k++) {
      double r2 = grid.squares()[k];
      if (r2 < square) {
        block.add(
            grid.near()[k],
            grid.offsets(0)[k],
            grid.offsets(1)[k],
            grid.offsets(2)[k],
            Math.sqrt(r2));
      }
    }
    Images images = grid.images();
    for (int k = 0; k < images.count(); k++) {
      double[] t = images.vectors()[k];
      if (images.squares()[k] < square) {
        block.add(slot, t[0], t[1], t[2], Math.sqrt(images.squares()[k]));
      }
    }
  }

  private void flush(double[] out) {
    if (waits == 0) {
      return;
    }
    block.end();
    gradient.clear(block, Quantities.ENERGY);
    potential.energies(block, gradient);
    for (int k = 0; k < waits; k++) {
      out[waiting[k]] = gradient.energies()[k];
    }
    terms += waits;
    waits = 0;
  }

  @Override
  public void leave(int slot) {
    touch(slot);
  }

  @Override
  public void enter(int slot) {
    reserve();
    touch(slot);
  }

  private void touch(int slot) {
    touched.add(slot);
    for (int k = 0; k < grid.found(); k++) {
      if (grid.squares()[k] < square) {
        touched.add(grid.near()[k]);
      }
    }
  }

  @Override
  public double change() {
    for (int k = 0; k < touched.count(); k++) {
      evaluate(touched.slot(k), after);
    }
    flush(after);
    double change = 0;
    for (int k = 0; k < touched.count(); k++) {
      int slot = touched.slot(k);
      change += after[slot] - energies[slot];
    }
    return change;
  }

  @Override
  public void accept() {
    for (int k = 0; k < touched.count(); k++) {
      int slot = touched.slot(k);
      energies[slot] = after[slot];
    }
    touched.clear();
  }

  @Override
  public void reject() {
    touched.clear();
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
