package io.crisol.simulation.montecarlo;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.PotentialEngine;
import io.crisol.structures.Structure;
import java.util.Map;

/**
 * An energy that is coupled over the whole structure, as that of charges is: a trial costs the
 * energy of all atoms.
 */
final class WholeEnergy implements LocalEnergy {
  private static final double SKIN = 1;

  private final Potential potential;
  private final AtomGrid grid;
  private final Map<Integer, Double> charges;
  private PotentialEngine engine;
  private int atoms = -1;
  private double energy;
  private double after;
  private long terms;

  /**
   * An energy of all atoms.
   *
   * @param charges by kind, e; empty where the structure has none
   */
  WholeEnergy(Potential potential, AtomGrid grid, Map<Integer, Double> charges) {
    this.potential = potential;
    this.grid = grid;
    this.charges = charges;
  }

  @Override
  public double refresh() {
    atoms = -1;
    energy = evaluate();
    return energy;
  }

  private double evaluate() {
    Structure structure = Charged.structure(grid, charges);
    terms += structure.size();
    if (structure.size() == 0) {
      return 0;
    }
    if (structure.size() != atoms) {
      atoms = structure.size();
      engine = new PotentialEngine(potential, SKIN);
    }
    return engine.evaluate(structure, Quantities.ENERGY).energy();
  }

  @Override
  public void leave(int slot) {
    // Nothing is known of single atoms.
  }

  @Override
  public void enter(int slot) {
    // Nothing is known of single atoms.
  }

  @Override
  public double change() {
    after = evaluate();
    return after - energy;
  }

  @Override
  public void accept() {
    energy = after;
  }

  @Override
  public void reject() {
    after = energy;
  }

  @Override
  public long terms() {
    return terms;
  }

  @Override
  public boolean isLocal() {
    return false;
  }
}
