package io.crisol.simulation.transport;

import io.crisol.structures.Cell;
import io.crisol.structures.Problem;
import java.util.List;

/**
 * Continuous paths from fractional coordinates: from frame to frame an atom takes the shortest way,
 * Δs − round(Δs). In a cell that changes, the path in fractional coordinates is brought to the mean
 * cell, so that an atom that follows the cell does not move.
 *
 * <p>An atom that moves by half the cell or more between two frames goes the wrong way. Files whose
 * atoms leave the cell hold continuous paths already and are taken as they are.
 */
final class Unwrapping {
  /** A file in which a coordinate covers more of the cell than this is not wrapped. */
  private static final double WRAPPED_RANGE = 1.05;

  /** Steps longer than this part of the cell are close to ambiguous. */
  private static final double LONG = 0.4;

  /** So many of them cannot be: some are longer than half the cell. */
  private static final double MOST_LONG = 0.002;

  private final List<double[]> frames;
  private final boolean[] periodic;
  private final List<Integer> joints;
  private final String name;
  private boolean wrapped;
  private long longSteps;

  /**
   * Of these frames.
   *
   * @param frames fractional coordinates, double[3N]; overwritten
   * @param joints first frame of every file but the first
   */
  Unwrapping(List<double[]> frames, Cell cell, List<Integer> joints, String name) {
    this.frames = frames;
    this.periodic = new boolean[] {cell.isPeriodic(0), cell.isPeriodic(1), cell.isPeriodic(2)};
    this.joints = joints;
    this.name = name;
  }

  /** Whether the files were wrapped. */
  boolean wasWrapped() {
    return wrapped;
  }

  /** Steps longer than 0.4 of the cell. */
  long longSteps() {
    return longSteps;
  }

  /**
   * Unwraps in place.
   *
   * @throws io.crisol.structures.ProblemException TRAJECTORY_UNFIT
   */
  void run() {
    wrapped = isWrapped();
    double[] shift = new double[frames.getFirst().length];
    double[] before = frames.getFirst().clone();
    for (int f = 1; f < frames.size(); f++) {
      double[] now = frames.get(f);
      boolean shortest = wrapped || joints.contains(f);
      for (int k = 0; k < now.length; k++) {
        double step = now[k] - before[k];
        before[k] = now[k];
        if (periodic[k % 3] && shortest) {
          double cells = Math.rint(step);
          shift[k] -= cells;
          longSteps += Math.abs(step - cells) > LONG ? 1 : 0;
        }
        now[k] += shift[k];
      }
    }
    long steps = (frames.size() - 1L) * shift.length;
    if (longSteps > MOST_LONG * steps) {
      throw Problem.TRAJECTORY_UNFIT.with(
          name,
          100 * longSteps / steps
              + " % of the steps from frame to frame are longer than 0.4 of the cell: which way an"
              + " atom went is not known any more",
          "write frames more often, or write unwrapped coordinates (LAMMPS: xu yu zu)");
    }
  }

  private boolean isWrapped() {
    int n = frames.getFirst().length;
    double[] low = frames.getFirst().clone();
    double[] high = low.clone();
    for (double[] frame : frames) {
      for (int k = 0; k < n; k++) {
        low[k] = Math.min(low[k], frame[k]);
        high[k] = Math.max(high[k], frame[k]);
      }
    }
    for (int k = 0; k < n; k++) {
      if (periodic[k % 3] && high[k] - low[k] > WRAPPED_RANGE) {
        return false;
      }
    }
    return true;
  }

  /** Fractional coordinates as Cartesian ones of a cell, in place. */
  static void toCartesian(double[] s, double[] cell) {
    for (int k = 0; k < s.length; k += 3) {
      double a = s[k];
      double b = s[k + 1];
      double c = s[k + 2];
      for (int axis = 0; axis < 3; axis++) {
        s[k + axis] = a * cell[axis] + b * cell[3 + axis] + c * cell[6 + axis];
      }
    }
  }
}
