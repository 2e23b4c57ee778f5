package io.crisol.simulation.transport;

import io.crisol.structures.Workers;

/**
 * Paths of atoms of one kind, unwrapped and relative to what they walk through.
 *
 * @param paths double[walkers][3 frames], x y z of each frame in turn, Å
 * @param interval time between frames, fs
 */
public record Walkers(double[][] paths, double interval) {
  /** Coordinates of a walker. */
  static final int AXES = 3;

  /** Number of walkers. */
  public int size() {
    return paths.length;
  }

  /** Number of steps from frame to frame. */
  public int steps() {
    return paths[0].length / AXES - 1;
  }

  /** Length in time, fs. */
  public double time() {
    return steps() * interval;
  }

  /** The one walker √(1/N) Σ r, whose displacements are those of charge in a conductor. */
  public Walkers together() {
    double[] sum = new double[paths[0].length];
    for (double[] path : paths) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += path[k] - path[k % AXES];
      }
    }
    double scale = 1 / Math.sqrt(size());
    for (int k = 0; k < sum.length; k++) {
      sum[k] *= scale;
    }
    return new Walkers(new double[][] {sum}, interval);
  }

  /** Mean square displacement of each walker after a lag, over all time origins, Å². */
  double[] meanSquares(int lag) {
    double[] means = new double[size()];
    Workers.forEach(means.length, i -> means[i] = meanSquare(paths[i], lag));
    return means;
  }

  private static double meanSquare(double[] path, int lag) {
    int ahead = AXES * lag;
    double sum = 0;
    for (int k = ahead; k < path.length; k++) {
      double moved = path[k] - path[k - ahead];
      sum += moved * moved;
    }
    return sum / (path.length / AXES - lag);
  }

  /** Mean of square displacements after a lag over walkers and time origins, Å². */
  double meanSquare(int lag) {
    return mean(meanSquares(lag));
  }

  /**
   * How many walkers left their places: the mean positions of two tenths of the run are farther
   * apart than this, Å.
   */
  int moved(double distance) {
    int moved = 0;
    for (double[] path : paths) {
      moved += extent(path) > distance ? 1 : 0;
    }
    return moved;
  }

  /** Largest distance of the mean position of a tenth of the run from that of the first. */
  private double extent(double[] path) {
    int frames = path.length / AXES;
    double[] first = new double[AXES];
    double extent = 0;
    for (int tenth = 0; tenth < 10; tenth++) {
      int from = frames * tenth / 10;
      int to = frames * (tenth + 1) / 10;
      double square = 0;
      for (int axis = 0; axis < AXES; axis++) {
        double sum = 0;
        for (int f = from; f < to; f++) {
          sum += path[AXES * f + axis];
        }
        double mean = sum / (to - from);
        first[axis] = tenth == 0 ? mean : first[axis];
        square += (mean - first[axis]) * (mean - first[axis]);
      }
      extent = Math.max(extent, Math.sqrt(square));
    }
    return extent;
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /**
   * How square displacements over windows of one length scatter.
   *
   * @param mean Å²
   * @param variance over walkers and windows, Å⁴
   * @param varianceOfMean of the mean over walkers, from window to window, Å⁴
   */
  record Scatter(double mean, double variance, double varianceOfMean) {
    /** What is beyond the variance of a normal deviate in three dimensions, Å⁴. */
    double excess() {
      return variance - 2.0 / AXES * mean * mean;
    }
  }

  /** Of windows of this length that overlap by half. */
  Scatter scatter(int window) {
    int stride = Math.max(1, window / 2);
    int windows = (steps() - window) / stride + 1;
    double[][] squares = new double[size()][];
    Workers.forEach(size(), i -> squares[i] = squares(paths[i], window, stride, windows));
    double[] means = new double[windows];
    double sum = 0;
    for (double[] row : squares) {
      for (int w = 0; w < windows; w++) {
        means[w] += row[w] / size();
        sum += row[w];
      }
    }
    double mean = sum / ((double) size() * windows);
    double variance = 0;
    for (double[] row : squares) {
      variance += squareDeviations(row, mean);
    }
    return new Scatter(
        mean,
        variance / Math.max(1.0, (double) size() * windows - 1),
        squareDeviations(means, mean) / Math.max(1, windows - 1));
  }

  private static double[] squares(double[] path, int window, int stride, int windows) {
    double[] squares = new double[windows];
    for (int w = 0; w < windows; w++) {
      int at = AXES * stride * w;
      for (int axis = 0; axis < AXES; axis++) {
        double moved = path[at + AXES * window + axis] - path[at + axis];
        squares[w] += moved * moved;
      }
    }
    return squares;
  }

  static double squareDeviations(double[] values, double mean) {
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum;
  }
}
