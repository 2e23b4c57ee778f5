package io.crisol.simulation.building;

import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;

/** Where an atom that is let down upon a slab comes to rest. */
final class Contact {
  /** Of the points that are tried at first, Å. */
  private static final double GRID = 0.3;

  private static final int REFINEMENTS = 40;

  private final Structure slab;
  private final SlabView view;
  private final double[] reach;
  private final double[][] places;
  private final int[] copies = new int[2];

  /**
   * For a slab.
   *
   * @param reach double[N], distance at which the atom touches each atom of the slab, Å
   */
  Contact(Structure slab, double[] reach) {
    this.slab = slab;
    this.view = new SlabView(slab, "adatom");
    this.reach = reach;
    this.places = new double[slab.size()][];
    double longest = 0;
    for (int i = 0; i < places.length; i++) {
      places[i] = view.place(i);
      longest = Math.max(longest, reach[i]);
    }
    for (int a = 0; a < 2; a++) {
      copies[a] = 1 + (int) Math.ceil(longest / slab.cell().height(a));
    }
  }

  /** A point of the plane from fractional coordinates along the first two vectors. */
  double[] inPlane(double f, double g) {
    double[] point = new double[3];
    for (int x = 0; x < 3; x++) {
      point[x] = f * slab.cell().vector(0, x) + g * slab.cell().vector(1, x);
    }
    return point;
  }

  /** Where the atom rests when let down through a point. */
  double[] above(double[] point) {
    double height = rest(point);
    if (Double.isInfinite(height)) {
      throw Bench.impossible(
          "adatom", "it falls through the slab there", "choose another place or distance");
    }
    double[] up = view.up();
    double shift = height - view.along(point);
    return new double[] {
      point[0] + shift * up[0], point[1] + shift * up[1], point[2] + shift * up[2]
    };
  }

  /** Height, Å, at which the atom touches first. */
  private double rest(double[] point) {
    double best = Double.NEGATIVE_INFINITY;
    double base = view.along(point);
    for (int i = 0; i < places.length; i++) {
      double own = view.along(places[i]);
      double[] d = new double[3];
      double f = 0;
      double g = 0;
      for (int x = 0; x < 3; x++) {
        d[x] = places[i][x] - point[x] - (own - base) * view.up()[x];
      }
      f = Math.rint(slab.cell().fractional(0, d[0], d[1], d[2]));
      g = Math.rint(slab.cell().fractional(1, d[0], d[1], d[2]));
      for (int a = -copies[0]; a <= copies[0]; a++) {
        for (int b = -copies[1]; b <= copies[1]; b++) {
          best = Math.max(best, own + rise(reach[i], d, a - f, b - g));
        }
      }
    }
    return best;
  }

  /** √(reach² − ρ²) for the distance ρ in the plane; −∞ where it is longer. */
  private double rise(double longest, double[] d, double a, double b) {
    double square = 0;
    for (int x = 0; x < 3; x++) {
      double component = d[x] + a * slab.cell().vector(0, x) + b * slab.cell().vector(1, x);
      square += component * component;
    }
    double left = longest * longest - square;
    return left >= 0 ? Math.sqrt(left) : Double.NEGATIVE_INFINITY;
  }

  /** Where it rests lowest: a grid of points, the best of them refined. */
  double[] lowest() {
    int m = (int) Math.ceil(length(0) / GRID);
    int n = (int) Math.ceil(length(1) / GRID);
    double[] best = {0, 0};
    double lowest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < m * n; k++) {
      double height = rest(inPlane((double) (k / n) / m, (double) (k % n) / n));
      if (height < lowest - 1e-6) {
        lowest = height;
        best = new double[] {(double) (k / n) / m, (double) (k % n) / n};
      }
    }
    return exact(above(inPlane(best, lowest, 1.0 / m, 1.0 / n)));
  }

  /** The place nearby where it touches three atoms; the given one where there is none. */
  private double[] exact(double[] near) {
    List<double[]> atoms = around(near);
    double[] best = near;
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < atoms.size(); i++) {
      for (int j = 0; j < i; j++) {
        for (int k = 0; k < j; k++) {
          double[] spot = Trilateration.above(atoms.get(i), atoms.get(j), atoms.get(k), view.up());
          boolean rests = spot != null && rest(spot) <= view.along(spot) + 1e-9;
          if (rests && view.along(spot) < lowest && isNear(spot, near)) {
            lowest = view.along(spot);
            best = spot;
          }
        }
      }
    }
    return best;
  }

  private static boolean isNear(double[] a, double[] b) {
    double x = a[0] - b[0];
    double y = a[1] - b[1];
    double z = a[2] - b[2];
    return x * x + y * y + z * z < GRID * GRID;
  }

  /** Atoms that are touched at a place or nearly so: position and reach, double[4] each. */
  private List<double[]> around(double[] spot) {
    List<double[]> found = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      for (int a = -copies[0]; a <= copies[0]; a++) {
        for (int b = -copies[1]; b <= copies[1]; b++) {
          double[] shift = inPlane(a, b);
          double square = 0;
          double[] atom = new double[4];
          for (int x = 0; x < 3; x++) {
            atom[x] = places[i][x] + shift[x];
            square += (atom[x] - spot[x]) * (atom[x] - spot[x]);
          }
          atom[3] = reach[i];
          if (square < (reach[i] + GRID) * (reach[i] + GRID)) {
            found.add(atom);
          }
        }
      }
    }
    return found;
  }

  /** Goes downhill from a point in ever smaller strides. */
  private double[] inPlane(double[] start, double height, double stepA, double stepB) {
    double[] at = start;
    double lowest = height;
    double stride = 1;
    for (int k = 0; k < REFINEMENTS; k++) {
      boolean moved = false;
      for (int way = 0; way < 8; way++) {
        double angle = way * Math.PI / 4;
        double f = at[0] + stride * stepA * StrictMath.cos(angle);
        double g = at[1] + stride * stepB * StrictMath.sin(angle);
        double rest = rest(inPlane(f, g));
        if (rest < lowest - 1e-12) {
          lowest = rest;
          at = new double[] {f, g};
          moved = true;
        }
      }
      stride *= moved ? 1 : 0.5;
    }
    return inPlane(at[0], at[1]);
  }

  private double length(int a) {
    double sum = 0;
    for (int x = 0; x < 3; x++) {
      sum += slab.cell().vector(a, x) * slab.cell().vector(a, x);
    }
    return Math.sqrt(sum);
  }

  /** Above the first atom of the highest layer. */
  double[] top() {
    return above(places[view.layers().getFirst()[0]]);
  }

  /** Between the first atom of the highest layer and its nearest neighbour there. */
  double[] bridge() {
    int[] layer = view.layers().getFirst();
    double[] first = places[layer[0]];
    double[] middle = null;
    double least = Double.POSITIVE_INFINITY;
    for (int j : layer) {
      for (int k = 0; k < 9; k++) {
        double[] shift = inPlane(k / 3 - 1.0, k % 3 - 1.0);
        double square = 0;
        double[] half = new double[3];
        for (int x = 0; x < 3; x++) {
          double d = places[j][x] + shift[x] - first[x];
          square += d * d;
          half[x] = first[x] + d / 2;
        }
        if (square > 0.01 && square < least - 1e-6) {
          least = square;
          middle = half;
        }
      }
    }
    return above(middle);
  }
}
