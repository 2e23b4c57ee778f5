package io.crisol.structures;

/**
 * Told from time to time how far a computation has come; rate and remaining time are the
 * listener's.
 */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (_, _, _) -> {};

  /**
   * Called often; must be cheap.
   *
   * @param done units of work done
   * @param total units of work in all
   * @param text what is going on, one short line
   */
  void update(long done, long total, String text);
}
