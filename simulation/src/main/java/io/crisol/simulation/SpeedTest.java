package io.crisol.simulation;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.simulation.dynamics.Dynamics;
import io.crisol.simulation.dynamics.State;
import io.crisol.simulation.dynamics.Step;
import io.crisol.simulation.dynamics.Velocities;
import io.crisol.simulation.dynamics.VelocityVerlet;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Progress;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Workers;
import java.util.Optional;

/**
 * Speed of a potential in use: constant-energy dynamics from the given positions with 300 K
 * velocities, 1 fs, skin 1 Å with rebuilds when needed, energy, forces and virial every step; wall
 * time of the timed steps divided by atoms and steps, best of three. It compares to LAMMPS' "Loop
 * time" for fix nve.
 */
public final class SpeedTest {
  private static final int REPETITIONS = 3;
  private static final int WARM_UP_STEPS = 20;
  private static final double WARM_UP_SECONDS = 5;
  private static final long SEED = 20260501;

  private SpeedTest() {}

  /** Measures; {@code steps} of each repetition after at least 20 steps and 5 s of warm-up. */
  public static SpeedResult run(
      Potential potential, Structure structure, int steps, Progress progress) {
    return run(potential, structure, steps, WARM_UP_SECONDS, progress);
  }

  static SpeedResult run(
      Potential potential, Structure structure, int steps, double warmUp, Progress progress) {
    Counting engine = new Counting(new PotentialEngine(potential, 1));
    Dynamics dynamics = new Dynamics(engine, new VelocityVerlet(1));
    RandomStream random = new RandomStream(SEED);
    State state = State.start(structure, Velocities.exact(structure, 300, random), random);
    Step start = dynamics.evaluate(state);
    warmUp(dynamics, start, warmUp, progress);
    double[] micros = new double[REPETITIONS];
    int best = 0;
    int rebuilds = 0;
    for (int k = 0; k < REPETITIONS; k++) {
      progress.update(k, REPETITIONS, "timing");
      dynamics.evaluate(state);
      engine.rebuilds = 0;
      micros[k] = time(dynamics, start, steps) * 1e-3 / steps / structure.size();
      best = micros[k] <= micros[best] ? k : best;
      rebuilds = best == k ? engine.rebuilds : rebuilds;
    }
    double entries = engine.neighbors().map(Neighbors::entries).orElse(0);
    return new SpeedResult(
        structure.size(),
        steps,
        Workers.threads(),
        micros[best],
        micros,
        rebuilds,
        entries / structure.size());
  }

  /** Nanoseconds for so many steps. */
  private static long time(Dynamics dynamics, Step start, int steps) {
    Step step = start;
    long begin = System.nanoTime();
    for (int s = 0; s < steps; s++) {
      step = dynamics.after(step);
    }
    return System.nanoTime() - begin;
  }

  private static void warmUp(Dynamics dynamics, Step start, double seconds, Progress progress) {
    long begin = System.nanoTime();
    Step step = start;
    for (int s = 0; s < WARM_UP_STEPS || (System.nanoTime() - begin) * 1e-9 < seconds; s++) {
      progress.update(0, REPETITIONS, "warming up");
      step = dynamics.after(step);
    }
  }

  /** Counts how often the neighbour list is built. */
  private static final class Counting implements EnergyEngine {
    private final EnergyEngine engine;
    private int rebuilds;

    Counting(EnergyEngine engine) {
      this.engine = engine;
    }

    @Override
    public Prediction evaluate(Structure structure, Quantities wanted) {
      Optional<Neighbors> before = engine.neighbors();
      Prediction prediction = engine.evaluate(structure, wanted);
      rebuilds += engine.neighbors().equals(before) ? 0 : 1;
      return prediction;
    }

    @Override
    public Optional<Neighbors> neighbors() {
      return engine.neighbors();
    }
  }
}
