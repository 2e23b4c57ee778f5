package io.crisol.structures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  private int before;

  @BeforeEach
  void remember() {
    before = Workers.threads();
  }

  @AfterEach
  void restore() {
    Workers.setThreads(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void every_task_runs_once_before_the_call_returns(int threads) {
    Workers.setThreads(threads);
    for (int tasks = 0; tasks < 40; tasks++) {
      AtomicIntegerArray runs = new AtomicIntegerArray(40);
      Workers.forEach(tasks, runs::incrementAndGet);
      for (int k = 0; k < 40; k++) {
        assertThat(runs.get(k)).as("task %d of %d", k, tasks).isEqualTo(k < tasks ? 1 : 0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void tasks_may_have_tasks_themselves(int threads) {
    Workers.setThreads(threads);
    AtomicIntegerArray runs = new AtomicIntegerArray(8 * 50);
    Workers.forEach(8, t -> Workers.forEach(50, k -> runs.incrementAndGet(50 * t + k)));
    for (int k = 0; k < runs.length(); k++) {
      assertThat(runs.get(k)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void what_a_task_throws_reaches_the_caller_and_the_next_call_works(int threads) {
    Workers.setThreads(threads);
    for (int failing = 0; failing < 20; failing++) {
      int wrong = failing;
      assertThatThrownBy(
              () ->
                  Workers.forEach(
                      20,
                      k -> {
                        if (k == wrong) {
                          throw new IllegalStateException("task " + k);
                        }
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("task " + wrong);
    }
    assertThatThrownBy(() -> Workers.forEach(4, WorkersTest::fail)).isInstanceOf(Error.class);
    every_task_runs_once_before_the_call_returns(threads);
  }

  private static void fail(int task) {
    throw new StackOverflowError("task " + task);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void long_tasks_are_shared_among_the_threads(int threads) {
    Workers.setThreads(threads);
    ConcurrentHashMap<Thread, Boolean> used = new ConcurrentHashMap<>();
    CyclicBarrier all = new CyclicBarrier(threads);
    // Every task waits until as many threads as there are have one: alone the caller would hang.
    Workers.forEach(
        threads,
        _ -> {
          used.put(Thread.currentThread(), true);
          try {
            all.await(30, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(used).hasSize(threads);
  }
}
