package io.crisol.simulation.faults;

import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * What a line leads over, found on its points and refined by parabolas through three of them.
 *
 * @param stable the lowest minimum on the way, if there is one
 * @param unstable the lower of the two barriers on both sides of it; without it the barrier
 */
record Extremes(Optional<Fault> stable, Fault unstable) {
  private static final int MOST = 8;

  /** Share of the period to which a place is found. */
  private static final double FINE = 2e-4;

  /** A dip that is no deeper is noise, mJ/m². */
  private static final double NOISE = 0.02;

  static Extremes of(Fault[] line, DoubleFunction<Fault> at) {
    int last = line.length - 1;
    int lowest = -1;
    for (int k = 1; k < last; k++) {
      boolean dip =
          line[k].relaxed() < line[k - 1].relaxed() - NOISE
              && line[k].relaxed() < line[k + 1].relaxed() - NOISE;
      lowest = dip && (lowest < 0 || line[k].relaxed() < line[lowest].relaxed()) ? k : lowest;
    }
    if (lowest < 0) {
      return new Extremes(Optional.empty(), refined(line, highest(line, 1, last - 1), at, -1));
    }
    int before = highest(line, 1, lowest - 1);
    int after = highest(line, lowest + 1, last - 1);
    boolean first = before >= 0 && (after < 0 || line[before].relaxed() <= line[after].relaxed());
    Fault unstable = refined(line, first ? before : after, at, -1);
    return new Extremes(Optional.of(refined(line, lowest, at, 1)), unstable);
  }

  private static int highest(Fault[] line, int from, int to) {
    int highest = -1;
    for (int k = from; k <= to; k++) {
      highest = highest < 0 || line[k].relaxed() > line[highest].relaxed() ? k : highest;
    }
    return highest;
  }

  /** The extreme near point k: a minimum with sign 1, a maximum with −1. */
  private static Fault refined(Fault[] line, int k, DoubleFunction<Fault> at, int sign) {
    double period = line[line.length - 1].slip();
    Fault left = line[k - 1];
    Fault best = line[k];
    Fault right = line[k + 1];
    for (int step = 0; step < MOST; step++) {
      double next = vertex(left, best, right);
      boolean inside = next > left.slip() && next < right.slip();
      if (!inside || Math.abs(next - best.slip()) < FINE * period) {
        return best;
      }
      Fault found = at.apply(next / period);
      boolean better = sign * found.relaxed() < sign * best.relaxed();
      if (better) {
        left = next > best.slip() ? best : left;
        right = next > best.slip() ? right : best;
        best = found;
      } else {
        left = next < best.slip() ? found : left;
        right = next < best.slip() ? right : found;
      }
    }
    return best;
  }

  private static double vertex(Fault a, Fault b, Fault c) {
    double left = (b.slip() - a.slip()) * (b.relaxed() - c.relaxed());
    double right = (b.slip() - c.slip()) * (b.relaxed() - a.relaxed());
    double above = (b.slip() - a.slip()) * left - (b.slip() - c.slip()) * right;
    return b.slip() - above / (2 * (left - right));
  }

  /** Largest difference to others, mJ/m². */
  double change(Extremes other) {
    double change = Math.abs(unstable.relaxed() - other.unstable.relaxed());
    return stable.isPresent() && other.stable.isPresent()
        ? Math.max(change, Math.abs(stable.get().relaxed() - other.stable.get().relaxed()))
        : stable.isPresent() == other.stable.isPresent() ? change : Double.POSITIVE_INFINITY;
  }
}
