package io.crisol.potentials.aenet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes aenet's {@code X.stp}. */
final class SetupText {
  private SetupText() {}

  static String of(AenetFile.Setup setup) {
    List<String> lines = new ArrayList<>(List.of("DESCR", "  written by Crisol", "END DESCR", ""));
    lines.add("ATOM " + setup.element());
    lines.add("");
    lines.add("ENV " + setup.environment().length);
    lines.addAll(List.of(setup.environment()));
    lines.add("");
    lines.add("RMIN " + setup.shortest());
    lines.add("");
    if (setup.kind().equals(BehlerSetup.KIND)) {
      lines.add("SYMMFUNC type=" + BehlerSetup.KIND);
      lines.add(String.valueOf(setup.size()));
      for (int k = 0; k < setup.size(); k++) {
        lines.add(function(setup, k));
      }
    } else {
      double[] p = setup.parameters();
      lines.add("BASIS type=" + AenetFile.Setup.CHEBYSHEV);
      lines.add(
          String.format(
              Locale.ROOT,
              "radial_Rc = %s radial_N = %d angular_Rc = %s angular_N = %d",
              p[0],
              (int) p[1],
              p[2],
              (int) p[3]));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String function(AenetFile.Setup setup, int k) {
    int from = AenetFile.Setup.PARAMETERS * k;
    double[] p = setup.parameters();
    int code = setup.codes()[k];
    String line = "G=" + code + " type2=" + partner(setup, 2 * k);
    String cutoff = " Rc=" + p[from];
    return switch (code) {
      case 1 -> line + cutoff;
      case 2 -> line + " eta=" + p[from + 2] + " Rs=" + p[from + 1] + cutoff;
      default ->
          line
              + (" type3=" + partner(setup, 2 * k + 1))
              + (" eta=" + p[from + 3] + " lambda=" + p[from + 1] + " zeta=" + p[from + 2])
              + cutoff;
    };
  }

  private static String partner(AenetFile.Setup setup, int at) {
    return setup.environment()[setup.partners()[at] - 1];
  }
}
