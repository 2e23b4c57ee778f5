package io.crisol.reference.jobs;

import io.crisol.reference.Failure;
import io.crisol.reference.Labelled;
import io.crisol.reference.Labeller;
import io.crisol.reference.Labelling;
import io.crisol.structures.Progress;
import io.crisol.structures.Structure;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An ab initio program whose calculations are jobs in a folder. Killed at any moment, it goes on
 * where it was: what is done is read, what still runs is waited for, what was cut off is done anew
 * in a fresh folder. Not for several threads.
 */
public final class JobLabeller implements Labeller {
  private final Program program;
  private final JobOptions options;
  private final Runner runner;
  private final JobStore store;
  private final Thread atExit;

  /**
   * A labeller.
   *
   * @param folder where jobs are recorded
   * @throws io.crisol.structures.ProblemException FOLDER_IN_USE, OUTPUT_UNWRITABLE
   */
  public JobLabeller(Program program, Path folder, Runner runner, JobOptions options) {
    this.program = program;
    this.options = options;
    this.runner = runner;
    this.store = new JobStore(folder, program);
    this.atExit = new Thread(runner::close, "end of calculations");
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  @Override
  public String identity() {
    return program.name() + "\n" + program.identity();
  }

  @Override
  public String description() {
    return program.description();
  }

  @Override
  public List<String> notes() {
    return program.notes();
  }

  /** How many of these structures are recorded as done in a folder, which is only looked at. */
  public static int countDone(Program program, Path folder, List<Structure> structures) {
    return (int)
        structures.stream()
            .map(structure -> JobStore.key(program, structure))
            .filter(key -> Job.isDone(JobStore.folder(folder, key)))
            .count();
  }

  /** Where the job of a structure is recorded. */
  public Path folder(Structure structure) {
    return store.folder(store.key(structure));
  }

  @Override
  public List<Labelling> label(List<Structure> structures, Progress progress) {
    List<String> keys = structures.stream().map(store::key).toList();
    Map<String, JobTask> tasks = new LinkedHashMap<>();
    for (int k = 0; k < keys.size(); k++) {
      Structure structure = structures.get(k);
      tasks.computeIfAbsent(
          keys.get(k), key -> new JobTask(program, options, structure, store.open(key, structure)));
    }
    run(List.copyOf(tasks.values()), progress);
    List<Labelling> results = new ArrayList<>();
    for (int k = 0; k < keys.size(); k++) {
      Labelling result = tasks.get(keys.get(k)).result().orElseThrow();
      results.add(keys.indexOf(keys.get(k)) < k ? repeated(result) : result);
    }
    return results;
  }

  /** The same structure asked for twice at once is computed once. */
  private static Labelling repeated(Labelling result) {
    return switch (result) {
      case Labelled l -> new Labelled(l.labels(), l.metadata(), l.remedies(), l.seconds(), true);
      case Failure f -> new Failure(f.kind(), f.where(), f.why(), f.remedies(), f.seconds(), true);
    };
  }

  private void run(List<JobTask> tasks, Progress progress) {
    Deque<JobTask> waiting = new ArrayDeque<>();
    List<JobTask> running = new ArrayList<>();
    for (JobTask task : tasks) {
      if (task.result().isEmpty()) {
        (task.isInherited() ? running : waiting).add(task);
      }
    }
    requireProgram(waiting, running);
    while (!waiting.isEmpty() || !running.isEmpty()) {
      boolean changed = submit(waiting, running);
      changed |= poll(waiting, running);
      long done = tasks.stream().filter(task -> task.result().isPresent()).count();
      progress.update(done, tasks.size(), running.size() + " running");
      if (!changed) {
        sleep();
      }
    }
  }

  private void requireProgram(Deque<JobTask> waiting, List<JobTask> running) {
    if (runner instanceof LocalRunner && !(waiting.isEmpty() && running.isEmpty())) {
      program.executable().ifPresent(Executables::require);
    }
  }

  private boolean submit(Deque<JobTask> waiting, List<JobTask> running) {
    List<Path> folders = new ArrayList<>();
    List<JobTask> started = new ArrayList<>();
    while (!waiting.isEmpty() && running.size() + started.size() < runner.limit()) {
      JobTask task = waiting.remove();
      Optional<Path> folder = task.prepare();
      if (folder.isPresent()) {
        folders.add(folder.get());
        started.add(task);
      }
    }
    if (!folders.isEmpty()) {
      runner.submit(folders);
      running.addAll(started);
    }
    return !folders.isEmpty();
  }

  private boolean poll(Deque<JobTask> waiting, List<JobTask> running) {
    boolean changed = false;
    for (JobTask task : List.copyOf(running)) {
      Runner.State state = runner.state(task.folder());
      if (!(state instanceof Runner.Running)) {
        running.remove(task);
        changed = true;
        if (task.end(state)) {
          waiting.addFirst(task);
        }
      }
    }
    return changed;
  }

  private void sleep() {
    try {
      Thread.sleep(runner.interval());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw io.crisol.structures.Problem.LABEL_FAILED
          .with("a structure", "the wait was interrupted", "the thread was asked to end", "go on")
          .causedBy(e);
    }
  }

  @Override
  public void close() {
    runner.close();
    store.close();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // The program is ending: the hook has its turn.
      return;
    }
  }
}
