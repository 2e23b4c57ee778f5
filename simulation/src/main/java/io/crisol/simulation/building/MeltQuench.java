package io.crisol.simulation.building;

import io.crisol.potentials.Potential;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.dynamics.Dynamics;
import io.crisol.simulation.dynamics.Langevin;
import io.crisol.simulation.dynamics.State;
import io.crisol.simulation.dynamics.Velocities;
import io.crisol.simulation.relax.RelaxOptions;
import io.crisol.simulation.relax.Relaxation;
import io.crisol.structures.Problem;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Setting;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A glass: the structure is molten at a high temperature and cooled at a constant rate, at constant
 * volume (Langevin dynamics); forces of the start are taken out by a short relaxation.
 *
 * @param temperature of the melt, K
 * @param to temperature at the end, K
 * @param melt time at the high temperature, fs
 * @param quench time of cooling, fs
 * @param hold time at the low temperature, fs
 * @param timestep fs
 * @param relax whether the end is relaxed
 * @param count structures
 * @param seed of velocities and noise
 */
public record MeltQuench(
    @Setting(help = "temperature of the melt", unit = "K") double temperature,
    @Setting(help = "temperature at the end", unit = "K", value = "300 K") double to,
    @Setting(help = "time at the high temperature", unit = "fs", value = "5 ps") double melt,
    @Setting(help = "time of cooling", unit = "fs", value = "10 ps") double quench,
    @Setting(help = "time at the low temperature", unit = "fs", value = "1 ps") double hold,
    @Setting(help = "timestep", unit = "fs", value = "1 fs") double timestep,
    @Setting(help = "relax the atoms at the end", value = "false") boolean relax,
    @Setting(help = "structures to make", value = "1") int count,
    @Setting(help = "seed of velocities and noise", value = "1") long seed)
    implements Step.Change {
  private static final double SKIN = 1;

  /** Time in which the thermostat takes hold, fs. */
  private static final double FRICTION = 100;

  /** Steps of a relaxation that only takes the largest forces out. */
  private static final int EASING = 100;

  private static final int FULL = 5000;

  /** Refuses what cannot be. */
  public MeltQuench {
    Bench.require(to > 0, "to", to, "it is above 0 K");
    Bench.require(
        temperature >= to, "temperature", temperature, "it is not below the end, " + to + " K");
    Bench.require(melt >= 0 && hold >= 0, "melt", melt, "times are 0 fs or more");
    Bench.require(quench > 0, "quench", quench, "it is above 0 fs");
    Bench.require(timestep > 0, "timestep", timestep, "it is above 0 fs");
    Bench.require(count >= 1, "count", count, "it is 1 or more");
  }

  @Override
  public List<Structure> of(Structure from, Bench bench) {
    Potential potential = bench.potential().apply(from);
    Structure eased = relaxed(from, potential, EASING);
    return IntStream.range(0, count)
        .mapToObj(k -> glass(eased, potential, bench, bench.random(seed, k)))
        .toList();
  }

  private Structure glass(Structure from, Potential potential, Bench bench, RandomStream random) {
    PotentialEngine engine = new PotentialEngine(potential, SKIN);
    long molten = Math.round(melt / timestep);
    long cooling = Math.max(1, Math.round(quench / timestep));
    long all = molten + cooling + Math.round(hold / timestep);
    double[] velocities = Velocities.exact(from, temperature, random);
    var step =
        new Dynamics(engine, new Langevin(timestep, temperature, FRICTION))
            .evaluate(State.start(from, velocities, random));
    for (long k = 0; k < all; k++) {
      double cooled = Math.clamp((double) (k - molten) / cooling, 0, 1);
      double now = temperature + (to - temperature) * cooled;
      step = new Dynamics(engine, new Langevin(timestep, now, FRICTION)).after(step);
      requireSound(step.potential(), step.maxForce(), k);
      bench.progress().update(k + 1, all, "melt-quench, " + Math.round(now) + " K");
    }
    Structure end = step.state().structure();
    return relax ? relaxed(end, potential, FULL) : end;
  }

  private static void requireSound(double energy, double force, long step) {
    if (!Double.isFinite(energy) || !Double.isFinite(force)) {
      throw Problem.STOPPED_BY_GUARD.with(
          "nan",
          "step " + step + " of melt-quench",
          "take a shorter timestep, a lower temperature, or a potential that knows such"
              + " structures");
    }
  }

  private static Structure relaxed(Structure from, Potential potential, int steps) {
    RelaxOptions options =
        Settings.of(RelaxOptions.class)
            .build(Map.of("max_steps", (long) steps, "force_tolerance", 0.01));
    return new Relaxation(new PotentialEngine(potential, SKIN), options)
        .run(from, _ -> {})
        .structure();
  }
}
