package io.crisol.reference.espresso;

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
final class EspressoRemedies {
  private static final List<String> NAMES =
      List.of("mixing", "wave-functions", "diagonalization", "smearing");

  /** Ry. */
  private static final double SMALLEST_WIDTH = 0.02;

  private EspressoRemedies() {}

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

  static List<Remedy> ladder(EspressoOptions options) {
    List<Remedy> rungs = new ArrayList<>();
    Map<String, String> changes = new LinkedHashMap<>();
    double beta = options.mixing();
    int steps = options.scfSteps();
    for (String name : options.remedies()) {
      beta *= 0.4;
      steps += options.scfSteps();
      changes.put("electrons.mixing_beta", number(beta));
      changes.put("electrons.electron_maxstep", Integer.toString(steps));
      String words = String.format(Locale.ROOT, "mixing_beta %.3g, %d iterations", beta, steps);
      words += extra(name, changes, options);
      rungs.add(new Remedy(words, changes));
    }
    return List.copyOf(rungs);
  }

  private static String extra(String name, Map<String, String> changes, EspressoOptions options) {
    return switch (name) {
      case "wave-functions" -> {
        changes.put("electrons.startingwfc", "'random'");
        changes.put("electrons.startingpot", "'atomic'");
        yield ", random wave functions and atomic density to start from";
      }
      case "diagonalization" -> {
        changes.put("electrons.diagonalization", "'cg'");
        yield ", conjugate gradients";
      }
      case "smearing" -> {
        double width = Math.max(SMALLEST_WIDTH, 2 * EspressoInput.rydberg(options.smearingWidth()));
        changes.put("system.occupations", "'smearing'");
        changes.put("system.smearing", "'mv'");
        changes.put("system.degauss", number(width));
        yield String.format(Locale.ROOT, ", smearing %.3g Ry", width);
      }
      default -> {
        changes.put("electrons.mixing_mode", "'local-TF'");
        yield ", local Thomas-Fermi screening";
      }
    };
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }
}
