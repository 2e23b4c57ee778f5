package io.crisol.simulation.transport;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A trajectory with continuous paths: atoms that leave a periodic cell go on outside.
 *
 * @param name what it was read from
 * @param elements of the atoms
 * @param charges double[N], e, where the files give them
 * @param cell the mean cell
 * @param positions double[frames][3N], Å, in the mean cell
 * @param interval time between frames, fs
 * @param temperature mean, K, where known
 * @param maxGrade largest extrapolation grade of the run that made it, where known
 * @param notes what was understood and done
 */
public record Trajectory(
    String name,
    Element[] elements,
    Optional<double[]> charges,
    Cell cell,
    double[][] positions,
    double interval,
    OptionalDouble temperature,
    OptionalDouble maxGrade,
    List<String> notes) {
  /** Number of frames. */
  public int frames() {
    return positions.length;
  }

  /** Time from the first frame to the last, fs. */
  public double time() {
    return (frames() - 1) * interval;
  }

  /** The atoms of these elements. */
  public int[] atoms(java.util.function.Predicate<Element> which) {
    return IntStream.range(0, elements.length).filter(i -> which.test(elements[i])).toArray();
  }

  /** Paths of some atoms less that of a point, double[frames][3]. */
  public Walkers walkers(int[] atoms, double[][] point) {
    double[][] paths = new double[atoms.length][3 * frames()];
    for (int frame = 0; frame < frames(); frame++) {
      for (int k = 0; k < atoms.length; k++) {
        for (int axis = 0; axis < 3; axis++) {
          paths[k][3 * frame + axis] = positions[frame][3 * atoms[k] + axis] - point[frame][axis];
        }
      }
    }
    return new Walkers(paths, interval);
  }

  /** How the centre of mass of some atoms has moved since the first frame, double[frames][3]. */
  public double[][] centre(int[] atoms) {
    double[][] centre = new double[frames()][3];
    double mass = 0;
    for (int atom : atoms) {
      mass += elements[atom].mass();
    }
    for (int frame = 0; frame < frames(); frame++) {
      for (int atom : atoms) {
        for (int axis = 0; axis < 3; axis++) {
          centre[frame][axis] +=
              elements[atom].mass()
                  / mass
                  * (positions[frame][3 * atom + axis] - positions[0][3 * atom + axis]);
        }
      }
    }
    return centre;
  }

  /** The resting point, double[frames][3]. */
  public double[][] origin() {
    return new double[frames()][3];
  }
}
