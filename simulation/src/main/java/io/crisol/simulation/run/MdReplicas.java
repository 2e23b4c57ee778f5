package io.crisol.simulation.run;

import io.crisol.simulation.MdResult;
import io.crisol.simulation.ReplicasResult;
import io.crisol.structures.Progress;
import io.crisol.structures.Workers;
import io.crisol.structures.io.AtomicFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Several runs of molecular dynamics side by side, each on one thread and in a folder of its own.
 * They go on by portions, and a thread that is free takes the run that is farthest behind: five
 * runs keep two threads at work to the end. What comes out does not depend on who took what.
 */
public final class MdReplicas {
  /** Portions of a run. */
  private static final int PORTIONS = 100;

  private final Path folder;
  private final List<Replica> replicas;
  private final Function<Replica, MdRun> runs;
  private final List<MdCourse> waiting = new ArrayList<>();
  private final MdResult[] results;
  private final long[] done;
  private long total;

  /**
   * Runs side by side.
   *
   * @param folder that their folders lie in
   * @param runs makes the run of each; called once for each of them, one after the other
   */
  public MdReplicas(Path folder, List<Replica> replicas, Function<Replica, MdRun> runs) {
    this.folder = folder;
    this.replicas = List.copyOf(replicas);
    this.runs = runs;
    this.results = new MdResult[replicas.size()];
    this.done = new long[replicas.size()];
  }

  /**
   * Runs all to the end; where the folder of one has a checkpoint, it goes on from there if {@code
   * resumed}.
   *
   * @throws io.crisol.structures.ProblemException as {@link MdRun#start} and {@link MdRun#resume};
   *     the other runs are ended before, and can be resumed
   */
  public ReplicasResult run(boolean resumed, Progress progress) {
    MdCourse[] courses = new MdCourse[replicas.size()];
    try {
      for (int k = 0; k < courses.length; k++) {
        MdRun run = runs.apply(replicas.get(k));
        Path own = folder.resolve(replicas.get(k).name());
        courses[k] = resumed && Checkpoint.exists(own) ? run.goOn(own) : run.begin(own);
        done[k] = courses[k].done();
        total += run.options().steps();
        waiting.add(courses[k]);
      }
      List<MdCourse> all = List.of(courses);
      Workers.forEach(Workers.threads(), _ -> work(all, progress));
    } finally {
      for (MdCourse course : courses) {
        if (course != null) {
          course.close();
        }
      }
    }
    ReplicasResult result = result();
    AtomicFile.write(folder.resolve("results.json"), result.toJson().text());
    return result;
  }

  private void work(List<MdCourse> all, Progress progress) {
    for (MdCourse course = next(); course != null; course = next()) {
      int k = all.indexOf(course);
      long portion = Math.max(1, total / replicas.size() / PORTIONS);
      var result = course.advance(portion, Progress.NONE);
      result.ifPresent(ended -> results[k] = ended);
      note(course, k, result.isEmpty(), progress);
    }
  }

  /** The run that is farthest behind and that nobody works on; null if there is none. */
  private synchronized MdCourse next() {
    MdCourse last = waiting.stream().min(Comparator.comparingLong(MdCourse::done)).orElse(null);
    waiting.remove(last);
    return last;
  }

  private synchronized void note(MdCourse course, int k, boolean goesOn, Progress progress) {
    // A run that a guard stopped has nothing left to do.
    done[k] = goesOn ? course.done() : total / replicas.size();
    if (goesOn) {
      waiting.add(course);
    }
    long sum = 0;
    int ended = 0;
    for (int r = 0; r < done.length; r++) {
      sum += done[r];
      ended += results[r] == null ? 0 : 1;
    }
    progress.update(sum, total, ended + " of " + done.length + " runs ended");
  }

  private ReplicasResult result() {
    List<ReplicasResult.Member> members = new ArrayList<>();
    for (int k = 0; k < results.length; k++) {
      Replica replica = replicas.get(k);
      members.add(
          new ReplicasResult.Member(
              replica.name(), replica.temperature(), replica.seed(), results[k]));
    }
    return new ReplicasResult(members);
  }
}
