package io.crisol.training.evaluation;

import io.crisol.potentials.Potential;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Workers;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import io.crisol.training.TotalCharges;
import io.crisol.training.TrainingResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A potential compared with the labels of a set of frames.
 *
 * @param frames every frame with its prediction
 * @param all errors over all frames
 * @param groups errors by configuration type
 */
public record Evaluation(
    List<FrameComparison> frames, ErrorSummary all, Map<String, ErrorSummary> groups)
    implements TrainingResult {

  /**
   * Predicts and compares every frame.
   *
   * @throws io.crisol.structures.ProblemException POTENTIAL_ELEMENT, LABELS_SUSPECT
   */
  public static Evaluation of(Potential potential, List<Frame> frames) {
    List<Frame> charged = TotalCharges.applied(potential, frames);
    FrameComparison[] compared = new FrameComparison[frames.size()];
    Workers.forEach(
        compared.length, k -> compared[k] = FrameComparison.of(potential, charged.get(k)));
    return of(Arrays.asList(compared));
  }

  private static Evaluation of(List<FrameComparison> frames) {
    Map<String, List<FrameComparison>> byGroup =
        frames.stream()
            .collect(
                Collectors.groupingBy(f -> f.frame().group(), TreeMap::new, Collectors.toList()));
    Map<String, ErrorSummary> groups = new TreeMap<>();
    byGroup.forEach((name, members) -> groups.put(name, ErrorSummary.of(members)));
    return new Evaluation(frames, ErrorSummary.of(frames), groups);
  }

  /**
   * The evaluation after one constant per element, fitted on these frames, is taken off the
   * energies.
   */
  public Evaluation aligned() {
    return of(EnergyAlignment.apply(frames));
  }

  /** Force errors by element: MAE and RMSE, eV/Å, double[2]. */
  public Map<Element, double[]> forceErrorsByElement() {
    return errorsByElement(FrameComparison::forceErrors, 3);
  }

  /** Charge errors by element: MAE and RMSE, e, double[2]. */
  public Map<Element, double[]> chargeErrorsByElement() {
    return errorsByElement(FrameComparison::chargeErrors, 1);
  }

  /** MAE and RMSE by element of errors of which an atom has so many. */
  private Map<Element, double[]> errorsByElement(
      Function<FrameComparison, double[]> of, int perAtom) {
    Map<Element, double[]> sums = new TreeMap<>();
    for (FrameComparison f : frames) {
      double[] errors = of.apply(f);
      for (int k = 0; errors != null && k < errors.length; k++) {
        double[] sum =
            sums.computeIfAbsent(f.frame().structure().element(k / perAtom), _ -> new double[3]);
        sum[0]++;
        sum[1] += Math.abs(errors[k]);
        sum[2] += errors[k] * errors[k];
      }
    }
    Map<Element, double[]> errors = new TreeMap<>();
    sums.forEach(
        (element, sum) ->
            errors.put(element, new double[] {sum[1] / sum[0], Math.sqrt(sum[2] / sum[0])}));
    return errors;
  }

  /**
   * Largest difference of the sum of predicted charges from the total charge of a frame, e; nothing
   * where none are predicted.
   */
  public OptionalDouble totalChargeError() {
    return frames.stream()
        .filter(f -> f.prediction().charges().isPresent())
        .mapToDouble(FrameComparison::totalChargeError)
        .max();
  }

  /** Whether the spread is what it says, where the potential is a committee. */
  public Optional<SpreadSummary> spread() {
    return SpreadSummary.of(frames);
  }

  /** The same for the frames of a configuration type. */
  public Optional<SpreadSummary> spread(String group) {
    return SpreadSummary.of(frames.stream().filter(f -> f.frame().group().equals(group)).toList());
  }

  /**
   * What is to be thought of the spread, with the configuration types on which it fails; nothing
   * where the potential is no committee.
   */
  public Optional<String> spreadStatement() {
    List<String> failing = new ArrayList<>();
    for (String group : groups.size() > 1 ? groups.keySet() : Set.<String>of()) {
      spread(group)
          .filter(own -> !own.holds() && !Double.isNaN(own.coverage().value()))
          .ifPresent(
              own ->
                  failing.add(
                      String.format(
                          Locale.ROOT, "%s (%.0f %%)", group, 100 * own.coverage().value())));
    }
    String but = failing.isEmpty() ? "" : "; not between 60 and 76 % on ";
    return spread().map(all -> all.statement() + but + String.join(", ", failing));
  }

  /** Adds all figures under their names, without those by configuration type and element. */
  public Json.Obj addTo(Json.Obj json) {
    all.addTo(json);
    totalChargeError().ifPresent(most -> json.put("total_charge_error_max_e", most));
    spread().ifPresent(summary -> summary.curve().addTo(summary.addTo(json)));
    spreadStatement().ifPresent(text -> json.put("spread_statement", text));
    return json;
  }

  @Override
  public Json.Obj toJson() {
    Json.Obj json = addTo(new Json.Obj().put("kind", "evaluate"));
    Json.Obj byGroup = new Json.Obj();
    groups.forEach(
        (name, errors) -> {
          Json.Obj group = errors.addTo(new Json.Obj());
          spread(name).ifPresent(summary -> summary.addTo(group));
          byGroup.put(name, group);
        });
    Benchmark.of(frames.stream().map(FrameComparison::frame).toList())
        .ifPresent(name -> json.put("benchmark", name));
    return json.put("groups", byGroup).put("elements", byElement());
  }

  private Json.Obj byElement() {
    Map<Element, Json.Obj> byElement = new TreeMap<>();
    forceErrorsByElement()
        .forEach(
            (element, errors) ->
                of(byElement, element)
                    .put("force_mae_eV_per_angstrom", errors[0])
                    .put("force_rmse_eV_per_angstrom", errors[1]));
    spread()
        .map(SpreadSummary::elements)
        .orElse(Map.of())
        .forEach((element, share) -> of(byElement, element).put("spread_force_coverage_68", share));
    chargeErrorsByElement()
        .forEach(
            (element, errors) ->
                of(byElement, element)
                    .put("charge_mae_e", errors[0])
                    .put("charge_rmse_e", errors[1]));
    Json.Obj json = new Json.Obj();
    byElement.forEach((element, own) -> json.put(element.symbol(), own));
    return json;
  }

  private static Json.Obj of(Map<Element, Json.Obj> byElement, Element element) {
    return byElement.computeIfAbsent(element, _ -> new Json.Obj());
  }

  /** The set of parity.json. */
  public Json.Arr parity() {
    Json.Arr set = new Json.Arr();
    frames.forEach(frame -> set.add(frame.toJson()));
    return set;
  }

  /**
   * Writes parity.json with this as its only set.
   *
   * @throws io.crisol.structures.ProblemException OUTPUT_UNWRITABLE
   */
  public void writeParity(Path folder, String set) {
    Json.Obj sets = new Json.Obj().put(set, parity());
    AtomicFile.write(folder.resolve("parity.json"), new Json.Obj().put("sets", sets).text());
  }
}
