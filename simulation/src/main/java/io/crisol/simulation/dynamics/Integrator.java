package io.crisol.simulation.dynamics;

import io.crisol.potentials.Quantities;
import io.crisol.simulation.EnergyEngine;

/** A rule that carries a trajectory on by one timestep; a small value. */
public interface Integrator {
  /** Timestep, fs. */
  double timestep();

  /** Degrees of freedom that the kinetic energy of so many atoms is spread over. */
  int degrees(int atoms);

  /** Whether the total energy is conserved. */
  boolean conservesEnergy();

  /** Whether it counts what it gives or takes, so that {@link Step#conserved} tells its errors. */
  default boolean countsExchange() {
    return conservesEnergy();
  }

  /** The step after {@code from}. */
  Step advance(Step from, EnergyEngine engine, Quantities wanted);

  /** 3N without the three of the centre of mass, which rests; a single atom keeps its three. */
  static int withoutCentreOfMass(int atoms) {
    return Math.max(3, 3 * atoms - 3);
  }
}
