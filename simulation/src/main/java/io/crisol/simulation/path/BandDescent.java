package io.crisol.simulation.path;

import io.crisol.simulation.ExactNumbers;
import io.crisol.structures.Workers;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Moves all images of a band together by the limited-memory method of Broyden, Fletcher, Goldfarb
 * and Shanno, without a line search, since the forces of a band are no gradient: steps s = q − q'
 * and changes y = F' − F tell the curvature; steps are cut to a largest way of an atom. The two
 * loops run over scalar products, which are summed image by image, side by side, so that the bits
 * do not depend on the number of threads.
 *
 * <p>Sources: Sheppard, Terrell, Henkelman, J. Chem. Phys. 128, 134106 (2008),
 * doi:10.1063/1.2841941 (global L-BFGS); Nocedal, Math. Comput. 35, 773 (1980),
 * doi:10.1090/S0025-5718-1980-0572855-7.
 */
final class BandDescent {
  /** Pairs that are remembered. */
  private static final int MEMORY = 20;

  /** First guess of an inverse curvature, Å²/eV. */
  private static final double SOFT = 0.03;

  /** Largest way of an atom in one iteration, Å. */
  private static final double STRIDE = 0.2;

  /** Iterations without a new lowest force after which smaller steps are made. */
  private static final int PATIENCE = 60;

  private final int parts;
  private final int each;
  private final List<double[]> steps = new ArrayList<>();
  private final List<double[]> changes = new ArrayList<>();
  private double[][] gram = new double[0][0];
  private double[] lastQ;
  private double[] lastF;
  private double stride = STRIDE;
  private double lowest = Double.POSITIVE_INFINITY;
  private int waiting;

  /**
   * A search that remembers nothing yet.
   *
   * @param parts number of images
   * @param each coordinates of an image, a multiple of 3
   */
  BandDescent(int parts, int each) {
    this.parts = parts;
    this.each = each;
  }

  /** Forgets the curvature, where forces changed for another reason than the last step. */
  void forget() {
    clear();
    lastQ = null;
    lastF = null;
    lowest = Double.POSITIVE_INFINITY;
    waiting = 0;
  }

  /** Moves coordinates, Å, given the forces there, eV/Å. */
  void move(double[] q, double[] f) {
    if (lastQ != null) {
      remember(q, f);
    }
    lastQ = q.clone();
    lastF = f.clone();
    List<double[]> basis = new ArrayList<>(known());
    double[] along = products(List.of(f), basis)[0];
    double[] c = weights(along);
    basis.add(f);
    double downhill = c[along.length] * products(List.of(f), List.of(f))[0][0];
    for (int k = 0; k < along.length; k++) {
      downhill += c[k] * along[k];
    }
    if (!(downhill > 0)) {
      clear();
      basis = List.of(f);
      c = new double[] {SOFT};
    }
    watch(f);
    advance(q, basis, c);
  }

  /** Steps, then changes. */
  private List<double[]> known() {
    return Stream.concat(steps.stream(), changes.stream()).toList();
  }

  private void clear() {
    steps.clear();
    changes.clear();
    gram = new double[0][0];
  }

  private void remember(double[] q, double[] f) {
    double[] s = BandGeometry.difference(q, lastQ);
    double[] y = BandGeometry.difference(lastF, f);
    double sy = BandGeometry.dot(s, y);
    if (!(sy > 1e-10 * BandGeometry.length(s) * BandGeometry.length(y))) {
      clear();
      return;
    }
    int before = steps.size();
    int dropped = before == MEMORY ? 1 : 0;
    if (dropped > 0) {
      steps.removeFirst();
      changes.removeFirst();
    }
    steps.add(s);
    changes.add(y);
    gram = grown(before, dropped);
  }

  /** Scalar products of all that is known, after one pair was added. */
  private double[][] grown(int before, int dropped) {
    int m = steps.size();
    double[][] grown = new double[2 * m][2 * m];
    for (int i = 0; i < 2 * (m - 1); i++) {
      for (int j = 0; j < 2 * (m - 1); j++) {
        int row = i / (m - 1) * before + i % (m - 1) + dropped;
        int column = j / (m - 1) * before + j % (m - 1) + dropped;
        grown[i / (m - 1) * m + i % (m - 1)][j / (m - 1) * m + j % (m - 1)] = gram[row][column];
      }
    }
    double[][] last = products(List.of(steps.getLast(), changes.getLast()), known());
    for (int k = 0; k < 2 * m; k++) {
      grown[m - 1][k] = last[0][k];
      grown[k][m - 1] = last[0][k];
      grown[2 * m - 1][k] = last[1][k];
      grown[k][2 * m - 1] = last[1][k];
    }
    return grown;
  }

