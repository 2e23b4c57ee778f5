package io.crisol.bench;

import io.crisol.potentials.Potential;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.analysis.RadialDistribution;
import io.crisol.simulation.dynamics.Dynamics;
import io.crisol.simulation.dynamics.Integrator;
import io.crisol.simulation.dynamics.State;
import io.crisol.simulation.dynamics.Step;
import io.crisol.simulation.dynamics.Velocities;
import io.crisol.simulation.dynamics.VelocityRescaling;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.Arrays;

/**
 * Diffusion and structure of a liquid of one element, block by block.
 *
 * @param diffusion by block, Å²/fs
 * @param temperature by block, K
 * @param r centres of the shells, Å
 * @param g by block and shell
 */
record Liquid(double[] diffusion, double[] temperature, double[] r, double[][] g) {
  /**
   * How it is measured.
   *
   * @param timestep fs
   * @param temperature K
   * @param melting temperature of the first stretch, K
   * @param blocks number of blocks
   * @param steps of a block
   * @param skipped steps of a block before the line through its mean square displacement
   * @param interval steps between samples
   * @param reach of g, Å
   * @param shells of g
   */
  record Plan(
      double timestep,
      double temperature,
      double melting,
      int blocks,
      int steps,
      int skipped,
      int interval,
      double reach,
      int shells) {}

  static Liquid measure(Potential potential, Structure crystal, Plan plan) {
    RandomStream random = new RandomStream(7);
    Dynamics hot = dynamics(potential, plan, plan.melting);
    State start = State.start(crystal, Velocities.sampled(crystal, plan.melting, random), random);
    Step step = after(hot, hot.evaluate(start), plan.steps / 2);
    Dynamics dynamics = dynamics(potential, plan, plan.temperature);
    step = after(dynamics, dynamics.evaluate(step.state()), plan.steps);
    Liquid all = empty(plan);
    for (int b = 0; b < plan.blocks; b++) {
      step = all.addBlock(b, plan, dynamics, step);
    }
    return all;
  }

  private static Liquid empty(Plan plan) {
    double[] r = new double[plan.shells];
    for (int k = 0; k < r.length; k++) {
      r[k] = (k + 0.5) * plan.reach / plan.shells;
    }
    return new Liquid(
        new double[plan.blocks], new double[plan.blocks], r, new double[plan.blocks][]);
  }

  /** Runs one block; the step it ends at. */
  private Step addBlock(int b, Plan plan, Dynamics dynamics, Step first) {
    RadialDistribution rdf = new RadialDistribution(1, plan.reach, plan.reach / plan.shells, 0);
    int samples = plan.steps / plan.interval;
    double[] time = new double[samples];
    double[] msd = new double[samples];
    Step step = first;
    for (int s = 0; s < samples; s++) {
      for (int k = 0; k < plan.interval; k++) {
        step = dynamics.after(step);
        temperature[b] += step.temperature() / plan.steps;
      }
      rdf.accept(step);
      time[s] = step.time() - first.time();
      msd[s] = displacement(first.state().structure(), step.state().structure());
    }
    int skip = plan.skipped / plan.interval;
    diffusion[b] =
        Blocks.slope(
                Arrays.copyOfRange(time, skip, samples), Arrays.copyOfRange(msd, skip, samples))
            / 6;
    g[b] = rdf.result().orElseThrow().g().values().iterator().next();
    // LAMMPS counts N − 1 possible neighbours, Crisol N.
    int n = first.state().size();
    for (int k = 0; k < g[b].length; k++) {
      g[b][k] *= (double) n / (n - 1);
    }
    return step;
  }

  private static Dynamics dynamics(Potential potential, Plan plan, double temperature) {
    Integrator integrator = new VelocityRescaling(plan.timestep, temperature, 500 * plan.timestep);
    return new Dynamics(new PotentialEngine(potential, 1), integrator);
  }

  private static Step after(Dynamics dynamics, Step from, int steps) {
    Step step = from;
    for (int k = 0; k < steps; k++) {
      step = dynamics.after(step);
    }
    return step;
  }

  /** Mean square displacement of equal atoms, relative to their centre, Å². */
  private static double displacement(Structure from, Structure to) {
    int n = from.size();
    double[] drift = new double[3];
    for (int k = 0; k < 3 * n; k++) {
      drift[k % 3] += (to.coordinate(k) - from.coordinate(k)) / n;
    }
    double sum = 0;
    for (int k = 0; k < 3 * n; k++) {
      double d = to.coordinate(k) - from.coordinate(k) - drift[k % 3];
      sum += d * d;
    }
    return sum / n;
  }

  /** g of one shell by block. */
  Blocks shell(int k) {
    return new Blocks(Arrays.stream(g).mapToDouble(block -> block[k]).toArray());
  }
}
