package io.crisol.reference.jobs;

import io.crisol.reference.Failure;
import io.crisol.reference.StructureKey;
import io.crisol.structures.Problem;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Runs attempts as elements of Slurm's job arrays. They go on when this process ends, and the next
 * one waits for them. The array bears a name of its own that is written down before it is
 * submitted, so that it is found even if this process is killed between the two.
 */
public final class SlurmRunner implements Runner {
  private static final int LARGEST_ARRAY = 500;

  private static final String TICKET = "slurm.json";

  /** What sh makes of SIGKILL and SIGTERM, with which Slurm ends jobs. */
  private static final Set<Integer> ENDED_FROM_OUTSIDE = Set.of(137, 143, 130);

  /** Scripts that came to their end. */
  private static final Set<String> OVER = Set.of("COMPLETED", "FAILED");

  /** A file on another machine may take as long as this to appear here. */
  private static final double GRACE = 30e9;

  private final Path home;
  private final JobOptions jobs;
  private final SlurmOptions options;
  private final SlurmQueue queue;
  private final double grace;
  private final Map<String, Map<Integer, SlurmQueue.Element>> seen = new HashMap<>();
  private final Map<String, Long> looked = new HashMap<>();
  private final Map<Path, Long> gone = new HashMap<>();

  /** A runner; {@code folder} is where jobs are recorded. */
  public SlurmRunner(Path folder, JobOptions jobs, SlurmOptions options) {
    this(folder, jobs, options, new SlurmQueue(""), GRACE);
  }

  SlurmRunner(Path folder, JobOptions jobs, SlurmOptions options, SlurmQueue queue, double grace) {
    this.home = folder.toAbsolutePath().normalize().resolve("slurm");
    this.jobs = jobs;
    this.options = options;
    this.queue = queue;
    this.grace = grace;
  }

  @Override
  public int limit() {
    return jobs.jobsAtOnce().orElse(LARGEST_ARRAY);
  }

  @Override
  public int interval() {
    return options.pollMillis();
  }

  @Override
  public void submit(List<Path> attempts) {
    for (int from = 0; from < attempts.size(); from += LARGEST_ARRAY) {
      array(attempts.subList(from, Math.min(attempts.size(), from + LARGEST_ARRAY)));
    }
  }

  private void array(List<Path> attempts) {
    String text = String.join("\n", attempts.stream().map(Path::toString).toList());
    String name = "crisol-" + StructureKey.ofText(text + System.nanoTime()).substring(0, 12);
    Path folder = home.resolve(name);
    AtomicFile.write(folder.resolve("attempts"), text + "\n");
    AtomicFile.write(folder.resolve("array.sh"), script(folder));
    for (int k = 0; k < attempts.size(); k++) {
      Json.Obj ticket = new Json.Obj().put("array", name).put("index", k);
      AtomicFile.write(attempts.get(k).resolve(TICKET), ticket.text());
    }
    List<String> flags = new java.util.ArrayList<>(options.flags(jobs));
    flags.add("--array=0-" + (attempts.size() - 1));
    flags.add("--job-name=" + name);
    flags.add("--output=" + folder.resolve("%a.out"));
    String id = queue.submit(flags, folder.resolve("array.sh").toString());
    AtomicFile.write(folder.resolve("id"), id);
  }

  private String script(Path folder) {
    return """
    #!/bin/sh
    OMP_NUM_THREADS=%d
    export OMP_NUM_THREADS
    %s
    attempt=$(sed -n "$((SLURM_ARRAY_TASK_ID + 1))p" '%s')
    exec /bin/sh "$attempt/run.sh"
    """
        .formatted(
            jobs.threadsPerJob(),
            String.join("\n", options.prelude()),
            folder.resolve("attempts").toString().replace("'", "'\\''"));
  }

  /** Where an attempt stands in an array; nothing where it was not submitted. */
  private record Place(String id, int index) {}