  /** Where forces fall no further, steps become smaller. */
  private void watch(double[] f) {
    double force = BandGeometry.length(f);
    waiting = force < 0.99 * lowest ? 0 : waiting + 1;
    lowest = Math.min(lowest, force);
    if (waiting > PATIENCE) {
      stride = Math.max(stride / 2, STRIDE / 16);
      clear();
      waiting = 0;
    }
  }

  /** Scalar products of some vectors with others, double[some][others]. */
  private double[][] products(List<double[]> some, List<double[]> others) {
    int columns = others.size();
    double[][] partial = new double[parts][some.size() * columns];
    Workers.forEach(
        parts,
        part -> {
          for (int k = 0; k < partial[part].length; k++) {
            partial[part][k] = dot(some.get(k / columns), others.get(k % columns), part);
          }
        });
    double[][] products = new double[some.size()][columns];
    for (int k = 0; k < some.size() * columns; k++) {
      for (double[] part : partial) {
        products[k / columns][k % columns] += part[k];
      }
    }
    return products;
  }

  private double dot(double[] a, double[] b, int part) {
    double sum = 0;
    for (int k = part * each; k < (part + 1) * each; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  /**
   * The direction as weights of steps, changes and the force: the two loops.
   *
   * @param along scalar products of the force with steps and changes
   */
  private double[] weights(double[] along) {
    int m = steps.size();
    double[] c = new double[2 * m + 1];
    c[2 * m] = 1;
    double[] alpha = new double[m];
    for (int k = m - 1; k >= 0; k--) {
      alpha[k] = product(k, along, c) / gram[k][m + k];
      c[m + k] -= alpha[k];
    }
    double soft = m == 0 ? SOFT : gram[m - 1][2 * m - 1] / gram[2 * m - 1][2 * m - 1];
    for (int k = 0; k < c.length; k++) {
      c[k] *= soft;
    }
    for (int k = 0; k < m; k++) {
      c[k] += alpha[k] - product(m + k, along, c) / gram[k][m + k];
    }
    return c;
  }

  /** Scalar product of a step or change with the direction. */
  private double product(int row, double[] along, double[] c) {
    double sum = c[along.length] * along[row];
    for (int k = 0; k < along.length; k++) {
      sum += gram[row][k] * c[k];
    }
    return sum;
  }

  private void advance(double[] q, List<double[]> basis, double[] c) {
    double[] way = new double[q.length];
    double[] farthest = new double[parts];
    Workers.forEach(
        parts,
        part -> {
          for (int b = 0; b < c.length; b++) {
            double[] vector = basis.get(b);
            for (int k = part * each; k < (part + 1) * each; k++) {
              way[k] += c[b] * vector[k];
            }
          }
          farthest[part] = BandGeometry.largest(way, part * each, (part + 1) * each);
        });
    double largest = 0;
    for (double one : farthest) {
      largest = Math.max(largest, one);
    }
    double scale = largest > stride ? stride / largest : 1;
    for (int k = 0; k < q.length; k++) {
      q[k] += scale * way[k];
    }
  }

  /** What it remembers, for a checkpoint. */
  Json.Obj toJson() {
    Json.Obj json = new Json.Obj().put("scalars", ExactNumbers.pack(stride, lowest, waiting));
    json.put("steps", packed(steps)).put("changes", packed(changes));
    if (lastQ != null) {
      json.put("last_coordinates", ExactNumbers.pack(lastQ));
      json.put("last_forces", ExactNumbers.pack(lastF));
    }
    return json;
  }

  private static Json packed(List<double[]> vectors) {
    Json.Arr array = new Json.Arr();
    vectors.forEach(vector -> array.add(ExactNumbers.pack(vector)));
    return array;
  }

  /** Goes on from a checkpoint. */
  void restore(Json.Obj json) {
    forget();
    double[] scalars = ExactNumbers.doubles(json.get("scalars"));
    stride = scalars[0];
    lowest = scalars[1];
    waiting = (int) scalars[2];
    json.get("steps").asList().forEach(vector -> steps.add(ExactNumbers.doubles(vector)));
    json.get("changes").asList().forEach(vector -> changes.add(ExactNumbers.doubles(vector)));
    gram = products(known(), known());
    json.find("last_coordinates").ifPresent(vector -> lastQ = ExactNumbers.doubles(vector));
    json.find("last_forces").ifPresent(vector -> lastF = ExactNumbers.doubles(vector));
  }
}
