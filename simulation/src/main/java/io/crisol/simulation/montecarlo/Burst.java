package io.crisol.simulation.montecarlo;

import io.crisol.potentials.Potential;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.dynamics.Dynamics;
import io.crisol.simulation.dynamics.State;
import io.crisol.simulation.dynamics.Step;
import io.crisol.simulation.dynamics.Velocities;
import io.crisol.simulation.dynamics.VelocityVerlet;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.Optional;

/**
 * A burst of dynamics at constant energy from fresh velocities, accepted as a whole with min(1,
 * exp(−ΔH/kT)): what the finite timestep adds to the energy is taken back by the acceptance, so the
 * canonical ensemble is exact (S. Duane et al., Phys. Lett. B 195, 216 (1987),
 * doi:10.1016/0370-2693(87)91197-X).
 */
final class Burst {
  private static final double SKIN = 0.5;

  private final Potential potential;
  private final int steps;
  private final double timestep;
  private final Optional<Container> container;

  Burst(Potential potential, int steps, double timestep, Optional<Container> container) {
    this.potential = potential;
    this.steps = steps;
    this.timestep = timestep;
    this.container = container;
  }

  /**
   * Runs one.
   *
   * @param temperature K
   * @return whether it was accepted
   */
  boolean run(MovingAtoms atoms, double temperature, RandomStream random) {
    Structure before = atoms.structure();
    if (before.size() == 0) {
      return false;
    }
    double[] velocities = Velocities.sampled(before, temperature, random);
    Dynamics dynamics =
        new Dynamics(new PotentialEngine(potential, SKIN), new VelocityVerlet(timestep));
    Step first = dynamics.evaluate(State.start(before, velocities, random));
    Step last = first;
    for (int k = 0; k < steps && Double.isFinite(last.potential()); k++) {
      last = dynamics.after(last);
    }
    double change = last.total() - first.total();
    double exponent = -change / (Units.BOLTZMANN * temperature);
    double drawn = random.nextDouble();
    if (!(drawn < StrictMath.exp(exponent)) || !isHeld(last.state().structure())) {
      return false;
    }
    atoms.load(last.state().structure());
    return true;
  }

  private boolean isHeld(Structure structure) {
    for (int i = 0; i < structure.size() && container.isPresent(); i++) {
      if (!container
          .get()
          .holds(
              structure.coordinate(3 * i),
              structure.coordinate(3 * i + 1),
              structure.coordinate(3 * i + 2))) {
        return false;
      }
    }
    return true;
  }
}
