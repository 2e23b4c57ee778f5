package io.crisol.structures.check;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
  /** The frames must not be trained on. */
  ERROR,
  /** Doubtful; look at it. */
  WARNING,
  /** Worth knowing. */
  NOTE;

  /** The word in messages and files: error, warning, note. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
