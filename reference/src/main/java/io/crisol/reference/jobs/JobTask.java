package io.crisol.reference.jobs;

import io.crisol.reference.Failure;
import io.crisol.reference.Labelled;
import io.crisol.reference.Labelling;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One structure on its way through its attempts. */
final class JobTask {
  /** What may not happen again when the same is done again. */
  private static final Set<Failure.Kind> WORTH_ANOTHER_TRY =
      EnumSet.of(
          Failure.Kind.CRASHED,
          Failure.Kind.KILLED,
          Failure.Kind.NODE_FAILED,
          Failure.Kind.PEER_LOST);

  private final Program program;
  private final JobOptions options;
  private final Structure structure;
  private final Job job;
  private final List<Remedy> rungs;
  private Optional<Labelling> result = Optional.empty();
  private int rung;
  private int crashes;
  private boolean inherited;

  JobTask(Program program, JobOptions options, Structure structure, Job job) {
    this.program = program;
    this.options = options;
    this.structure = structure;
    this.job = job;
    this.rungs = new java.util.ArrayList<>(List.of(Remedy.NONE));
    rungs.addAll(program.ladder());
    switch (job.status()) {
      case DONE -> result = Optional.of(job.recorded());
      case FAILED -> result = job.failure().filter(this::stays).map(Labelling.class::cast);
      case RUNNING, WAITING -> takeOver();
    }
  }

  private boolean stays(Failure failure) {
    boolean moreTime =
        failure.kind() == Failure.Kind.TIMED_OUT
            && options.limitSeconds() > job.attempts().getLast().seconds() + 1;
    return failure.kind().isLasting() && !options.retryFailed() && !moreTime;
  }

  /** Finds where a process that was killed had come to. */
  private void takeOver() {
    if (job.attempts().isEmpty()) {
      return;
    }
    Attempt last = job.attempts().getLast();
    rung = Math.max(0, rungs.stream().map(Remedy::name).toList().indexOf(last.remedy()));
    inherited = last.failure().isEmpty();
    if (last.failure().filter(f -> f.kind() == Failure.Kind.NOT_CONVERGED).isPresent()) {
      rung = Math.min(rung + 1, rungs.size() - 1);
    }
  }

  Optional<Labelling> result() {
    return result;
  }

  /** Whether an attempt is under way that an earlier process began. */
  boolean isInherited() {
    return inherited;
  }

  /** Folder of the attempt that is under way. */
  Path folder() {
    return job.lastFolder();
  }

  /** Prepares the next attempt; its folder, or nothing where that was in vain. */
  Optional<Path> prepare() {
    inherited = false;
    try {
      Path folder = job.begin(rungs.get(rung));
      program.prepare(structure, rungs.get(rung), folder);
      Attempt.writeScript(folder, program.script());
      job.started();
      return Optional.of(folder);
    } catch (ProblemException e) {
      giveUp(of(e));
      return Optional.empty();
    }
  }

  /** Takes in how the attempt ended; whether another one is to follow. */
  boolean end(Runner.State state) {
    try {
      return take(state);
    } catch (ProblemException e) {
      giveUp(of(e));
      return false;
    }
  }

  private boolean take(Runner.State state) {
    Path folder = job.lastFolder();
    Labelling outcome =
        switch (state) {
          case Runner.Ended(int exit) -> program.read(structure, folder, exit);
          case Runner.Lost(Failure.Kind kind, String why) ->
              Failure.of(kind, folder.toString(), why);
          case Runner.Running _ -> throw new IllegalStateException("it runs");
        };
    if (options.keep() == JobOptions.Keep.RESULTS) {
      Attempt.clean(folder, program.results());
    }
    return switch (outcome) {
      case Labelled labelled -> {
        result = Optional.of(job.done(structure, labelled));
        yield false;
      }
      case Failure failure -> again(failure, state instanceof Runner.Lost);
    };
  }

  private boolean again(Failure failure, boolean lost) {
    job.attemptFailed(failure);
    boolean orphaned = inherited && lost && !failure.kind().isLasting();
    inherited = false;
    if (orphaned) {
      return true; // It ended with the process that had started it, or while nobody looked.
    }
    if (failure.kind() == Failure.Kind.NOT_CONVERGED && rung + 1 < rungs.size()) {
      rung++;
      return true;
    }
    if (WORTH_ANOTHER_TRY.contains(failure.kind()) && crashes < options.retries()) {
      crashes++;
      return true;
    }
    result = Optional.of(job.failed(failure));
    return false;
  }

  /** Something was wrong before or after the program ran. */
  private void giveUp(Failure failure) {
    try {
      result = Optional.of(job.failed(failure));
    } catch (ProblemException _) {
      result = Optional.of(failure); // The disk is full: it cannot even be recorded.
    }
  }

  private static Failure of(ProblemException e) {
    boolean full = e.getMessage().contains("No space left");
    Failure.Kind kind =
        full
            ? Failure.Kind.DISK_FULL
            : e.problem() == io.crisol.structures.Problem.PROGRAM_MISSING
                ? Failure.Kind.NOT_STARTED
                : Failure.Kind.UNFIT;
    return Failure.of(kind, e.where(), e.what() + ": " + e.why());
  }
}
