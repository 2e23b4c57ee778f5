package io.crisol.simulation.dynamics;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.EnergyEngine;
import io.crisol.structures.Structure;

/**
 * Newton's equations (NVE), reversible and symplectic: half a kick, a drift, half a kick.
 *
 * <p>Source: Swope, Andersen, Berens, Wilson, J. Chem. Phys. 76, 637 (1982), doi:10.1063/1.442716.
 *
 * @param timestep fs; may be negative, which runs back in time
 */
public record VelocityVerlet(double timestep) implements Integrator {
  @Override
  public int degrees(int atoms) {
    return Integrator.withoutCentreOfMass(atoms);
  }

  @Override
  public boolean conservesEnergy() {
    return true;
  }

  @Override
  public Step advance(Step from, EnergyEngine engine, Quantities wanted) {
    State state = from.state();
    double[] velocities = state.velocities();
    Motion.kick(velocities, from.prediction().forces(), state.masses(), timestep / 2);
    double[] positions = state.structure().positions();
    Motion.drift(positions, velocities, timestep);
    Structure moved = state.structure().withPositions(positions);
    Prediction prediction = engine.evaluate(moved, wanted);
    Motion.kick(velocities, prediction.forces(), state.masses(), timestep / 2);
    State next = state.next(moved, velocities, timestep, state.random());
    return Step.of(next, prediction, from.degrees());
  }
}
