package io.crisol.simulation.dynamics;

import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;

/**
 * Where a trajectory stands: atoms with unwrapped positions, velocities in Å/fs, step number, time
 * in fs and the state of the random numbers. Immutable; a run that goes on from an equal state has
 * the same bits.
 */
public final class State {
  private final Structure structure;
  private final double[] velocities;
  private final double[] masses;
  private final long step;
  private final double time;
  private final long[] random;
  private final double exchanged;

  private State(
      Structure structure,
      double[] velocities,
      double[] masses,
      long step,
      double time,
      long[] random,
      double exchanged) {
    this.structure = structure;
    this.velocities = velocities;
    this.masses = masses;
    this.step = step;
    this.time = time;
    this.random = random;
    this.exchanged = exchanged;
  }

  /**
   * A state at step 0.
   *
   * @param velocities double[3N], Å/fs
   * @param random random numbers for thermostats; its present state is taken
   */
  public static State start(Structure structure, double[] velocities, RandomStream random) {
    return at(structure, velocities, 0, 0, random.state());
  }

  /**
   * A state as saved.
   *
   * @param velocities double[3N], Å/fs
   * @param time fs
   * @param random long[4], see {@link RandomStream#state}
   */
  public static State at(
      Structure structure, double[] velocities, long step, double time, long[] random) {
    if (velocities.length != 3 * structure.size()) {
      throw new IllegalArgumentException(
          structure.size() + " atoms and " + velocities.length + " velocity components");
    }
    return new State(
        structure, velocities.clone(), masses(structure), step, time, random.clone(), 0);
  }

  private static double[] masses(Structure structure) {
    double[] masses = new double[structure.size()];
    for (int i = 0; i < masses.length; i++) {
      masses[i] = structure.element(i).mass() * Units.AMU;
    }
    return masses;
  }

  /** The state one timestep later; takes the arrays over. */
  State next(Structure moved, double[] movedVelocities, double timestep, long[] nextRandom) {
    double nextTime = (step + 1) * timestep;
    return new State(moved, movedVelocities, masses, step + 1, nextTime, nextRandom, exchanged);
  }

  /** The same state with other velocities and random numbers; takes the arrays over. */
  static State rescaled(State state, double[] velocities, long[] random) {
    return new State(
        state.structure, velocities, state.masses, state.step, state.time, random, state.exchanged);
  }

  /** The same state with another {@link #exchanged}. */
  public State withExchanged(double energy) {
    return new State(structure, velocities, masses, step, time, random, energy);
  }

  /** Energy that thermostat and barostat have given since the start, eV, where they count it. */
  public double exchanged() {
    return exchanged;
  }

  /** Atoms; positions are never wrapped into the cell. */
  public Structure structure() {
    return structure;
  }

  /** Number of atoms. */
  public int size() {
    return masses.length;
  }

  /** Component {@code k} of the flat velocity array: axis k % 3 of atom k / 3, Å/fs. */
  public double velocity(int k) {
    return velocities[k];
  }

  /** Velocities, double[3N], Å/fs; a copy. */
  public double[] velocities() {
    return velocities.clone();
  }

  /** Mass of atom {@code i}, eV fs²/Å² ({@link Units#AMU} times its mass in amu). */
  public double mass(int i) {
    return masses[i];
  }

  /** Masses, double[N], eV fs²/Å²; shared, not to be changed. */
  double[] masses() {
    return masses;
  }

  /** Kinetic energy, eV. */
  public double kineticEnergy() {
    return Motion.kineticEnergy(velocities, masses);
  }

  /** Number of steps since the start. */
  public long step() {
    return step;
  }

  /** Time since the start, fs. */
  public double time() {
    return time;
  }

  /** State of the random numbers, long[4]; a copy. */
  public long[] random() {
    return random.clone();
  }
}
