package io.crisol.simulation.run;

import io.crisol.simulation.MdResult;
import io.crisol.simulation.dynamics.Step;
import io.crisol.simulation.guards.Stop;
import io.crisol.structures.Progress;
import io.crisol.structures.io.AtomicFile;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;

/** A run under way, which goes on by portions of steps: several can share the threads. */
final class MdCourse implements AutoCloseable {
  private final MdRun run;
  private final Path folder;
  private final MdFiles files;
  private final Iterator<Step> steps;
  private Step now;

  /**
   * A run under way.
   *
   * @param now where it stands, all that belongs to it being written; null before its first step
   * @param steps those that follow
   */
  MdCourse(MdRun run, Path folder, MdFiles files, Step now, Iterator<Step> steps) {
    this.run = run;
    this.folder = folder;
    this.files = files;
    this.now = now;
    this.steps = steps;
  }

  /** Steps done. */
  long done() {
    return now == null ? 0 : now.number();
  }

  /** All steps that are left. */
  MdResult toEnd(Progress progress) {
    return advance(Long.MAX_VALUE, progress).orElseThrow();
  }

  /** Some steps more; the result once there are no more or a guard stops the run. */
  Optional<MdResult> advance(long portion, Progress progress) {
    if (isLast()) {
      return Optional.of(run.finish(folder, now, Optional.empty()));
    }
    for (long taken = 0; taken < portion; taken++) {
      now = steps.next();
      Optional<Stop> stop = run.watch().check(now);
      if (stop.isPresent()) {
        files.last(now);
        String frames = run.lastFrames().text(now, stop.get());
        AtomicFile.write(folder.resolve("last-frames.xyz"), frames);
        return Optional.of(run.finish(folder, now, stop));
      }
      note(progress);
      if (isLast()) {
        return Optional.of(run.finish(folder, now, Optional.empty()));
      }
    }
    return Optional.empty();
  }

  private boolean isLast() {
    return now != null && now.number() == run.options().steps();
  }

  private void note(Progress progress) {
    run.analyses().accept(now);
    files.accept(now);
    run.lastFrames().accept(now);
    if (isLast() || now.number() % run.options().checkpointInterval() == 0) {
      run.save(folder, files, now);
    }
    if (isLast() || now.number() % run.sampling().thermoInterval() == 0) {
      progress.update(now.number(), run.options().steps(), text(now));
    }
  }

  private static String text(Step step) {
    return String.format(
        Locale.ROOT,
        "%.3f ps, %.0f K, %.5f eV/atom",
        step.time() / 1000,
        step.temperature(),
        step.total() / step.state().size());
  }

  @Override
  public void close() {
    files.close();
  }
}
