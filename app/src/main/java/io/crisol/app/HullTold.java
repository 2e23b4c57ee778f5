package io.crisol.app;

import io.crisol.simulation.search.hull.HullResult;
import io.crisol.simulation.search.hull.VoltageCurve;
import java.util.Locale;

/** A convex hull on the console. */
final class HullTold {
  private HullTold() {}

  static void tell(Run run, HullResult hull) {
    if (!hull.stable().isEmpty()) {
      run.console().print("stable          formation eV/atom");
    }
    for (HullResult.Point point : hull.stable()) {
      run.console()
          .print(
              String.format(
                  Locale.ROOT, "%-16s %12.6f", point.phase().formula(), point.formation()));
    }
    hull.voltage().ifPresent(curve -> tell(run, curve));
  }

  private static void tell(Run run, VoltageCurve curve) {
    run.console()
        .print(
            String.format(
                Locale.ROOT, "%s per %s          voltage", curve.ion().symbol(), curve.host()));
    for (VoltageCurve.Step step : curve.steps()) {
      run.console()
          .print(
              String.format(
                  Locale.ROOT, "%6.3f to %6.3f   %8.4f V", step.from(), step.to(), step.voltage()));
    }
  }
}
