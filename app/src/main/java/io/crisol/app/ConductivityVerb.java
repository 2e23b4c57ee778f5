package io.crisol.app;

import io.crisol.simulation.transport.Conductivity;
import io.crisol.simulation.transport.ConductivityOptions;
import io.crisol.simulation.transport.ConductivityResult;
import io.crisol.structures.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Ionic conductivity along a trajectory. */
@Command(
    name = "conductivity",
    description =
        "Measure the ionic conductivity along a trajectory, collective and Nernst-Einstein's.",
    footer = {
      "",
      "Examples:",
      "  crisol conductivity runs/md --charges Li=1,P=5,S=-2",
      "  crisol conductivity XDATCAR --charges Li=1 --frame-time \"2 fs\" --temperature 600"
    })
final class ConductivityVerb extends TransportVerb {
  ConductivityVerb() {
    super("conductivity", "Which trajectory, and what of it", List.of(ConductivityOptions.class));
  }

  @Override
  Outcome compute(Run run) {
    ConductivityResult result =
        new Conductivity(
                read(run, files(run)), run.settings("conductivity", ConductivityOptions.class))
            .result();
    run.folder().ifPresent(folder -> write(folder, result.diffusion()));
    tell(run, result.diffusion());
    say(run, result);
    return Outcome.of(
        result.toJson(),
        result.isKnown()
            ? Optional.empty()
            : Optional.of(
                Problem.NOT_CONVERGED.with(
                    "the conductivity", result.verdict(), "run longer, or hotter")));
  }

  private static void say(Run run, ConductivityResult result) {
    Rows rows = new Rows(run.console());
    if (result.isDiffusive()) {
      rows.add("Nernst-Einstein", text(result.nernstEinstein(), "mS/cm"));
    }
    if (result.isKnown()) {
      rows.add("conductivity", text(result.collective(), "mS/cm"));
      rows.add("at temperature", String.format(Locale.ROOT, "%.1f K", result.temperature()));
    }
    rows.add("conductivity is", result.verdict());
  }
}
