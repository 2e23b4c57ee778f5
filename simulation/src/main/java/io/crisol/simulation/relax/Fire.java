package io.crisol.simulation.relax;

/**
 * The fast inertial relaxation engine: damped motion downhill that gathers speed while it goes down
 * and stops, stepping half a step back, when it goes up. Semi-implicit Euler; all coordinates have
 * unit mass.
 *
 * <p>Sources: Bitzek et al., PRL 97, 170201 (2006), doi:10.1103/PhysRevLett.97.170201; Guénolé et
 * al., Comput. Mater. Sci. 175, 109584 (2020), doi:10.1016/j.commatsci.2020.109584.
 */
public final class Fire implements Descent {
  private static final double START = 0.1;
  private static final double LONGEST = 0.6;
  private static final double SHORTEST = 0.002;
  private static final double MIXING = 0.25;
  private static final int PATIENCE = 10;

  private final double stride;
  private final double[] velocity;
  private double timestep = START;
  private double mixing = MIXING;
  private int downhill;

  /**
   * A search at rest.
   *
   * @param coordinates number of coordinates
   * @param stride largest change of a coordinate in one step, Å
   */
  public Fire(int coordinates, double stride) {
    this.velocity = new double[coordinates];
    this.stride = stride;
  }

  @Override
  public void move(double[] coordinates, double value, double[] forces) {
    move(coordinates, forces);
  }

  /** Moves the coordinates, double[n] Å, given the forces there, double[n] eV/Å. */
  public void move(double[] coordinates, double[] forces) {
    if (dot(forces, velocity) > 0) {
      downhill++;
      if (downhill > PATIENCE) {
        timestep = Math.min(timestep * 1.1, LONGEST);
        mixing *= 0.99;
      }
    } else {
      retreat(coordinates);
    }
    for (int k = 0; k < velocity.length; k++) {
      velocity[k] += timestep * forces[k];
    }
    double force = Math.sqrt(dot(forces, forces));
    double along = force > 0 ? mixing * Math.sqrt(dot(velocity, velocity)) / force : 0;
    double largest = 0;
    for (int k = 0; k < velocity.length; k++) {
      velocity[k] = (1 - mixing) * velocity[k] + along * forces[k];
      largest = Math.max(largest, Math.abs(velocity[k]) * timestep);
    }
    double step = largest > stride ? timestep * stride / largest : timestep;
    for (int k = 0; k < velocity.length; k++) {
      coordinates[k] += step * velocity[k];
    }
  }

  private void retreat(double[] coordinates) {
    if (downhill > 0) {
      timestep = Math.max(timestep * 0.5, SHORTEST);
    }
    downhill = 0;
    mixing = MIXING;
    for (int k = 0; k < velocity.length; k++) {
      coordinates[k] -= 0.5 * timestep * velocity[k];
      velocity[k] = 0;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
