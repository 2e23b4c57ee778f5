package io.crisol.potentials.spectral;

import static io.crisol.potentials.spectral.SnapSphereKernel.LANES;
import static io.crisol.potentials.spectral.SnapSphereKernel.SLOTS;

import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.functions.HalfTurns;
import java.util.Arrays;

/**
 * The neighbours of a few atoms of one element, one atom in each lane, with their places on the
 * sphere in the layout of {@link SnapSphereKernel}. Lanes with fewer neighbours are filled up with
 * such of weight zero; the number of neighbours is even.
 */
final class SnapNeighbours {
  private final Snap snap;
  private final SnapSettings settings;
  private final int[] counts = new int[LANES];
  private double[] points = new double[0];

  /** Pair of the block by neighbour and lane. */
  private int[] pairs = new int[0];

  private int count;

  SnapNeighbours(Snap snap) {
    this.snap = snap;
    settings = snap.settings();
  }

  /** Number of neighbours of the atom that has most, rounded up to an even number. */
  int count() {
    return count;
  }

  /** Number of neighbours of the atom in a lane. */
  int count(int lane) {
    return counts[lane];
  }

  /** Pair of the block of neighbour i of the atom in a lane. */
  int pair(int i, int lane) {
    return pairs[i * LANES + lane];
  }

  double[] points() {
    return points;
  }

  /** Takes the neighbours of {@code filled} atoms within the cutoffs of their pairs. */
  void pack(EnvironmentBlock block, int element, int[] atoms, int filled) {
    int most = 0;
    for (int lane = 0; lane < filled; lane++) {
      most = Math.max(most, block.start(atoms[lane] + 1) - block.start(atoms[lane]));
    }
    reserve(most + 1);
    Arrays.fill(counts, 0);
    count = 0;
    for (int lane = 0; lane < filled; lane++) {
      int end = block.start(atoms[lane] + 1);
      for (int pair = block.start(atoms[lane]); pair < end; pair++) {
        take(block, element, pair, lane);
      }
      count = Math.max(count, counts[lane]);
    }
    count += count & 1;
    for (int lane = 0; lane < LANES; lane++) {
      for (int i = counts[lane]; i < count; i++) {
        pad(i, lane);
      }
    }
  }

  private void take(EnvironmentBlock block, int element, int pair, int lane) {
    int other = snap.atoms().size() == 1 ? 0 : snap.indexOf(block.element(pair));
    double cutoff = snap.cutoff(element, other);
    double r = block.r()[pair];
    if (!(r < cutoff)) {
      return;
    }
    int i = counts[lane]++;
    pairs[i * LANES + lane] = pair;
    double inverse = 1 / r;
    int at = i * SLOTS * LANES + lane;
    points[at + 5 * LANES] = block.x()[pair] * inverse;
    points[at + 6 * LANES] = block.y()[pair] * inverse;
    points[at + 7 * LANES] = block.z()[pair] * inverse;
    place(at, r, inverse, cutoff - settings.shortest(), snap.weight(other));
  }

  /** See {@link SnapPoint}. */
  private void place(int at, double r, double inverse, double length, double weight) {
    double t = (r - settings.shortest()) / length;
    double c = HalfTurns.cosine(settings.angleFactor() * t);
    double s = HalfTurns.sine(settings.angleFactor() * t);
    if (s < 0) {
      c = -c;
      s = -s;
    }
    points[at] = c;
    points[at + LANES] = -s * points[at + 7 * LANES];
    points[at + 2 * LANES] = s * points[at + 6 * LANES];
    points[at + 3 * LANES] = -s * points[at + 5 * LANES];
    boolean fading = settings.switched() && t > 0;
    points[at + 4 * LANES] = fading ? weight * (0.5 + 0.5 * HalfTurns.cosine(t)) : weight;
    points[at + 8 * LANES] = fading ? weight * (-0.5 * Math.PI / length) * HalfTurns.sine(t) : 0;
    points[at + 9 * LANES] = Math.PI * settings.angleFactor() / length;
    points[at + 10 * LANES] = s * c * inverse;
    points[at + 11 * LANES] = s * s * inverse;
  }

  private void pad(int i, int lane) {
    for (int slot = 0; slot < SLOTS; slot++) {
      points[(i * SLOTS + slot) * LANES + lane] = 0;
    }
    points[i * SLOTS * LANES + lane] = 1;
  }

  /** Adds the first three vectors of each neighbour to the gradients of the pairs. */
  void scatter(double[] gradients, int filled, BlockGradient out) {
    double[] x = out.x();
    double[] y = out.y();
    double[] z = out.z();
    for (int lane = 0; lane < filled; lane++) {
      for (int i = 0; i < counts[lane]; i++) {
        int pair = pairs[i * LANES + lane];
        int at = 4 * i * LANES + lane;
        x[pair] += gradients[at];
        y[pair] += gradients[at + LANES];
        z[pair] += gradients[at + 2 * LANES];
      }
    }
  }

  private void reserve(int most) {
    if (pairs.length < (most + 1) * LANES) {
      int generous = most + most / 4 + 2;
      pairs = new int[generous * LANES];
      points = new double[generous * SLOTS * LANES];
    }
  }
}
