package io.crisol.simulation.phonons;

import io.crisol.structures.Cell;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Workers;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Frequencies along a way through the Brillouin zone.
 *
 * @param steps the wave vectors, in order
 * @param ticks the named points on the way
 * @param frequencies double[steps][branches] THz
 */
public record BandStructure(List<Step> steps, List<Tick> ticks, double[][] frequencies) {
  /** Steps of a whole way, about. */
  private static final int STEPS = 300;

  private static final int LEAST = 8;

  /**
   * A wave vector on the way.
   *
   * @param distance from its beginning, 2π/Å
   * @param segment number of the part between two breaks
   */
  public record Step(double[] q, double distance, int segment) {}

  /**
   * A named point; two that a break brings together are named once, "U|K".
   *
   * @param distance from the beginning, 2π/Å
   */
  public record Tick(String name, double distance) {}

  static BandStructure of(DynamicalMatrix matrix, BandPath path, Cell cell) {
    double[] inverse = Matrix3.inverse(cell.vectors());
    double total = 0;
    for (List<String> segment : path.segments()) {
      for (int k = 1; k < segment.size(); k++) {
        total += length(path, segment, k, inverse);
      }
    }
    List<Step> steps = new ArrayList<>();
    List<Tick> ticks = new ArrayList<>();
    for (int number = 0; number < path.segments().size(); number++) {
      walk(steps, ticks, path, number, inverse, total);
    }
    double[][] frequencies = new double[steps.size()][];
    Workers.forEach(steps.size(), k -> frequencies[k] = matrix.frequencies(steps.get(k).q()));
    return new BandStructure(steps, ticks, frequencies);
  }

  /** Adds the steps between two breaks. */
  private static void walk(
      List<Step> steps,
      List<Tick> ticks,
      BandPath path,
      int number,
      double[] inverse,
      double total) {
    List<String> segment = path.segments().get(number);
    String begins = segment.getFirst();
    double at = 0;
    if (ticks.isEmpty()) {
      ticks.add(new Tick(begins, 0));
    } else {
      at = ticks.getLast().distance();
      ticks.set(ticks.size() - 1, new Tick(ticks.getLast().name() + "|" + begins, at));
    }
    steps.add(new Step(path.points().get(begins), at, number));
    for (int k = 1; k < segment.size(); k++) {
      double length = length(path, segment, k, inverse);
      int count = Math.max(LEAST, (int) Math.ceil(STEPS * length / total));
      for (int s = 1; s <= count; s++) {
        steps.add(new Step(between(path, segment, k, s, count), at + length * s / count, number));
      }
      at += length;
      ticks.add(new Tick(segment.get(k), at));
    }
  }

  private static double[] between(BandPath path, List<String> names, int k, int step, int of) {
    double[] from = path.points().get(names.get(k - 1));
    double[] to = path.points().get(names.get(k));
    double[] q = new double[3];
    for (int a = 0; a < 3; a++) {
      q[a] = from[a] + (to[a] - from[a]) * step / of;
    }
    return q;
  }

  /** |Δq|, reciprocal vectors as columns of the inverse of the cell. */
  private static double length(BandPath path, List<String> names, int k, double[] inverse) {
    double[] from = path.points().get(names.get(k - 1));
    double[] to = path.points().get(names.get(k));
    double sum = 0;
    for (int x = 0; x < 3; x++) {
      double d = 0;
      for (int a = 0; a < 3; a++) {
        d += inverse[3 * x + a] * (to[a] - from[a]);
      }
      sum += d * d;
    }
    return Math.sqrt(sum);
  }

  /** For bands.csv. */
  String csv() {
    StringBuilder text = new StringBuilder("segment,distance,q1,q2,q3");
    for (int branch = 1; branch <= frequencies[0].length; branch++) {
      text.append(",branch").append(branch).append("_THz");
    }
    text.append('\n');
    for (int k = 0; k < frequencies.length; k++) {
      Step step = steps.get(k);
      double[] q = step.q();
      text.append(
          String.format(
              Locale.ROOT,
              "%d,%.8g,%.8g,%.8g,%.8g",
              step.segment(),
              step.distance(),
              q[0],
              q[1],
              q[2]));
      for (double frequency : frequencies[k]) {
        text.append(String.format(Locale.ROOT, ",%.8g", frequency));
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** Names and distances of the points on the way. */
  Json.Arr toJson() {
    Json.Arr path = new Json.Arr();
    for (Tick tick : ticks) {
      path.add(new Json.Obj().put("point", tick.name()).put("distance", tick.distance()));
    }
    return path;
  }
}
