package io.crisol.reference.jobs;

import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How calculations are run; none of it changes a label.
 *
 * @param runner where
 * @param jobsAtOnce calculations at once
 * @param threadsPerJob of one calculation
 * @param timeLimit fs
 * @param retries attempts after a crash
 * @param retryFailed whether recorded failures are tried again
 * @param keep what remains
 */
public record JobOptions(
    @Setting(help = "where calculations run: on this machine, or through Slurm", value = "local")
        RunnerKind runner,
    @Setting(
            help =
                "calculations that run at once; by default as many as there are cores for their"
                    + " threads, and with Slurm as many as the queue takes")
        OptionalInt jobsAtOnce,
    @Setting(help = "threads (OMP_NUM_THREADS) of one calculation", value = "1") int threadsPerJob,
    @Setting(
            help =
                "time that one attempt may take, e.g. \"2 h\"; with Slurm it is the limit of the"
                    + " job",
            unit = "fs")
        OptionalDouble timeLimit,
    @Setting(help = "attempts after a crash, each in a fresh folder", value = "1") int retries,
    @Setting(
            help = "whether calculations that are recorded as failed for good are tried again",
            value = "false")
        boolean retryFailed,
    @Setting(
            help = "what remains of a calculation: results (input and output) or everything",
            value = "results")
        Keep keep) {
  private static final double SECOND = 1e15;

  /** Where calculations run. */
  public enum RunnerKind {
    /** On this machine. */
    LOCAL,
    /** Through the queue of a cluster. */
    SLURM
  }

  /** What remains of a calculation. */
  public enum Keep {
    /** Input, output and the file of results. */
    RESULTS,
    /** Densities and wave functions too. */
    EVERYTHING
  }

  /** Refuses what cannot be. */
  public JobOptions {
    positive("jobs_at_once", jobsAtOnce.orElse(1));
    positive("threads_per_job", threadsPerJob);
    if (retries < 0) {
      throw Problem.OPTION_INVALID.with("retries", retries, "it is a number", "give 0 or more");
    }
    if (!(timeLimit.orElse(SECOND) > 0)) {
      throw Problem.OPTION_INVALID.with(
          "time_limit", timeLimit.getAsDouble() + " fs", "nothing ends before it", "give e.g. 2 h");
    }
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw Problem.OPTION_INVALID.with(name, value, "at least one is needed", "give 1 or more");
    }
  }

  /** The time limit in seconds; infinite where there is none. */
  public double limitSeconds() {
    return timeLimit.isPresent() ? timeLimit.getAsDouble() / SECOND : Double.POSITIVE_INFINITY;
  }

  /** Calculations at once on this machine. */
  int localJobs() {
    int cores = Runtime.getRuntime().availableProcessors();
    return jobsAtOnce.orElse(Math.max(1, cores / threadsPerJob));
  }
}
