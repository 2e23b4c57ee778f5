package io.crisol.simulation.dynamics;

import io.crisol.potentials.Quantities;
import io.crisol.simulation.EnergyEngine;

/**
 * A rule whose temperature and pressure follow a schedule: heating, cooling, annealing. A step is
 * done with what is asked for at its end.
 *
 * @param schedule what is asked for
 * @param rule for a temperature and a pressure
 */
public record Scheduled(Schedule schedule, Rule rule) implements Integrator {
  /** A rule of motion for what is asked for. */
  @FunctionalInterface
  public interface Rule {
    /** For a temperature in K and a pressure in eV/Å³. */
    Integrator at(double temperature, double pressure);
  }

  private Integrator at(double time) {
    return rule.at(schedule.temperature(time), schedule.pressure(time));
  }

  @Override
  public double timestep() {
    return at(0).timestep();
  }

  @Override
  public int degrees(int atoms) {
    return at(0).degrees(atoms);
  }

  @Override
  public boolean conservesEnergy() {
    return at(0).conservesEnergy();
  }

  @Override
  public boolean countsExchange() {
    return at(0).countsExchange();
  }

  @Override
  public Step advance(Step from, EnergyEngine engine, Quantities wanted) {
    return at((from.number() + 1) * timestep()).advance(from, engine, wanted);
  }
}
