package io.crisol.structures;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The threads of the program. Work is cut into numbered tasks whose number never depends on the
 * thread count; results are combined in task order by the caller, so they have the same bits for
 * any count.
 */
public final class Workers {
  private static volatile ForkJoinPool pool =
      new ForkJoinPool(Runtime.getRuntime().availableProcessors());

  private Workers() {}

  /** Sets the number of threads, at least 1. */
  public static synchronized void setThreads(int threads) {
    if (threads < 1) {
      throw Problem.OPTION_INVALID.with(
          "threads", threads, "work needs at least one thread", "give 1 or more");
    }
    if (threads != pool.getParallelism()) {
      pool.shutdown();
      pool = new ForkJoinPool(threads);
    }
  }

  /** Number of threads in use. */
  public static int threads() {
    return pool.getParallelism();
  }

  /** Runs {@code task} for 0 … tasks − 1, in any order and on any thread, and waits for all. */
  public static void forEach(int tasks, IntConsumer task) {
    if (tasks <= 1 || pool.getParallelism() == 1) {
      for (int k = 0; k < tasks; k++) {
        task.accept(k);
      }
      return;
    }
    run(
        () -> {
          IntStream.range(0, tasks).parallel().forEach(task);
          return null;
        });
  }

  private static void run(Callable<Void> work) {
    try {
      pool.submit(work).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
