package io.crisol.simulation.montecarlo;

import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import java.util.Optional;

/**
 * An atom moves by up to a step along each axis (N. Metropolis et al., J. Chem. Phys. 21, 1087
 * (1953), doi:10.1063/1.1699114). Each element has its own step, which follows the acceptance while
 * {@link #adapt} is called, and stands still afterwards.
 */
final class Displacement implements Move {
  private static final double FACTOR = 1.05;

  /** Fewest trials of an element between two changes of its step. */
  private static final int FEWEST = 40;

  /** Largest and smallest steps, Å. */
  private static final double LARGEST = 1.5;

  private static final double SMALLEST = 1e-4;

  private final double target;
  private final Optional<Container> container;
  private final double[] steps = new double[Element.values().length];
  private final long[] tried = new long[steps.length];
  private final long[] accepted = new long[steps.length];
  private int kind;

  Displacement(double step, double target, Optional<Container> container) {
    this.target = target;
    this.container = container;
    java.util.Arrays.fill(steps, step);
  }

  @Override
  public String name() {
    return "displacement";
  }

  @Override
  public boolean isPossible(MovingAtoms atoms) {
    return atoms.grid().population().size() > 0;
  }

  @Override
  public double propose(MovingAtoms atoms, double kT, RandomStream random) {
    AtomGrid grid = atoms.grid();
    int slot = grid.population().any(random);
    kind = grid.kinds()[slot];
    double step = steps[kind];
    double x = grid.position(3 * slot) + step * (2 * random.nextDouble() - 1);
    double y = grid.position(3 * slot + 1) + step * (2 * random.nextDouble() - 1);
    double z = grid.position(3 * slot + 2) + step * (2 * random.nextDouble() - 1);
    if (container.isPresent() && !container.get().holds(x, y, z)) {
      return Double.NEGATIVE_INFINITY;
    }
    atoms.put(slot, kind, x, y, z);
    return 0;
  }

  @Override
  public void done(boolean taken) {
    tried[kind]++;
    accepted[kind] += taken ? 1 : 0;
  }

  /** Lets the steps follow the acceptance since they were changed last. */
  void adapt() {
    for (int k = 0; k < steps.length; k++) {
      if (tried[k] >= FEWEST) {
        double factor = accepted[k] > target * tried[k] ? FACTOR : 1 / FACTOR;
        steps[k] = Math.clamp(steps[k] * factor, SMALLEST, LARGEST);
        tried[k] = 0;
        accepted[k] = 0;
      }
    }
  }

  /** Step of an element, Å. */
  double step(int element) {
    return steps[element];
  }

  /** What {@link #restore} needs: the steps, then the counts. */
  double[] save() {
    double[] saved = new double[3 * steps.length];
    for (int k = 0; k < steps.length; k++) {
      saved[3 * k] = steps[k];
      saved[3 * k + 1] = tried[k];
      saved[3 * k + 2] = accepted[k];
    }
    return saved;
  }

  void restore(double[] saved) {
    for (int k = 0; k < steps.length; k++) {
      steps[k] = saved[3 * k];
      tried[k] = (long) saved[3 * k + 1];
      accepted[k] = (long) saved[3 * k + 2];
    }
  }
}