  private Optional<Place> place(Path attempt) {
    Path file = attempt.resolve(TICKET);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Json.Obj ticket = Json.parse(Files.readString(file), file.toString()).asObject();
      String name = ticket.get("array").asString();
      Path known = home.resolve(name).resolve("id");
      Optional<String> id =
          Files.exists(known) ? Optional.of(Files.readString(known).strip()) : queue.find(name);
      return id.map(number -> new Place(number, ticket.get("index").asInt()));
    } catch (IOException e) {
      throw Problem.FILE_NOT_FOUND.with(file).causedBy(e);
    }
  }

  @Override
  public State state(Path attempt) {
    OptionalInt exit = Attempt.exit(attempt);
    boolean plain = exit.isPresent() && !ENDED_FROM_OUTSIDE.contains(exit.getAsInt());
    if (plain) {
      return new Ended(exit.getAsInt());
    }
    Optional<Place> place = place(attempt);
    if (place.isEmpty()) {
      return exit.isPresent()
          ? new Ended(exit.getAsInt())
          : new Lost(Failure.Kind.KILLED, "it never reached the queue");
    }
    Optional<Map<Integer, SlurmQueue.Element>> elements = look(place.get().id);
    if (elements.isEmpty()) {
      return new Running(); // The queue does not answer: the job may run on all the same.
    }
    SlurmQueue.Element element = elements.get().get(place.get().index);
    boolean over = element == null || OVER.contains(element.state());
    if (exit.isPresent() && over) {
      return new Ended(exit.getAsInt()); // Slurm had no part in it.
    }
    return element == null ? unknown(attempt) : state(element, attempt);
  }

  /** Looks at an array no more often than the interval says. */
  private Optional<Map<Integer, SlurmQueue.Element>> look(String id) {
    long now = System.nanoTime();
    Long last = looked.get(id);
    if (last == null || now - last > 900_000L * options.pollMillis()) {
      Optional<Map<Integer, SlurmQueue.Element>> found = queue.elements(id);
      if (found.isEmpty()) {
        return found;
      }
      looked.put(id, now);
      seen.put(id, found.get());
    }
    return Optional.of(seen.get(id));
  }

  private State state(SlurmQueue.Element element, Path attempt) {
    String why = "Slurm says " + element.state() + " (" + element.reason() + ")";
    return switch (element.state()) {
      case "COMPLETED" -> after(attempt, new Lost(Failure.Kind.CRASHED, why + " and no exit code"));
      case "FAILED" -> after(attempt, new Lost(Failure.Kind.CRASHED, why));
      case "TIMEOUT", "DEADLINE" -> new Lost(Failure.Kind.TIMED_OUT, why);
      case "CANCELLED", "PREEMPTED", "REVOKED" -> new Lost(Failure.Kind.CANCELLED, why);
      case "NODE_FAIL", "BOOT_FAIL" -> new Lost(Failure.Kind.NODE_FAILED, why);
      case "OUT_OF_MEMORY" -> new Lost(Failure.Kind.KILLED, why);
      case "REQUEUE_HOLD", "SPECIAL_EXIT" -> stuck(attempt, why);
      case "PENDING" -> waits(element.reason()) ? new Running() : stuck(attempt, why);
      default -> new Running();
    };
  }

  /** Whether a job that is pending for this reason will ever run. */
  private static boolean waits(String reason) {
    return !reason.matches(
        "(?i).*(held|BadConstraints|DependencyNeverSatisfied|PartitionTimeLimit|"
            + "PartitionNodeLimit|InvalidAccount|InvalidQOS).*");
  }

  private State stuck(Path attempt, String why) {
    cancel(attempt);
    return new Lost(Failure.Kind.NOT_STARTED, why + ": it would wait for ever");
  }

  private State unknown(Path attempt) {
    return after(
        attempt,
        new Lost(
            Failure.Kind.NODE_FAILED,
            "the queue no longer knows the job, and it left no exit code"));
  }

  /** A state that is final unless the exit code appears within the grace. */
  private State after(Path attempt, State state) {
    long now = System.nanoTime();
    return now - gone.computeIfAbsent(attempt, _ -> now) > grace ? state : new Running();
  }

  @Override
  public void cancel(Path attempt) {
    place(attempt).ifPresent(place -> queue.cancel(place.id, place.index));
  }

  /** Jobs go on in the queue; the next process finds them there. */
  @Override
  public void close() {
    seen.clear();
  }
}
