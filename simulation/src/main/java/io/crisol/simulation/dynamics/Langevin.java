package io.crisol.simulation.dynamics;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.EnergyEngine;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import io.crisol.structures.Workers;

/**
 * Langevin dynamics (NVT) by the BAOAB splitting, whose averages over positions are exact for a
 * harmonic potential at any stable timestep: half a kick, half a drift, friction and noise, half a
 * drift, half a kick.
 *
 * <p>Source: Leimkuhler, Matthews, J. Chem. Phys. 138, 174102 (2013), doi:10.1063/1.4802990.
 *
 * @param timestep fs
 * @param temperature K
 * @param relaxationTime fs; 1/friction
 */
public record Langevin(double timestep, double temperature, double relaxationTime)
    implements Integrator {
  @Override
  public int degrees(int atoms) {
    return 3 * atoms;
  }

  @Override
  public boolean conservesEnergy() {
    return false;
  }

  @Override
  public Step advance(Step from, EnergyEngine engine, Quantities wanted) {
    State state = from.state();
    double[] velocities = state.velocities();
    Motion.kick(velocities, from.prediction().forces(), state.masses(), timestep / 2);
    double[] positions = state.structure().positions();
    Motion.drift(positions, velocities, timestep / 2);
    RandomStream random = RandomStream.ofState(state.random());
    thermalize(velocities, state.masses(), random);
    Motion.drift(positions, velocities, timestep / 2);
    Structure moved = state.structure().withPositions(positions);
    Prediction prediction = engine.evaluate(moved, wanted);
    Motion.kick(velocities, prediction.forces(), state.masses(), timestep / 2);
    State next = state.next(moved, velocities, timestep, random.state());
    return Step.of(next, prediction, from.degrees());
  }

  /** v ← c v + √((1 − c²) kT/m) ξ with c = exp(−dt/τ). Each task has a stream of its own. */
  private void thermalize(double[] velocities, double[] masses, RandomStream random) {
    double c = StrictMath.exp(-timestep / relaxationTime);
    double variance = (1 - c * c) * Units.BOLTZMANN * temperature;
    int n = masses.length;
    Workers.forEach(
        Motion.tasks(n),
        t -> {
          RandomStream noise = random.fork(t);
          int last = Math.min(n, (t + 1) * Motion.TASK);
          for (int i = t * Motion.TASK; i < last; i++) {
            double width = Math.sqrt(variance / masses[i]);
            for (int k = 3 * i; k < 3 * i + 3; k++) {
              velocities[k] = c * velocities[k] + width * noise.nextGaussian();
            }
          }
        });
    random.nextLong();
  }
}
