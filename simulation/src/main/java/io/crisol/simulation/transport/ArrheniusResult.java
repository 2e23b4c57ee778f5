package io.crisol.simulation.transport;

import io.crisol.simulation.SimulationResult;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Diffusivities at several temperatures and Arrhenius' law through them: D = D₀ exp(−E / kT), and
 * σT = A exp(−E / kT).
 *
 * @param element that diffuses
 * @param points all temperatures, from the lowest
 * @param diffusion ln D in Å²/fs; absent where fewer than two temperatures are diffusive
 * @param conduction ln σT in mS K/cm; absent without charges or with fewer than two
 * @param wanted temperature to extrapolate to, K
 * @param notes what was understood, done and doubtful
 */
public record ArrheniusResult(
    String element,
    List<ArrheniusPoint> points,
    Optional<ArrheniusLine> diffusion,
    Optional<ArrheniusLine> conduction,
    double wanted,
    List<String> notes)
    implements SimulationResult {
  private static final double TWO_SIGMA = 1.959963984540054;

  /** Curvature, in standard deviations, that is spoken of. */
  private static final double CURVED = 2;

  @Override
  public String kind() {
    return "arrhenius";
  }

  /** Fits the lines. */
  static ArrheniusResult of(
      String element, List<ArrheniusPoint> points, double wanted, List<String> notes) {
    List<ArrheniusPoint> used = points.stream().filter(ArrheniusPoint::isUsed).toList();
    List<ArrheniusPoint> conducting =
        used.stream()
            .filter(p -> p.conductivity().filter(ConductivityResult::isKnown).isPresent())
            .toList();
    return new ArrheniusResult(
        element,
        List.copyOf(points),
        line(used, p -> p.motion().tracer().meanLog(), p -> p.motion().tracer().varianceLog()),
        line(
            conducting,
            p -> sigma(p).meanLog() + StrictMath.log(p.temperature()),
            p -> sigma(p).varianceLog()),
        wanted,
        List.copyOf(notes));
  }

  private static Diffusivity sigma(ArrheniusPoint point) {
    return point.conductivity().orElseThrow().collective();
  }

  private static Optional<ArrheniusLine> line(
      List<ArrheniusPoint> points,
      ToDoubleFunction<ArrheniusPoint> value,
      ToDoubleFunction<ArrheniusPoint> variance) {
    double[] temperatures = points.stream().mapToDouble(ArrheniusPoint::temperature).toArray();
    double low = java.util.Arrays.stream(temperatures).min().orElse(0);
    double high = java.util.Arrays.stream(temperatures).max().orElse(0);
    return points.size() < 2 || high - low < 1e-3 * high
        ? Optional.empty()
        : Optional.of(
            ArrheniusLine.of(
                temperatures,
                points.stream().mapToDouble(value).toArray(),
                points.stream().mapToDouble(variance).toArray()));
  }

  /** Whether there is a line. */
  public boolean isKnown() {
    return diffusion.isPresent();
  }

  /** Points that are left out, by name and reason. */
  public List<String> leftOut() {
    return points.stream()
        .filter(point -> !point.isUsed())
        .map(
            point ->
                String.format(
                    Locale.ROOT,
                    "%.0f K (%s): %s",
                    point.temperature(),
                    point.name(),
                    point.motion().verdict()))
        .toList();
  }

  /** Largest grade of all runs, where there are grades. */
  public OptionalDouble maxGrade() {
    return points.stream().flatMapToDouble(p -> p.maxGrade().stream()).max();
  }

  /** The verdict in words. */
  public String verdict() {
    if (diffusion.isEmpty()) {
      return "no line: fewer than two temperatures are diffusive";
    }
    ArrheniusLine line = diffusion.get();
    return straightness(line) + "; " + extrapolation();
  }

  private static String straightness(ArrheniusLine line) {
    if (line.degrees() < 1) {
      return "a line through two temperatures, which nothing checks";
    }
    if (Math.abs(line.curvature()) > CURVED) {
      return String.format(
          Locale.ROOT,
          "curved by %.1f standard deviations: one activation energy does not describe all"
              + " temperatures",
          Math.abs(line.curvature()));
    }
    return line.inflation() > 1
        ? "not a straight line within the errors (they were made larger)"
        : "a straight line within the errors";
  }

  private String extrapolation() {
    double lowest = lowest();
    if (wanted >= lowest) {
      return String.format(Locale.ROOT, "%.0f K lies within the temperatures", wanted);
    }
    return String.format(
        Locale.ROOT,
        "%.0f K is extrapolated from %.0f K: the interval holds if the mechanism stays the same",
        wanted,
        lowest);
  }

  private double lowest() {
    return points.stream()
        .filter(ArrheniusPoint::isUsed)
        .mapToDouble(ArrheniusPoint::temperature)
        .min()
        .orElse(Double.NaN);
  }

  @Override
  public Json.Obj toJson() {
    Json.Obj json = new Json.Obj().put("kind", kind()).put("element", element);
    put(json, "", diffusion);
    double log10 = StrictMath.log(DiffusionResult.CM2_PER_S);
    value(json, "d_300K", "_cm2_per_s", diffusion, log10);
    put(json, "conduction_", conduction);
    value(json, "conductivity_300K", "_mS_per_cm", conduction, -StrictMath.log(wanted));
    prefactor(json);
    Json.Arr all = new Json.Arr();
    points.forEach(point -> all.add(point.json()));
    return json.put("extrapolated_to_K", wanted)
        .put("lowest_temperature_K", Json.of(lowest()))
        .put("points", all)
        .put("left_out", Json.of(leftOut()))
        .put("max_grade", SimulationResult.number(maxGrade()))
        .put("verdict", verdict())
        .put("notes", Json.of(notes));
  }

  private static void put(Json.Obj json, String prefix, Optional<ArrheniusLine> line) {
    json.put(prefix + "activation_energy_eV", number(line, ArrheniusLine::energy));
    for (int percent : new int[] {68, 95}) {
      double z = percent == 68 ? 1 : TWO_SIGMA;
      json.put(
          prefix + "activation_interval_" + percent,
          line.<Json>map(
                  l ->
                      Json.of(
                          new double[] {
                            l.energy() - z * l.energyError(), l.energy() + z * l.energyError()
                          }))
              .orElse(new Json.Null()));
    }
    json.put(prefix + "chi2_probability", number(line, ArrheniusLine::probability));
    json.put(prefix + "curvature_sigma", number(line, ArrheniusLine::curvature));
  }

  private static Json number(Optional<ArrheniusLine> line, ToDoubleFunction<ArrheniusLine> what) {
    return line.map(l -> Json.of(what.applyAsDouble(l))).orElse(new Json.Null());
  }

  /** exp(line + shift) at the wanted temperature, with its intervals. */
  private void value(
      Json.Obj json, String name, String unit, Optional<ArrheniusLine> line, double shift) {
    String at = wanted == 300 ? name : name.replace("300K", Math.round(wanted) + "K");
    json.put(at + unit, number(line, l -> StrictMath.exp(l.at(wanted) + shift)));
    for (int percent : new int[] {68, 95}) {
      double z = percent == 68 ? 1 : TWO_SIGMA;
      json.put(
          at + "_interval_" + percent,
          line.<Json>map(l -> Json.of(interval(l, wanted, z, shift))).orElse(new Json.Null()));
    }
  }

  private static double[] interval(ArrheniusLine line, double t, double z, double shift) {
    double middle = line.at(t) + shift;
    double half = z * line.error(t);
    return new double[] {StrictMath.exp(middle - half), StrictMath.exp(middle + half)};
  }

  private void prefactor(Json.Obj json) {
    json.put(
        "prefactor_cm2_per_s",
        number(
            diffusion,
            l -> StrictMath.exp(l.level() + l.energy() * l.mean()) * DiffusionResult.CM2_PER_S));
  }

  /** Estimate at the wanted temperature with its 95 % interval, cm²/s; double[3]. */
  public double[] diffusivity() {
    ArrheniusLine line = diffusion.orElseThrow();
    double shift = StrictMath.log(DiffusionResult.CM2_PER_S);
    double[] ends = interval(line, wanted, TWO_SIGMA, shift);
    return new double[] {StrictMath.exp(line.at(wanted) + shift), ends[0], ends[1]};
  }

  /** The points: arrhenius.csv. */
  public String table() {
    StringBuilder text =
        new StringBuilder(
            "temperature_K,tracer_cm2_per_s,low_95,high_95,used,"
                + "conductivity_mS_per_cm,sigma_low_95,sigma_high_95\n");
    for (ArrheniusPoint point : points) {
      boolean used = point.isUsed();
      text.append(point.temperature()).append(',');
      append(text, point.motion().tracer().times(DiffusionResult.CM2_PER_S), used);
      if (!used) {
        text.append(",,").append(point.motion().upper() * DiffusionResult.CM2_PER_S);
      }
      text.append(used ? ",1," : ",0,");
      Optional<ConductivityResult> known = point.conductivity().filter(ConductivityResult::isKnown);
      append(
          text,
          known.map(ConductivityResult::collective).orElse(point.motion().tracer()),
          known.isPresent());
      text.append(known.isPresent() ? "\n" : ",,\n");
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Diffusivity value, boolean known) {
    if (known) {
      double[] ends = value.interval95();
      text.append(value.estimate()).append(',').append(ends[0]).append(',').append(ends[1]);
    }
  }

  /** The line with its 95 % band: arrhenius-line.csv. */
  public String band() {
    StringBuilder text = new StringBuilder("temperature_K,tracer_cm2_per_s,low_95,high_95\n");
    double high = points.stream().mapToDouble(ArrheniusPoint::temperature).max().orElse(0);
    double low = Math.min(wanted, points.getFirst().temperature());
    double shift = StrictMath.log(DiffusionResult.CM2_PER_S);
    for (int k = 0; k <= 60 && diffusion.isPresent(); k++) {
      double inverse = 1 / high + (1 / low - 1 / high) * k / 60;
      double t = 1 / inverse;
      double[] ends = interval(diffusion.get(), t, TWO_SIGMA, shift);
      text.append(t).append(',').append(StrictMath.exp(diffusion.get().at(t) + shift));
      text.append(',').append(ends[0]).append(',').append(ends[1]).append('\n');
    }
    return text.toString();
  }
}
