package io.crisol.simulation.dynamics;

import io.crisol.potentials.Quantities;
import io.crisol.simulation.EnergyEngine;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Units;

/**
 * Canonical sampling (NVT) by stochastic velocity rescaling after each velocity Verlet step.
 * Dynamics stay close to Newton's: diffusion is not slowed down as by Langevin friction.
 *
 * <p>Source: Bussi, Donadio, Parrinello, J. Chem. Phys. 126, 014101 (2007), doi:10.1063/1.2408420,
 * equation A7.
 *
 * @param timestep fs
 * @param temperature K
 * @param relaxationTime of the kinetic energy, fs
 */
public record VelocityRescaling(double timestep, double temperature, double relaxationTime)
    implements Integrator {
  @Override
  public int degrees(int atoms) {
    return Integrator.withoutCentreOfMass(atoms);
  }

  @Override
  public boolean conservesEnergy() {
    return false;
  }

  @Override
  public boolean countsExchange() {
    return true;
  }

  @Override
  public Step advance(Step from, EnergyEngine engine, Quantities wanted) {
    return thermalized(new VelocityVerlet(timestep).advance(from, engine, wanted));
  }

  /** The same step with its velocities rescaled. */
  Step thermalized(Step newton) {
    State state = newton.state();
    RandomStream random = RandomStream.ofState(state.random());
    double factor = factor(newton.kinetic(), newton.degrees(), random);
    double[] velocities = state.velocities();
    for (int k = 0; k < velocities.length; k++) {
      velocities[k] *= factor;
    }
    State scaled = State.rescaled(state, velocities, random.state());
    double given = scaled.kineticEnergy() - newton.kinetic();
    return Step.of(
        scaled.withExchanged(state.exchanged() + given), newton.prediction(), newton.degrees());
  }

  /** α of equation A7, with its sign. */
  private double factor(double kinetic, int degrees, RandomStream random) {
    double c = StrictMath.exp(-timestep / relaxationTime);
    double first = random.nextGaussian();
    double others = sumOfSquares(degrees - 1, random);
    if (!(kinetic > 0)) {
      return 1;
    }
    double scale = (1 - c) * 0.5 * Units.BOLTZMANN * temperature / kinetic;
    double square = c + scale * (first * first + others) + 2 * first * Math.sqrt(c * scale);
    double sign = first + Math.sqrt(c / scale) < 0 ? -1 : 1;
    return sign * Math.sqrt(Math.max(0, square));
  }

  /** Sum of the squares of so many standard normal deviates. */
  static double sumOfSquares(int count, RandomStream random) {
    if (count >= 16) {
      return 2 * gamma(0.5 * count, random);
    }
    double sum = 0;
    for (int k = 0; k < count; k++) {
      double deviate = random.nextGaussian();
      sum += deviate * deviate;
    }
    return sum;
  }

  /**
   * Gamma deviate of a shape of at least 1 and unit scale. Source: Marsaglia, Tsang, ACM Trans.
   * Math. Softw. 26, 363 (2000), doi:10.1145/358407.358414.
   */
  private static double gamma(double shape, RandomStream random) {
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double root = 1 + c * x;
      double v = root * root * root;
      double u = random.nextDouble();
      if (root > 0
          && u > 0
          && StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
        return d * v;
      }
    }
  }
}
