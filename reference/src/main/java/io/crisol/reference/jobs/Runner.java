package io.crisol.reference.jobs;

import io.crisol.reference.Failure;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the script {@value Attempt#SCRIPT} of attempts. Whatever it must remember about an attempt
 * it writes into the attempt's folder, so that another process can go on after this one was killed.
 */
public interface Runner extends AutoCloseable {
  /** What has become of an attempt. */
  sealed interface State {}

  /** It waits or runs. */
  record Running() implements State {}

  /**
   * Its script came to its end.
   *
   * @param exit exit code
   */
  record Ended(int exit) implements State {}

  /**
   * Its script will never come to its end.
   *
   * @param kind how it was lost
   * @param why in words
   */
  record Lost(Failure.Kind kind, String why) implements State {}

  /** How many attempts may be under way at once. */
  int limit();

  /** Milliseconds between two looks at what runs. */
  int interval();

  /** Starts attempts. */
  void submit(List<Path> attempts);

  /** What has become of an attempt that this or an earlier process submitted. */
  State state(Path attempt);

  /** Ends an attempt; its state is then {@link Lost}. */
  void cancel(Path attempt);

  /** Ends what must not outlive this process. */
  @Override
  void close();
}
