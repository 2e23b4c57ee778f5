package io.crisol.simulation.run;

import io.crisol.potentials.Potential;
import io.crisol.simulation.PotentialEngine;
import io.crisol.simulation.RelaxResult;
import io.crisol.simulation.dynamics.Step;
import io.crisol.simulation.relax.RelaxOptions;
import io.crisol.simulation.relax.Relaxation;
import io.crisol.structures.Problem;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import io.crisol.structures.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A relaxation in a folder (docs/formats/run-folder.md): thermo.csv, trajectory.xyz, relaxed.xyz,
 * results.json.
 */
public final class RelaxRun {
  /** Å; a relaxation moves atoms less than dynamics do. */
  private static final double SKIN = 0.5;

  private RelaxRun() {}

  /**
   * Relaxes a structure.
   *
   * @throws io.crisol.structures.ProblemException OUTPUT_UNWRITABLE, OPTION_INVALID, and what the
   *     potential says
   */
  public static RelaxResult run(
      Potential potential,
      Structure structure,
      RelaxOptions options,
      Path folder,
      Progress progress) {
    Relaxation relaxation = new Relaxation(new PotentialEngine(potential, SKIN), options);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw Problem.OUTPUT_UNWRITABLE.with(folder, String.valueOf(e.getMessage())).causedBy(e);
    }
    Step[] last = new Step[1];
    RelaxResult result;
    try (MdFiles files =
        MdFiles.create(folder, 1, options.trajectoryInterval(), ThermoColumns.NONE)) {
      result =
          relaxation.run(
              structure,
              step -> {
                files.accept(step);
                last[0] = step;
                progress.update(step.number(), options.maxSteps(), text(step));
              });
    }
    String frame = FrameText.of(last[0].state(), FrameText.metadata(last[0]), Optional.empty());
    AtomicFile.write(folder.resolve("relaxed.xyz"), frame);
    AtomicFile.write(folder.resolve("results.json"), result.toJson().text());
    return result;
  }

  private static String text(Step step) {
    return String.format(
        Locale.ROOT, "%.6f eV, largest force %.4f eV/Å", step.potential(), step.maxForce());
  }
}
