package io.crisol.simulation.analysis;

import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How often distances between two elements occur, over frames, in any cell or none, and what
 * follows from it: the first peak and the first minimum behind it, which parts neighbours from
 * others.
 */
public final class PairDistances {
  private static final double WIDTH = 0.02;

  /** Peaks lower than this part of the highest one are chance. */
  private static final double LOWEST_PEAK = 0.1;

  /** A minimum ends where the curve has risen by this part of the peak's height above it. */
  private static final double RISE = 0.15;

  /** What counts as flat, of the height of the peak. */
  private static final double FLAT = 0.01;

  private final double reach;
  private final List<Element> elements;
  private final double[][] counts;

  /** Distances up to a reach, Å. */
  public PairDistances(List<Element> elements, double reach) {
    this.reach = reach;
    this.elements = List.copyOf(elements);
    this.counts = new double[elements.size() * elements.size()][(int) Math.ceil(reach / WIDTH)];
  }

  /** Counts the distances of a frame. */
  public void add(Structure structure) {
    Neighbors neighbors = Neighbors.of(structure, reach, 0);
    double[] places = neighbors.positions(structure);
    for (int i = 0; i < structure.size(); i++) {
      int row = elements.indexOf(structure.element(i)) * elements.size();
      for (int entry = neighbors.start(i); entry < neighbors.start(i + 1); entry++) {
        int site = neighbors.site(entry);
        double dx = places[3 * site] - places[3 * i];
        double dy = places[3 * site + 1] - places[3 * i + 1];
        double dz = places[3 * site + 2] - places[3 * i + 2];
        int bin = (int) (Math.sqrt(dx * dx + dy * dy + dz * dz) / WIDTH);
        double[] histogram =
            counts[row + elements.indexOf(structure.element(neighbors.atom(entry)))];
        if (bin < histogram.length) {
          histogram[bin]++;
        }
      }
    }
  }

  /** The most frequent distance of nearest neighbours, Å; absent where no pair is within reach. */
  public OptionalDouble peak(Element a, Element b) {
    double[] curve = curve(a, b);
    int peak = peak(curve);
    return peak < 0 ? OptionalDouble.empty() : OptionalDouble.of((peak + 0.5) * WIDTH);
  }

  /**
   * Middle of the first minimum behind the first peak, Å; absent without a peak, or where the
   * minimum lies beyond reach.
   */
  public OptionalDouble minimum(Element a, Element b) {
    double[] curve = curve(a, b);
    int peak = peak(curve);
    if (peak < 0) {
      return OptionalDouble.empty();
    }
    int lowest = peak;
    int end = peak;
    while (end < curve.length
        && curve[end] <= curve[lowest] + RISE * (curve[peak] - curve[lowest])) {
      lowest = curve[end] < curve[lowest] ? end : lowest;
      end++;
    }
    if (end == curve.length && lowest == end - 1) {
      return OptionalDouble.empty();
    }
    double level = curve[lowest] + FLAT * curve[peak];
    int first = lowest;
    while (first > peak && curve[first - 1] <= level) {
      first--;
    }
    int last = lowest;
    while (last + 1 < curve.length && curve[last + 1] <= level) {
      last++;
    }
    return last == curve.length - 1
        ? OptionalDouble.of(Math.min(1.25 * (peak + 0.5) * WIDTH, reach))
        : OptionalDouble.of(0.5 * (first + last + 1) * WIDTH);
  }

  private static int peak(double[] curve) {
    double highest = 0;
    for (double value : curve) {
      highest = Math.max(highest, value);
    }
    for (int k = 1; k + 1 < curve.length && highest > 0; k++) {
      if (curve[k] >= LOWEST_PEAK * highest
          && curve[k] >= curve[k - 1]
          && curve[k] > curve[k + 1]
          && isFirstOf(curve, k)) {
        return k;
      }
    }
    return -1;
  }

  /** Whether nothing within 0.3 Å behind is higher: noise on the flank of a peak is no peak. */
  private static boolean isFirstOf(double[] curve, int k) {
    for (int next = k + 1; next < Math.min(curve.length, k + (int) (0.3 / WIDTH)); next++) {
      if (curve[next] > curve[k]) {
        return false;
      }
    }
    return true;
  }

  /** Counts by area of the shell, smoothed by a normal distribution of 0.08 Å. */
  private double[] curve(Element a, Element b) {
    double[] raw = counts[elements.indexOf(a) * elements.size() + elements.indexOf(b)];
    double[] smooth = new double[raw.length];
    double deviation = 0.08 / WIDTH;
    int wide = (int) (4 * deviation);
    for (int k = 0; k < raw.length; k++) {
      if (raw[k] > 0) {
        double r = (k + 0.5) * WIDTH;
        for (int to = Math.max(0, k - wide); to < Math.min(raw.length, k + wide + 1); to++) {
          double x = (to - k) / deviation;
          smooth[to] += raw[k] / (r * r) * StrictMath.exp(-0.5 * x * x);
        }
      }
    }
    return smooth;
  }
}
