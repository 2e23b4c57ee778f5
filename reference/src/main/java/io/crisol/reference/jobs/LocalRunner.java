package io.crisol.reference.jobs;

import io.crisol.reference.Failure;
import io.crisol.structures.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Runs attempts as processes of this machine. They end with this process when it ends in order;
 * when it is killed they go on, and the next process waits for them instead of computing twice.
 */
public final class LocalRunner implements Runner {
  private static final int INTERVAL = 20;

  private final int limit;
  private final int threads;
  private final double seconds;
  private final Map<Path, Process> started = new HashMap<>();

  /** A runner. */
  public LocalRunner(JobOptions options) {
    this.limit = options.localJobs();
    this.threads = options.threadsPerJob();
    this.seconds = options.limitSeconds();
  }

  @Override
  public int limit() {
    return limit;
  }

  @Override
  public int interval() {
    return INTERVAL;
  }

  @Override
  public void submit(List<Path> attempts) {
    attempts.forEach(this::start);
  }

  private void start(Path attempt) {
    var builder =
        new ProcessBuilder("/bin/sh", attempt.resolve(Attempt.SCRIPT).toAbsolutePath().toString())
            .directory(attempt.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
            .redirectOutput(attempt.resolve("script.out").toFile())
            .redirectErrorStream(true);
    builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
    try {
      synchronized (started) {
        started.put(attempt, builder.start());
      }
    } catch (IOException e) {
      throw Problem.OUTPUT_UNWRITABLE.with(attempt, String.valueOf(e.getMessage())).causedBy(e);
    }
  }

  @Override
  public State state(Path attempt) {
    OptionalInt exit = Attempt.exit(attempt);
    if (exit.isPresent()) {
      forget(attempt);
      return new Ended(exit.getAsInt());
    }
    Optional<ProcessHandle> process = process(attempt);
    if (process.isPresent() && process.get().isAlive()) {
      return Attempt.seconds(attempt) > seconds ? timeOut(attempt) : new Running();
    }
    // It may have come to its end between the two looks.
    exit = Attempt.exit(attempt);
    forget(attempt);
    return exit.isPresent() ? new Ended(exit.getAsInt()) : lost(attempt);
  }

  /** A file for the exit code that holds none could be made and not be written. */
  private static State lost(Path attempt) {
    return Files.exists(attempt.resolve(Attempt.EXIT))
        ? new Lost(Failure.Kind.DISK_FULL, "its script could not write its exit code")
        : new Lost(Failure.Kind.KILLED, "its script ended before it could say how");
  }

  private State timeOut(Path attempt) {
    cancel(attempt);
    String limitText = String.format(java.util.Locale.ROOT, "%g s", seconds);
    return new Lost(Failure.Kind.TIMED_OUT, "it ran longer than " + limitText);
  }

  private void forget(Path attempt) {
    synchronized (started) {
      started.remove(attempt);
    }
  }

  /** The process of an attempt, started by this or by an earlier process that was killed. */
  private Optional<ProcessHandle> process(Path attempt) {
    synchronized (started) {
      Process own = started.get(attempt);
      if (own != null) {
        return Optional.of(own.toHandle());
      }
    }
    try {
      long pid = Long.parseLong(Files.readString(attempt.resolve(Attempt.PID)).strip());
      return ProcessHandle.of(pid).filter(process -> runs(process, attempt));
    } catch (IOException | NumberFormatException _) {
      return Optional.empty(); // It was never started.
    }
  }

  /** Whether a process is the one of this attempt: numbers are used again. */
  private static boolean runs(ProcessHandle process, Path attempt) {
    String script = attempt.resolve(Attempt.SCRIPT).toAbsolutePath().toString();
    return process.info().arguments().map(words -> List.of(words).contains(script)).orElse(false);
  }

  @Override
  public void cancel(Path attempt) {
    process(attempt).ifPresent(LocalRunner::kill);
    forget(attempt);
  }

  /** The script first, so that it cannot write an exit code that is none. */
  private static void kill(ProcessHandle script) {
    try (Stream<ProcessHandle> below = script.descendants()) {
      List<ProcessHandle> all = below.toList();
      script.destroyForcibly();
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }

  @Override
  public void close() {
    List<Process> running;
    synchronized (started) {
      running = List.copyOf(started.values());
      started.clear();
    }
    running.forEach(process -> kill(process.toHandle()));
  }
}
