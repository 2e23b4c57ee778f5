package io.crisol.simulation.montecarlo;

import io.crisol.potentials.EmbeddedSum;
import io.crisol.potentials.PairBlock;
import io.crisol.structures.Element;
import java.util.Arrays;

/**
 * E = Σ F_i(ρ_i) + Σ φ(r_ij): a trial costs the pairs of the atom before and after, by which the
 * densities of the neighbours change, and the embedding of these.
 */
final class EmbeddedEnergy implements LocalEnergy {
  private static final Element[] ELEMENTS = Element.values();

  private final EmbeddedSum potential;
  private final AtomGrid grid;
  private final NearPairs pairs;
  private final Touched touched = new Touched();
  private final double[] slope = new double[1];

  /** ρ_i, and as it was before the trial; F_i, and as it will be after it. */
  private double[] density = new double[0];

  private double[] densityBefore = new double[0];
  private double[] embedded = new double[0];
  private double[] embeddedAfter = new double[0];
  private double pairChange;
  private long terms;

  EmbeddedEnergy(EmbeddedSum potential, AtomGrid grid) {
    this.potential = potential;
    this.grid = grid;
    this.pairs = new NearPairs(grid, potential.cutoff());
  }

  private void reserve() {
    int length = grid.slots();
    if (density.length < length) {
      int generous = length + length / 8 + 16;
      density = Arrays.copyOf(density, generous);
      densityBefore = Arrays.copyOf(densityBefore, generous);
      embedded = Arrays.copyOf(embedded, generous);
      embeddedAfter = Arrays.copyOf(embeddedAfter, generous);
    }
  }

  @Override
  public double refresh() {
    reserve();
    Arrays.fill(density, 0);
    Arrays.fill(embedded, 0);
    touched.clear();
    pairChange = 0;
    double sum = 0;
    for (int slot = 0; slot < grid.slots(); slot++) {
      if (grid.kinds()[slot] != AtomGrid.ABSENT) {
        grid.gather(slot);
        PairBlock block = fill(slot);
        density[slot] = sum(block.densities(), 0, block.size());
        embedded[slot] = embed(slot);
        sum += 0.5 * sum(block.energies(), 0, block.size()) + embedded[slot];
      }
    }
    return sum;
  }

  private PairBlock fill(int slot) {
    PairBlock block = pairs.around(slot);
    potential.pairs(block);
    terms += block.size();
    return block;
  }

  private static double sum(double[] values, int from, int to) {
    double sum = 0;
    for (int k = from; k < to; k++) {
      sum += values[k];
    }
    return sum;
  }

  private double embed(int slot) {
    int kind = grid.kinds()[slot];
    if (kind == AtomGrid.ABSENT) {
      return 0;
    }
    terms++;
    return potential.embed(ELEMENTS[kind], density[slot], slope, 0);
  }

  @Override
  public void leave(int slot) {
    change(slot, -1);
    density[slot] = 0;
  }

  @Override
  public void enter(int slot) {
    reserve();
    PairBlock block = change(slot, 1);
    density[slot] = sum(block.densities(), 0, block.size());
  }

  /** Adds what an atom gives to the pairs and to the densities of its neighbours, or takes it. */
  private PairBlock change(int slot, int sign) {
    PairBlock block = fill(slot);
    int count = pairs.count();
    double energy =
        sum(block.energies(), 0, count) + 0.5 * sum(block.energies(), count, block.size());
    pairChange += sign * energy;
    touch(slot);
    double[] given = potential.isMutual() ? block.densities() : block.reverseDensities();
    for (int k = 0; k < count; k++) {
      int j = pairs.slot(k);
      touch(j);
      density[j] += sign * given[k];
    }
    return block;
  }

  private void touch(int slot) {
    if (touched.add(slot)) {
      densityBefore[slot] = density[slot];
    }
  }

  @Override
  public double change() {
    double change = pairChange;
    for (int k = 0; k < touched.count(); k++) {
      int slot = touched.slot(k);
      embeddedAfter[slot] = embed(slot);
      change += embeddedAfter[slot] - embedded[slot];
    }
    return change;
  }

  @Override
  public void accept() {
    for (int k = 0; k < touched.count(); k++) {
      int slot = touched.slot(k);
      embedded[slot] = embeddedAfter[slot];
    }
    end();
  }

  @Override
  public void reject() {
    for (int k = 0; k < touched.count(); k++) {
      int slot = touched.slot(k);
      density[slot] = densityBefore[slot];
    }
    end();
  }

  private void end() {
    touched.clear();
    pairChange = 0;
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
