package io.crisol.simulation.dynamics;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.EnergyEngine;
import java.util.stream.Stream;

/**
 * Molecular dynamics as a stream of steps: an engine for the forces and a rule for the motion.
 * Analyses are collectors of the stream.
 *
 * @param gradeInterval steps between evaluations of the extrapolation grades; 0 for never
 */
public record Dynamics(EnergyEngine engine, Integrator integrator, int gradeInterval) {
  /** Dynamics without grades. */
  public Dynamics(EnergyEngine engine, Integrator integrator) {
    this(engine, integrator, 0);
  }

  /** The endless trajectory from a state, which is its first element. */
  public Stream<Step> stream(State start) {
    return from(evaluate(start));
  }

  /** The endless trajectory from a step, which is its first element and is not evaluated again. */
  public Stream<Step> from(Step first) {
    return Stream.iterate(first, this::after);
  }

  /** The step that a state stands at. */
  public Step evaluate(State state) {
    Prediction prediction = engine.evaluate(state.structure(), wanted(state.step()));
    return Step.of(state, prediction, integrator.degrees(state.size()));
  }

  /** The next step. */
  public Step after(Step step) {
    return integrator.advance(step, engine, wanted(step.number() + 1));
  }

  private Quantities wanted(long step) {
    return gradeInterval > 0 && step % gradeInterval == 0 ? Quantities.GRADED : Quantities.FORCES;
  }
}
