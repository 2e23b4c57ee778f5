package io.crisol.learning;

import io.crisol.reference.jobs.JobTimes;
import io.crisol.structures.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the real calculations of a rehearsed campaign would cost: for each size the known time of
 * that size, or that of the size nearest to it times the cube of the ratio of atoms, as plane waves
 * take it. An estimate; the sum of all calculations, however many run at once.
 *
 * @param seconds of one calculation of each size, by number of atoms
 * @param total of all calculations, s
 * @param fresh of these for the errors only, s
 * @param basis what it rests on, in words
 */
public record CostForecast(
    SortedMap<Integer, Double> seconds, double total, double fresh, String basis) {
  /**
   * A forecast, where anything is known of the times.
   *
   * @param first atoms of the structure that a time given by hand is of
   * @throws io.crisol.structures.ProblemException LABELS_MISSING (a folder without a finished
   *     calculation)
   */
  public static Optional<CostForecast> of(
      List<Calculations> calculations, CostOptions options, int first) {
    if (options.measured().isPresent()) {
      Path folder = Path.of(options.measured().get());
      TreeMap<Integer, Double> medians = medians(JobTimes.read(folder));
      return Optional.of(of(calculations, medians, "recorded times in " + folder));
    }
    OptionalDouble given = options.secondsPerCalculation();
    if (given.isEmpty()) {
      return Optional.empty();
    }
    TreeMap<Integer, Double> one = new TreeMap<>();
    one.put(first, given.getAsDouble());
    return Optional.of(of(calculations, one, "the time given"));
  }

  private static TreeMap<Integer, Double> medians(List<JobTimes.Time> times) {
    TreeMap<Integer, List<Double>> bySize = new TreeMap<>();
    times.forEach(
        time -> bySize.computeIfAbsent(time.atoms(), _ -> new ArrayList<>()).add(time.seconds()));
    TreeMap<Integer, Double> medians = new TreeMap<>();
    bySize.forEach(
        (atoms, values) ->
            medians.put(atoms, values.stream().sorted().toList().get(values.size() / 2)));
    return medians;
  }

  private static CostForecast of(
      List<Calculations> calculations, TreeMap<Integer, Double> known, String source) {
    TreeMap<Integer, Double> seconds = new TreeMap<>();
    double total = 0;
    double fresh = 0;
    for (Calculations some : calculations) {
      int nearest = nearest(some.atoms(), known);
      double ratio = (double) some.atoms() / nearest;
      double each = known.get(nearest) * ratio * ratio * ratio;
      seconds.put(some.atoms(), each);
      total += each * some.count();
      fresh += each * some.fresh();
    }
    List<String> sizes = new ArrayList<>();
    known.forEach(
        (atoms, time) -> sizes.add(String.format(Locale.ROOT, "%.3g s for %d atoms", time, atoms)));
    boolean scaled = !known.keySet().containsAll(seconds.keySet());
    String basis =
        "estimate from "
            + source
            + " ("
            + String.join(", ", sizes)
            + ")"
            + (scaled ? "; other sizes by the cube of the number of atoms" : "");
    return new CostForecast(seconds, total, fresh, basis);
  }

  private static int nearest(int atoms, TreeMap<Integer, Double> known) {
    int nearest = known.firstKey();
    for (int size : known.keySet()) {
      if (ratio(size, atoms) < ratio(nearest, atoms)) {
        nearest = size;
      }
    }
    return nearest;
  }

  private static double ratio(int a, int b) {
    return (double) Math.max(a, b) / Math.min(a, b);
  }

  /** Adds it to results. */
  public void addTo(Json.Obj json) {
    Json.Arr each = new Json.Arr();
    seconds.forEach(
        (atoms, time) -> each.add(new Json.Obj().put("atoms", atoms).put("seconds_each", time)));
    json.put("forecast_seconds", total)
        .put("forecast_fresh_seconds", fresh)
        .put("forecast_basis", basis)
        .put("forecast_by_size", each);
  }
}
