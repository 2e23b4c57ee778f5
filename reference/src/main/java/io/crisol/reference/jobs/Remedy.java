package io.crisol.reference.jobs;

import java.util.Map;

/**
 * What is changed before a calculation that did not converge is done again.
 *
 * @param name in words, for records and messages; empty for the calculation as it was configured
 * @param changes settings of the program by its own names
 */
public record Remedy(String name, Map<String, String> changes) {
  /** The calculation as it was configured. */
  public static final Remedy NONE = new Remedy("", Map.of());

  /** Copies. */
  public Remedy {
    changes = Map.copyOf(changes);
  }
}
