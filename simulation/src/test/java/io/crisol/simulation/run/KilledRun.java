package io.crisol.simulation.run;

import io.crisol.simulation.LennardJones;
import io.crisol.simulation.MdResult;
import io.crisol.simulation.Watchful;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A run that tests start in a process of its own, kill, and resume. */
public final class KilledRun {
  private KilledRun() {}

  static MdRun of(long steps, MdOptions.Ensemble ensemble) {
    return of(steps, ensemble, Map.of());
  }

  static MdRun of(long steps, MdOptions.Ensemble ensemble, Map<String, Object> more) {
    Structure crystal = LennardJones.fcc(5.4, 2);
    Map<String, Object> values =
        new java.util.HashMap<>(
            Map.of(
                "steps",
                steps,
                "timestep",
                5.0,
                "temperature",
                90.0,
                "ensemble",
                ensemble.name(),
                "checkpoint_interval",
                70L,
                "seed",
                3L,
                "skin",
                0.3));
    values.putAll(
        Map.of(
            "rdf_interval",
            20L,
            "thermo_interval",
            5L,
            "trajectory_interval",
            50L,
            "msd_interval",
            10L));
    values.putAll(more);
    return MdRun.of(
        new Watchful(LennardJones.argon(), crystal, 1, 2),
        crystal,
        Optional.empty(),
        Settings.of(MdOptions.class).build(values),
        Settings.of(SamplingOptions.class).build(values),
        Settings.of(GuardOptions.class).build(values),
        Map.of("potential", "argon"));
  }

  /** Folder and steps; resumes where there is a checkpoint. */
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    MdResult result = go(of(Long.parseLong(args[1]), MdOptions.Ensemble.LANGEVIN), folder);
    System.out.println(result.steps());
  }

  static MdResult go(MdRun run, Path folder) {
    return Checkpoint.exists(folder)
        ? run.resume(folder, Progress.NONE)
        : run.start(folder, Progress.NONE);
  }
}
