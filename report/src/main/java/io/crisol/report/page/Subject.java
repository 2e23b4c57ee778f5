package io.crisol.report.page;

import io.crisol.report.run.Metrics;
import io.crisol.report.run.Parity;
import io.crisol.report.run.ParityFrame;
import io.crisol.report.run.RunFolder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The set of frames that a step's accuracy is judged on: the test frames, else the data that were
 * evaluated, else the validation frames.
 *
 * @param unseen whether the potential was not trained on them
 * @param frames empty where there is no parity.json
 * @param metrics the figures the verb reported for this set
 */
record Subject(String set, boolean unseen, List<ParityFrame> frames, Optional<Metrics> metrics) {
  static Optional<Subject> of(RunFolder step) {
    Map<String, List<ParityFrame>> sets =
        step.find(Parity.class).map(Parity::sets).orElse(Map.of());
    Optional<Metrics> reported = step.find(Metrics.class);
    String set = choose(sets);
    if (set.isEmpty()) {
      boolean hasErrors =
          reported
              .filter(
                  metrics ->
                      metrics.number(Errors.ENERGY_MAE).isPresent()
                          || metrics.number(Errors.FORCE_MAE).isPresent())
              .isPresent();
      return hasErrors
          ? Optional.of(new Subject("test", true, List.of(), reported))
          : Optional.empty();
    }
    Optional<Metrics> own =
        reported
            .flatMap(metrics -> metrics.section("sets"))
            .flatMap(metrics -> metrics.section(set))
            .or(
                () ->
                    reported.filter(
                        metrics -> metrics.number("frames").orElse(-1) == sets.get(set).size()));
    return Optional.of(
        new Subject(set, !set.equals("train") && !set.equals("validation"), sets.get(set), own));
  }

  /** The set in words: a split by its name, a file as it is called. */
  String label() {
    return set.matches("train|validation|test") ? set + " set" : set;
  }

  /** Errors as reported, else computed from the frames. */
  Errors errors() {
    return frames.isEmpty() ? Errors.of(metrics.orElseThrow()) : Errors.of(frames);
  }

  /** Root mean square of the reference force components, eV/Å; NaN when not known. */
  double typicalForce() {
    Errors.Sum sum = new Errors.Sum();
    for (ParityFrame frame : frames) {
      for (double force : frame.forces()) {
        sum.add(force);
      }
    }
    return sum.rms();
  }

  /**
   * Standard deviation of the reference energies, meV/atom; NaN when not known or of one frame
   * only.
   */
  double energySpread() {
    double[] energies =
        frames.stream()
            .filter(ParityFrame::hasEnergy)
            .mapToDouble(ParityFrame::energyPerAtom)
            .toArray();
    double mean = java.util.Arrays.stream(energies).average().orElse(Double.NaN);
    double variance =
        java.util.Arrays.stream(energies)
            .map(e -> (e - mean) * (e - mean))
            .average()
            .orElse(Double.NaN);
    return energies.length < 3 ? Double.NaN : 1000 * Math.sqrt(variance);
  }

  private static String choose(Map<String, List<ParityFrame>> sets) {
    if (sets.containsKey("test")) {
      return "test";
    }
    return sets.keySet().stream()
        .filter(name -> !name.equals("train") && !name.equals("validation"))
        .findFirst()
        .orElse(
            sets.containsKey("validation")
                ? "validation"
                : sets.keySet().stream().findFirst().orElse(""));
  }
}
