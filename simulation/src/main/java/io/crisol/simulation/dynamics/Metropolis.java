package io.crisol.simulation.dynamics;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.EnergyEngine;
import io.crisol.structures.Problem;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;

/**
 * Metropolis' Monte Carlo walk (canonical ensemble) as a rule that carries a trajectory on: a step
 * is a sweep of as many trials as there are atoms. A trial displaces one atom by up to {@code
 * displacement} along each axis or, in {@code swaps} of all trials where there are several
 * elements, lets two atoms of different elements change places; it is accepted with the probability
 * min(1, exp(−ΔE/kT)). There is no time, and the velocities stay as they are; the state between
 * sweeps is all there is, so a walk goes on from it bit for bit. Each trial costs an energy of the
 * whole structure.
 *
 * <p>Source: Metropolis et al., J. Chem. Phys. 21, 1087 (1953), doi:10.1063/1.1699114.
 *
 * @param temperature K
 * @param displacement largest change of a coordinate in a trial, Å
 * @param swaps share of the trials that exchange two elements, 0 … 1
 */
public record Metropolis(double temperature, double displacement, double swaps)
    implements Integrator {
  /**
   * Refuses what cannot be.
   *
   * @throws io.crisol.structures.ProblemException OPTION_INVALID
   */
  public Metropolis {
    require(temperature > 0, "temperature", temperature, "it is above 0 K");
    require(displacement > 0, "displacement", displacement, "it is above 0 Å");
    require(swaps >= 0 && swaps <= 1, "swaps", swaps, "it is a share, from 0 to 1");
  }

  private static void require(boolean met, String name, double value, String why) {
    if (!met) {
      throw Problem.OPTION_INVALID.with(name, value, why, "correct it");
    }
  }

  /** 0: there is no time. */
  @Override
  public double timestep() {
    return 0;
  }

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
    RandomStream random = RandomStream.ofState(state.random());
    Structure now = state.structure();
    double energy = from.potential();
    boolean exchanges = swaps > 0 && now.elementSet().size() > 1;
    for (int trial = 0; trial < state.size(); trial++) {
      Structure tried =
          exchanges && random.nextDouble() < swaps ? swapped(now, random) : displaced(now, random);
      double found = engine.evaluate(tried, Quantities.ENERGY).energy();
      if (isAccepted(found - energy, random)) {
        now = tried;
        energy = found;
      }
    }
    Prediction prediction = engine.evaluate(now, wanted);
    State next = state.next(now, state.velocities(), timestep(), random.state());
    return Step.of(next, prediction, from.degrees());
  }

  /** An energy that is not a number is never accepted. */
  private boolean isAccepted(double change, RandomStream random) {
    return change <= 0
        || random.nextDouble() < StrictMath.exp(-change / (Units.BOLTZMANN * temperature));
  }

  private Structure displaced(Structure now, RandomStream random) {
    double[] positions = now.positions();
    int atom = random.nextInt(now.size());
    for (int k = 3 * atom; k < 3 * atom + 3; k++) {
      positions[k] += displacement * (2 * random.nextDouble() - 1);
    }
    return now.withPositions(positions);
  }

  private static Structure swapped(Structure now, RandomStream random) {
    double[] positions = now.positions();
    int a = random.nextInt(now.size());
    int b = random.nextInt(now.size());
    while (now.element(a) == now.element(b)) {
      b = random.nextInt(now.size());
    }
    for (int axis = 0; axis < 3; axis++) {
      double kept = positions[3 * a + axis];
      positions[3 * a + axis] = positions[3 * b + axis];
      positions[3 * b + axis] = kept;
    }
    return now.withPositions(positions);
  }
}
