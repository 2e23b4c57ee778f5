package io.crisol.training.evaluation;

import io.crisol.potentials.Spread;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A spread beside the errors, to be plotted.
 *
 * @param wanted shares of errors that bands of growing width should hold if errors were distributed
 *     normally
 * @param found shares that they hold
 * @param spread mean spread of a tenth of the atoms, from the smallest spread to the largest, eV/Å
 * @param error what 68.27 % of the force errors on these atoms do not pass, eV/Å
 */
public record ReliabilityCurve(double[] wanted, double[] found, double[] spread, double[] error) {
  private static final int BINS = 10;

  /** Half widths, in standard deviations, that hold 5, 10 … 95 % of normally distributed errors. */
  private static final double[] WIDTHS = {
    0.062707, 0.125661, 0.189118, 0.253347, 0.318639, 0.385320, 0.453762, 0.524401, 0.597760,
    0.674490, 0.755415, 0.841621, 0.934589, 1.036433, 1.150349, 1.281552, 1.439531, 1.644854,
    1.959964
  };

  /** An atom with its three errors. */
  private record Atom(double spread, double[] errors) {}

  static ReliabilityCurve of(List<FrameComparison> frames, double[] ratios) {
    double[] wanted = new double[WIDTHS.length];
    double[] found = new double[WIDTHS.length];
    for (int k = 0; k < WIDTHS.length; k++) {
      wanted[k] = (k + 1) / 20.0;
      found[k] = SpreadRatios.share(ratios, WIDTHS[k]);
    }
    List<Atom> atoms = atoms(frames);
    int bins = Math.min(BINS, atoms.size());
    double[] spread = new double[bins];
    double[] error = new double[bins];
    for (int b = 0; b < bins; b++) {
      List<Atom> own = atoms.subList(atoms.size() * b / bins, atoms.size() * (b + 1) / bins);
      spread[b] = own.stream().mapToDouble(Atom::spread).average().orElse(Double.NaN);
      error[b] =
          SpreadRatios.quantile(
              own.stream().flatMapToDouble(a -> Arrays.stream(a.errors)).map(Math::abs).toArray(),
              SpreadRatios.ONE_DEVIATION);
    }
    return new ReliabilityCurve(wanted, found, spread, error);
  }

  private static List<Atom> atoms(List<FrameComparison> frames) {
    List<Atom> atoms = new ArrayList<>();
    for (FrameComparison frame : frames) {
      double[] spread = frame.prediction().spread().flatMap(Spread::forces).orElse(null);
      double[] errors = frame.forceErrors();
      for (int i = 0; spread != null && errors != null && i < spread.length; i++) {
        atoms.add(new Atom(spread[i], Arrays.copyOfRange(errors, 3 * i, 3 * i + 3)));
      }
    }
    atoms.sort(Comparator.comparingDouble(Atom::spread));
    return atoms;
  }

  /** Adds the points; nothing where there are none. */
  Json.Obj addTo(Json.Obj json) {
    if (spread.length == 0) {
      return json;
    }
    return json.put("spread_reliability", new Json.Obj().put("wanted", wanted).put("found", found))
        .put("spread_against_error", new Json.Obj().put("spread", spread).put("error_68", error));
  }
}
