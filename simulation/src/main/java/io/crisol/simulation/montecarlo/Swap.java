package io.crisol.simulation.montecarlo;

import io.crisol.structures.RandomStream;

/** Two atoms of different elements exchange them: canonical, the composition stays. */
final class Swap implements Move {
  @Override
  public String name() {
    return "swap";
  }

  @Override
  public boolean isPossible(MovingAtoms atoms) {
    return atoms.grid().population().kinds() > 1;
  }

  @Override
  public double propose(MovingAtoms atoms, double kT, RandomStream random) {
    AtomGrid grid = atoms.grid();
    int a = grid.population().any(random);
    int kind = grid.kinds()[a];
    int b = grid.population().any(random);
    while (grid.kinds()[b] == kind) {
      b = grid.population().any(random);
    }
    int other = grid.kinds()[b];
    atoms.turn(a, other);
    atoms.turn(b, kind);
    return 0;
  }
}
