package io.crisol.structures;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;

/**
 * The threads of the program. Work is cut into numbered tasks whose number never depends on the
 * thread count; results are combined in task order by the caller, so they have the same bits for
 * any count.
 */
public final class Workers {
  private static volatile ForkJoinPool pool =
      new ForkJoinPool(Runtime.getRuntime().availableProcessors());

  /** Whether this thread is at work on a task of several. */
  private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

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

  /**
   * Runs {@code task} for 0 … tasks − 1, in any order and on any thread, and waits for all. The
   * caller takes part, so that short work need not wait for a thread to wake. Within a task there
   * is no further division: the threads have their work.
   */
  public static void forEach(int tasks, IntConsumer task) {
    int threads = Math.min(pool.getParallelism(), tasks);
    if (threads <= 1 || INSIDE.get()) {
      for (int k = 0; k < tasks; k++) {
        task.accept(k);
      }
      return;
    }
    Shared shared = new Shared(tasks, threads, task);
    for (int part = 1; part < threads; part++) {
      pool.execute(shared.from(part));
    }
    shared.from(0).run();
    shared.await();
  }

  /**
   * Numbered tasks in as many equal parts as threads. Each thread begins with its own part, the
   * same in every call as far as possible, since what a task wrote is near the core that wrote it;
   * then it helps with the next parts.
   */
  private static final class Shared {
    /** A few microseconds: what a thread takes to sleep and wake is more. */
    private static final int SPINS = 1000;

    private final int tasks;
    private final int parts;
    private final IntConsumer task;
    private final AtomicIntegerArray taken;
    private final AtomicInteger working = new AtomicInteger();
    private volatile Throwable failure;

    Shared(int tasks, int parts, IntConsumer task) {
      this.tasks = tasks;
      this.parts = parts;
      this.task = task;
      this.taken = new AtomicIntegerArray(parts);
    }

    Runnable from(int own) {
      return () -> {
        working.incrementAndGet();
        INSIDE.set(true);
        try {
          for (int part = 0; part < parts; part++) {
            work((own + part) % parts);
          }
        } catch (RuntimeException | Error e) {
          failure = e;
        } finally {
          INSIDE.set(false);
          leave();
        }
      };
    }

    private void work(int part) {
      int first = first(part);
      int count = first(part + 1) - first;
      for (int k = taken.getAndIncrement(part); k < count; k = taken.getAndIncrement(part)) {
        if (failure == null) {
          task.accept(first + k);
        }
      }
    }

    private int first(int part) {
      return (int) ((long) tasks * part / parts);
    }

    private void leave() {
      if (working.decrementAndGet() == 0) {
        synchronized (this) {
          notifyAll();
        }
      }
    }

    /** Waits for those who work; who comes later finds nothing to do. */
    void await() {
      for (int spin = 0; spin < SPINS && working.get() > 0; spin++) {
        Thread.onSpinWait();
      }
      if (working.get() > 0) {
        sleep();
      }
      if (failure instanceof RuntimeException e) {
        throw e;
      }
      if (failure instanceof Error e) {
        throw e;
      }
    }

    private synchronized void sleep() {
      boolean interrupted = false;
      while (working.get() > 0) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
