package io.crisol.simulation.montecarlo;

import io.crisol.structures.RandomStream;

/**
 * An atom comes from the reservoir (grand-canonical ensemble: G. E. Norman, V. S. Filinov, High
 * Temp. 7, 216 (1969); D. J. Adams, Mol. Phys. 29, 307 (1975), doi:10.1080/00268977500100221),
 * accepted with
 *
 * <pre>  min(1, V / (Λ³ (N + 1)) exp((μ − ΔE)/kT))  </pre>
 *
 * anywhere, and with v/Λ³ in the place of V/(Λ³ (N + 1)) at an empty site of volume v, drawn from
 * all sites as {@link Deletion} does.
 */
final class Insertion implements Move {
  private final Reservoir reservoir;

  Insertion(Reservoir reservoir) {
    this.reservoir = reservoir;
  }

  @Override
  public String name() {
    return "insertion";
  }

  @Override
  public boolean isPossible(MovingAtoms atoms) {
    return true;
  }

  @Override
  public double propose(MovingAtoms atoms, double kT, RandomStream random) {
    AtomGrid grid = atoms.grid();
    int site = reservoir.isOnSites() ? random.nextInt(reservoir.sites()) : 0;
    if (reservoir.isOnSites() && reservoir.atomAt(site, grid) != -1) {
      return Double.NEGATIVE_INFINITY;
    }
    double[] place = reservoir.place(site, random);
    if (reservoir.isBlocked(place[0], place[1], place[2], -1, grid)) {
      return Double.NEGATIVE_INFINITY;
    }
    int kind = reservoir.element().ordinal();
    int after = grid.population().size(kind) + 1;
    atoms.put(grid.free(), kind, place[0], place[1], place[2]);
    double activity = reservoir.activity(kT);
    return reservoir.isOnSites() ? activity : activity - StrictMath.log(after);
  }
}
