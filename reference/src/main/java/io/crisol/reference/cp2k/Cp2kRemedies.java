package io.crisol.reference.cp2k;

import io.crisol.reference.jobs.Remedy;
import io.crisol.structures.Problem;
import io.crisol.structures.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The ladder of remedies for a self-consistent field that does not converge. Each rung keeps what
 * the ones before it changed, but for the smearing, which alone changes what is computed.
 */
final class Cp2kRemedies {
  static final String ALPHA = "alpha";
  static final String STEPS = "steps";
  static final String GUESS = "guess";
  static final String SOLVER = "solver";
  static final String WIDTH = "width";

  private static final List<String> NAMES =
      List.of("mixing", "starting-density", "solver", "smearing");

  /** eV. */
  private static final double SMALLEST_WIDTH = 0.1;

  private Cp2kRemedies() {}

  /** Refuses a remedy that is none. */
  static void check(List<String> remedies) {
    for (String name : remedies) {
      if (!NAMES.contains(name)) {
        throw Problem.OPTION_INVALID.with(
            "remedies",
            name,
            Spelling.nearest(name, NAMES)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse("no remedy has this name"),
            "choose from " + String.join(", ", NAMES));
      }
    }
  }

  static List<Remedy> ladder(Cp2kOptions options) {
    List<Remedy> rungs = new ArrayList<>();
    Map<String, String> changes = new LinkedHashMap<>();
    double alpha = options.mixing();
    int steps = options.scfSteps();
    for (String name : options.remedies()) {
      alpha *= 0.4;
      steps += options.scfSteps();
      changes.put(ALPHA, String.format(Locale.ROOT, "%.6g", alpha));
      changes.put(STEPS, Integer.toString(steps));
      String words = String.format(Locale.ROOT, "ALPHA %.3g, %d iterations", alpha, steps);
      rungs.add(new Remedy(words + extra(name, changes, options), changes));
    }
    return List.copyOf(rungs);
  }

  private static String extra(String name, Map<String, String> changes, Cp2kOptions options) {
    return switch (name) {
      case "starting-density" -> {
        changes.put(GUESS, "RANDOM");
        yield ", random wave functions to start from (with one k point)";
      }
      case "solver" -> {
        changes.put(SOLVER, "other");
        yield ", orbital transformation by conjugate gradients (with one k point), else mixing"
            + " after Kerker";
      }
      case "smearing" -> {
        double width = Math.max(SMALLEST_WIDTH, 2 * options.smearingWidth());
        changes.put(WIDTH, Double.toString(width));
        yield String.format(Locale.ROOT, ", smearing %.3g eV", width);
      }
      default -> "";
    };
  }
}
