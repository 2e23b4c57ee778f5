package io.crisol.simulation.dynamics;

import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;

/** Initial velocities, double[3N], Å/fs. */
public final class Velocities {
  private Velocities() {}

  /**
   * Maxwell-Boltzmann velocities at a temperature in K with the centre of mass at rest; the kinetic
   * energy fluctuates from seed to seed.
   */
  public static double[] sampled(Structure structure, double temperature, RandomStream random) {
    double[] velocities = new double[3 * structure.size()];
    double[] momentum = new double[3];
    double total = 0;
    for (int i = 0; i < structure.size(); i++) {
      double mass = structure.element(i).mass() * Units.AMU;
      double width = Math.sqrt(Units.BOLTZMANN * temperature / mass);
      for (int axis = 0; axis < 3; axis++) {
        velocities[3 * i + axis] = width * random.nextGaussian();
        momentum[axis] += mass * velocities[3 * i + axis];
      }
      total += mass;
    }
    for (int k = 0; k < velocities.length && structure.size() > 1; k++) {
      velocities[k] -= momentum[k % 3] / total;
    }
    return velocities;
  }

  /**
   * As {@link #sampled}, scaled so that the temperature of 3N − 3 degrees of freedom is exactly
   * this one, K.
   */
  public static double[] exact(Structure structure, double temperature, RandomStream random) {
    double[] velocities = sampled(structure, temperature, random);
    double kinetic = State.start(structure, velocities, random).kineticEnergy();
    int degrees = Integrator.withoutCentreOfMass(structure.size());
    double wanted = 0.5 * degrees * Units.BOLTZMANN * temperature;
    double factor = kinetic > 0 ? Math.sqrt(wanted / kinetic) : 0;
    for (int k = 0; k < velocities.length; k++) {
      velocities[k] *= factor;
    }
    return velocities;
  }
}
