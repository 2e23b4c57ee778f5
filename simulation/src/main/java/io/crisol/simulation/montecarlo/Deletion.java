package io.crisol.simulation.montecarlo;

import io.crisol.structures.RandomStream;

/**
 * An atom goes to the reservoir: the reverse of {@link Insertion}, accepted with
 *
 * <pre>  min(1, Λ³ N / V exp((−μ − ΔE)/kT))  </pre>
 *
 * and with Λ³/v from a site that holds one atom.
 */
final class Deletion implements Move {
  private final Reservoir reservoir;

  Deletion(Reservoir reservoir) {
    this.reservoir = reservoir;
  }

  @Override
  public String name() {
    return "deletion";
  }

  @Override
  public boolean isPossible(MovingAtoms atoms) {
    return true;
  }

  @Override
  public double propose(MovingAtoms atoms, double kT, RandomStream random) {
    AtomGrid grid = atoms.grid();
    int kind = reservoir.element().ordinal();
    int before = grid.population().size(kind);
    if (before == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    int slot =
        reservoir.isOnSites()
            ? reservoir.atomAt(random.nextInt(reservoir.sites()), grid)
            : grid.population().any(kind, random);
    // What could not have come there cannot go from there.
    if (slot < 0
        || grid.kinds()[slot] != kind
        || reservoir.isBlocked(
            grid.position(3 * slot),
            grid.position(3 * slot + 1),
            grid.position(3 * slot + 2),
            slot,
            grid)) {
      return Double.NEGATIVE_INFINITY;
    }
    atoms.remove(slot);
    double activity = reservoir.activity(kT);
    return reservoir.isOnSites() ? -activity : StrictMath.log(before) - activity;
  }
}
