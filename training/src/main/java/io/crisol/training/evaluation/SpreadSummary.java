package io.crisol.training.evaluation;

import io.crisol.potentials.Spread;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import io.crisol.structures.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * Whether the spread of a committee is what it says: the share of errors within the band of plus or
 * minus one spread (68 % wanted) and of 1.96 spreads (95 % wanted), and whether atoms with the
 * larger spread have the larger error. NaN where there are no labels.
 *
 * @param calibrated whether the spread was calibrated
 * @param mean mean spread of a force component, eV/Å
 * @param coverage share of force errors within the band of 68 %, with its 95 % bootstrap interval
 *     over frames
 * @param wideCoverage share of force errors within the band of 95 %
 * @param factor by which the spread would have to be multiplied to hold 68.27 % of these force
 *     errors
 * @param spearman rank correlation of the spread of the force on an atom and the length of its
 *     error
 * @param energyCoverage share of frames with the error of the energy within its spread
 * @param stressCoverage share of stress components within their spread
 * @param elements share of force errors within the band of 68 % by element
 * @param curve where share of errors is plotted against share wanted
 */
public record SpreadSummary(
    boolean calibrated,
    double mean,
    ErrorSummary.Error coverage,
    double wideCoverage,
    double factor,
    double spearman,
    double energyCoverage,
    double stressCoverage,
    Map<Element, Double> elements,
    ReliabilityCurve curve) {
  private static final double WIDE = 1.959963984540054;
  private static final double LEAST = 0.60;
  private static final double MOST = 0.76;
  private static final int RESAMPLES = 500;

  /** The summary of frames that a committee predicted; nothing where it was none. */
  public static Optional<SpreadSummary> of(List<FrameComparison> frames) {
    List<FrameComparison> spread =
        frames.stream().filter(f -> f.prediction().spread().isPresent()).toList();
    if (spread.isEmpty()) {
      return Optional.empty();
    }
    double[] ratios = ratios(spread, f -> SpreadRatios.forces(f, _ -> true));
    return Optional.of(
        new SpreadSummary(
            spread.stream().allMatch(f -> f.prediction().spread().orElseThrow().isCalibrated()),
            forces(spread).average().orElse(Double.NaN),
            coverage(spread, ratios),
            SpreadRatios.share(ratios, WIDE),
            SpreadRatios.quantile(ratios, SpreadRatios.ONE_DEVIATION),
            spearman(spread),
            SpreadRatios.share(ratios(spread, SpreadRatios::energy), 1),
            SpreadRatios.share(ratios(spread, SpreadRatios::stress), 1),
            byElement(spread),
            ReliabilityCurve.of(spread, ratios)));
  }

  private static Map<Element, Double> byElement(List<FrameComparison> frames) {
    Set<Element> elements = new TreeSet<>();
    frames.forEach(f -> elements.addAll(f.frame().structure().elementSet()));
    Map<Element, Double> shares = new TreeMap<>();
    for (Element element : elements) {
      double[] own = ratios(frames, f -> SpreadRatios.forces(f, element::equals));
      if (own.length > 0) {
        shares.put(element, SpreadRatios.share(own, 1));
      }
    }
    return shares;
  }

  private static double[] ratios(
      List<FrameComparison> frames, Function<FrameComparison, DoubleStream> of) {
    return frames.stream().flatMapToDouble(of).toArray();
  }

  private static DoubleStream forces(List<FrameComparison> frames) {
    return frames.stream()
        .flatMapToDouble(
            f ->
                f.prediction()
                    .spread()
                    .flatMap(Spread::forces)
                    .map(Arrays::stream)
                    .orElse(DoubleStream.empty()));
  }

  private static ErrorSummary.Error coverage(List<FrameComparison> frames, double[] ratios) {
    double[] sorted = resampled(frames);
    int last = sorted.length - 1;
    return new ErrorSummary.Error(
        SpreadRatios.share(ratios, 1),
        last < 0 ? Double.NaN : sorted[(int) (0.025 * last)],
        last < 0 ? Double.NaN : sorted[(int) Math.ceil(0.975 * last)]);
  }

  /** Coverage of resampled sets of frames, in increasing order. */
  private static double[] resampled(List<FrameComparison> frames) {
    double[][] counts = new double[frames.size()][2];
    for (int f = 0; f < counts.length; f++) {
      double[] own = SpreadRatios.forces(frames.get(f), _ -> true).toArray();
      counts[f][0] = own.length;
      counts[f][1] = Arrays.stream(own).filter(ratio -> ratio <= 1).count();
    }
    RandomStream random = new RandomStream(20170113);
    double[] shares = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      double all = 0;
      double within = 0;
      for (int k = 0; k < counts.length; k++) {
        double[] drawn = counts[random.nextInt(counts.length)];
        all += drawn[0];
        within += drawn[1];
      }
      shares[r] = within / all;
    }
    return Arrays.stream(shares).filter(Double::isFinite).sorted().toArray();
  }

  private static double spearman(List<FrameComparison> frames) {
    List<FrameComparison> labelled = frames.stream().filter(f -> f.forceErrors() != null).toList();
    double[] spread = forces(labelled).toArray();
    double[] errors = labelled.stream().flatMapToDouble(f -> lengths(f.forceErrors())).toArray();
    return spread.length == errors.length ? RankCorrelation.of(spread, errors) : Double.NaN;
  }

  private static DoubleStream lengths(double[] vectors) {
    double[] lengths = new double[vectors.length / 3];
    for (int i = 0; i < lengths.length; i++) {
      double x = vectors[3 * i];
      double y = vectors[3 * i + 1];
      double z = vectors[3 * i + 2];
      lengths[i] = Math.sqrt(x * x + y * y + z * z);
    }
    return Arrays.stream(lengths);
  }

  /** Whether the band of 68 % holds between 60 and 76 % of the force errors. */
  public boolean holds() {
    return coverage.value() >= LEAST && coverage.value() <= MOST;
  }

  /** What is to be thought of the spread on these frames, one sentence. */
  public String statement() {
    if (Double.isNaN(coverage.value())) {
      return "there are no forces to judge the spread by";
    }
    String share =
        String.format(
            Locale.ROOT,
            "the 68 %% band of the %s holds %.1f %% of the force errors (95 %% interval %.1f to"
                + " %.1f)",
            calibrated ? "calibrated spread" : "spread, which is not calibrated,",
            100 * coverage.value(),
            100 * coverage.low(),
            100 * coverage.high());
    if (holds()) {
      return share;
    }
    return share
        + String.format(
            Locale.ROOT,
            coverage.value() < LEAST
                ? ": it fails here, errors are %.2g times what it says"
                : ": it is too wide here, errors are %.2g times what it says",
            factor);
  }

  /** Adds the figures under their names of docs/guide; those without label are left out. */
  public Json.Obj addTo(Json.Obj json) {
    json.put("spread_calibrated", calibrated);
    put(json, "spread_mean_eV_per_angstrom", mean);
    put(json, "spread_force_coverage_68", coverage.value());
    if (!Double.isNaN(coverage.value())) {
      double[] interval = {coverage.low(), coverage.high()};
      json.put("spread_force_coverage_68_interval_95", interval);
    }
    put(json, "spread_force_coverage_95", wideCoverage);
    put(json, "spread_force_factor", factor);
    put(json, "spread_force_spearman", spearman);
    put(json, "spread_energy_coverage_68", energyCoverage);
    put(json, "spread_stress_coverage_68", stressCoverage);
    return json.put("spread_statement", statement());
  }

  private static void put(Json.Obj json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value);
    }
  }
}
