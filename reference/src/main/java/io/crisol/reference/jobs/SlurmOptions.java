package io.crisol.reference.jobs;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What Slurm is asked for; one job of an array for each attempt.
 *
 * @param partition queue
 * @param account who pays
 * @param tasks processes of one calculation
 * @param memory of one calculation
 * @param directives more of what stands behind #SBATCH
 * @param prelude lines of shell before the calculation
 * @param pollInterval fs
 */
public record SlurmOptions(
    @Setting(help = "partition; by default that of the cluster") Optional<String> partition,
    @Setting(help = "account that is charged") Optional<String> account,
    @Setting(help = "processes (--ntasks) of one calculation") OptionalInt tasks,
    @Setting(help = "memory of one calculation, as Slurm writes it, e.g. 4G")
        Optional<String> memory,
    @Setting(
            help =
                "more lines for #SBATCH, e.g. [\"--constraint=haswell\"]; jobs are not requeued by"
                    + " Slurm unless one of them says --requeue")
        List<String> directives,
    @Setting(
            help =
                "lines of shell before the calculation, e.g. [\"module load"
                    + " quantum-espresso\"]")
        List<String> prelude,
    @Setting(help = "time between two looks at the queue", unit = "fs", value = "10 s")
        double pollInterval) {
  private static final double MILLISECOND = 1e12;

  /** Refuses what cannot be. */
  public SlurmOptions {
    if (!(pollInterval >= 100 * MILLISECOND)) {
      throw Problem.OPTION_INVALID.with(
          "poll_interval", pollInterval + " fs", "queues are slow", "give e.g. \"10 s\"");
    }
    for (String line : directives) {
      if (!line.strip().startsWith("-")) {
        throw Problem.OPTION_INVALID.with(
            "directives", line, "it is no option of sbatch", "write e.g. --constraint=haswell");
      }
    }
  }

  int pollMillis() {
    return (int) (pollInterval / MILLISECOND);
  }

  /** The options of sbatch. */
  List<String> flags(JobOptions jobs) {
    List<String> flags = new ArrayList<>(List.of("--no-requeue"));
    partition.ifPresent(name -> flags.add("--partition=" + name));
    account.ifPresent(name -> flags.add("--account=" + name));
    tasks.ifPresent(count -> flags.add("--ntasks=" + count));
    memory.ifPresent(size -> flags.add("--mem=" + size));
    flags.add("--cpus-per-task=" + jobs.threadsPerJob());
    if (Double.isFinite(jobs.limitSeconds())) {
      flags.add("--time=" + (long) Math.max(1, Math.ceil(jobs.limitSeconds() / 60)));
    }
    directives.forEach(line -> flags.add(line.strip()));
    return flags;
  }
}
