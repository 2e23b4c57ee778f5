package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.potentials.file.LoadedPotential;
import io.crisol.simulation.SpeedResult;
import io.crisol.simulation.SpeedTest;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** Measures the speed of a potential. */
@Command(
    name = "speed",
    description =
        "Measure microseconds per atom and MD step of a potential, for comparison with other"
            + " programs.",
    footer = {
      "",
      "Example:",
      "  crisol speed potential.crisol.json Si.xyz --replicate 4x4x4",
      "Constant-energy dynamics at 300 K, 1 fs, skin 1 A; best of three after 5 s of warm-up: what"
          + " LAMMPS calls Loop time."
    })
final class SpeedVerb extends AnsweringVerb {
  /**
   * How long to measure.
   *
   * @param steps timed steps of each repetition
   */
  public record SpeedOptions(
      @Setting(help = "timed steps of each of the three repetitions", value = "100") int steps) {
    /** Refuses what cannot be. */
    public SpeedOptions {
      if (steps < 1) {
        throw Problem.OPTION_INVALID.with(
            "steps", steps, "at least one step must be timed", "give 1 or more");
      }
    }
  }

  @Override
  List<Section> sections() {
    return List.of(
        new Section(
            "speed",
            "What is measured",
            List.of(
                PotentialInput.class,
                StructureInput.class,
                ReadingInput.class,
                SpeedOptions.class)));
  }

  @Override
  List<String> positional() {
    return List.of("potential", "structure");
  }

  @Override
  int defaultThreads() {
    return 1;
  }

  @Override
  String plan(Run run) {
    Frame frame = new Inputs(run, "speed").frame(run.settings("speed", StructureInput.class));
    return "Would time 3 x "
        + run.settings("speed", SpeedOptions.class).steps()
        + " steps of "
        + frame.size()
        + " atoms ("
        + frame.structure().formula()
        + ") after 5 s of warm-up.";
  }

  @Override
  Outcome compute(Run run) {
    Inputs inputs = new Inputs(run, "speed");
    Frame frame = inputs.frame(run.settings("speed", StructureInput.class));
    LoadedPotential potential =
        inputs.potential(run.settings("speed", PotentialInput.class), frame);
    int steps = run.settings("speed", SpeedOptions.class).steps();
    SpeedResult result =
        SpeedTest.run(potential.potential(), frame.structure(), steps, run.progress("speed"));
    tell(new Rows(run.console()), result, frame.structure().formula());
    return Outcome.of(result.toJson());
  }

  private static void tell(Rows rows, SpeedResult result, String formula) {
    rows.add("atoms", result.atoms() + " (" + formula + ")");
    rows.add("threads", String.valueOf(result.threads()));
    rows.add(
        "speed",
        String.format(
            Locale.ROOT,
            "%.3f µs per atom and step (energy, forces, virial)",
            result.microseconds()));
    rows.add(
        "that is",
        String.format(
            Locale.ROOT,
            "%.3g ns per day at 1 fs",
            86400e-6 / (result.microseconds() * 1e-6 * result.atoms())));
    rows.add(
        "neighbours",
        String.format(
            Locale.ROOT,
            "%.1f per atom within cutoff and skin, %d rebuilds in %d steps",
            result.neighbors(),
            result.rebuilds(),
            result.steps()));
  }
}
