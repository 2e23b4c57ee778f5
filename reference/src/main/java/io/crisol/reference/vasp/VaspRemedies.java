package io.crisol.reference.vasp;

import io.crisol.reference.jobs.Remedy;
import io.crisol.structures.Problem;
import io.crisol.structures.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The ladder of remedies for a self-consistent field that does not converge; the changes are tags
 * of INCAR. Each rung keeps what the ones before it changed, but for the smearing, which alone
 * changes what is computed. Source: the VASP wiki, page "Electronic minimization".
 */
final class VaspRemedies {
  private static final List<String> NAMES =
      List.of("mixing", "algorithm", "starting-density", "smearing");

  /** eV. */
  private static final double SMALLEST_WIDTH = 0.2;

  private VaspRemedies() {}

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

  static List<Remedy> ladder(VaspOptions options) {
    List<Remedy> rungs = new ArrayList<>();
    Map<String, String> changes = new LinkedHashMap<>();
    int steps = options.scfSteps();
    for (String name : options.remedies()) {
      steps += options.scfSteps();
      changes.put("NELM", Integer.toString(steps));
      rungs.add(new Remedy(steps + " iterations" + extra(name, changes, options), changes));
    }
    return List.copyOf(rungs);
  }

  private static String extra(String name, Map<String, String> changes, VaspOptions options) {
    return switch (name) {
      case "algorithm" -> {
        changes.put("ALGO", "All");
        yield ", ALGO All";
      }
      case "starting-density" -> {
        changes.put("ALGO", "Damped");
        changes.put("TIME", "0.1");
        changes.put("NELMDL", "-12");
        yield ", ALGO Damped, twelve iterations before the density changes";
      }
      case "smearing" -> {
        double width = Math.max(SMALLEST_WIDTH, 2 * options.smearingWidth());
        changes.put("ISMEAR", "0");
        changes.put("SIGMA", Double.toString(width));
        yield String.format(Locale.ROOT, ", Gaussian smearing %.3g eV", width);
      }
      default -> {
        changes.put("AMIX", "0.1");
        changes.put("BMIX", "0.01");
        changes.put("ALGO", "Normal");
        yield ", AMIX 0.1, BMIX 0.01";
      }
    };
  }
}
