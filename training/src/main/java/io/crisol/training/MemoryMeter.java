package io.crisol.training;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;

/** Counts what is held for a moment, and the most of it at a time. For any thread. */
final class MemoryMeter {
  private final AtomicLong now = new AtomicLong();
  private final LongAccumulator most = new LongAccumulator(Math::max, 0);

  void enter(long bytes) {
    most.accumulate(now.addAndGet(bytes));
  }

  void leave(long bytes) {
    now.addAndGet(-bytes);
  }

  /** The most that was held at a time, bytes. */
  long most() {
    return most.get();
  }

  /** Bytes of the heap in use after a collection of all garbage. */
  static long live() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
