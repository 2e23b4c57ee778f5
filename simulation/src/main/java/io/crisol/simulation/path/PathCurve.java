package io.crisol.simulation.path;

import java.util.ArrayList;
import java.util.List;

/**
 * The energy along a path: between two images the cubic that has their energies and slopes, so that
 * a saddle between images is seen.
 *
 * @param distances double[images], rising, Å
 * @param energies double[images], eV
 * @param slopes double[images], eV/Å
 */
public record PathCurve(double[] distances, double[] energies, double[] slopes) {
  /** A place on the path. */
  public record Point(double distance, double energy) {}

  /** The highest place. */
  public Point highest() {
    Point highest = new Point(distances[0], energies[0]);
    for (int k = 0; k < distances.length; k++) {
      for (Point point : k == 0 ? List.<Point>of() : extremes(k)) {
        highest = point.energy > highest.energy ? point : highest;
      }
      highest = energies[k] > highest.energy ? new Point(distances[k], energies[k]) : highest;
    }
    return highest;
  }

  /** Energy at a distance on the path, eV. */
  public double at(double distance) {
    int k = 1;
    while (k < distances.length - 1 && distance > distances[k]) {
      k++;
    }
    double[] c = cubic(k);
    double length = distances[k] - distances[k - 1];
    double t = length > 0 ? (distance - distances[k - 1]) / length : 0;
    return c[0] + t * (c[1] + t * (c[2] + t * c[3]));
  }

  /** Coefficients between image k − 1 and k in powers of t from 0 to 1. */
  private double[] cubic(int k) {
    double length = distances[k] - distances[k - 1];
    double a = slopes[k - 1] * length;
    double b = slopes[k] * length;
    double rise = energies[k] - energies[k - 1];
    return new double[] {energies[k - 1], a, 3 * rise - 2 * a - b, a + b - 2 * rise};
  }

  private List<Point> extremes(int k) {
    double[] c = cubic(k);
    List<Point> found = new ArrayList<>();
    double root = c[2] * c[2] - 3 * c[1] * c[3];
    if (root >= 0) {
      // The form that does not cancel.
      double w = -(c[2] + Math.copySign(Math.sqrt(root), c[2]));
      for (double t : new double[] {w / (3 * c[3]), c[1] / w}) {
        if (t > 0 && t < 1) {
          double distance = distances[k - 1] + t * (distances[k] - distances[k - 1]);
          found.add(new Point(distance, at(distance)));
        }
      }
    }
    return found;
  }
}
