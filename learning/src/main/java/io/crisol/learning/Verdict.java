package io.crisol.learning;

/** How a campaign ended. */
public enum Verdict {
  /** All walks went to their ends with the last potential and met nothing new. */
  PASSED("every walk passed with the last potential"),
  /** As many calculations as allowed were asked for. */
  LABELS_SPENT("all labels that were allowed are spent"),
  /** The calculations took as long as allowed. */
  TIME_SPENT("the time for calculations is spent"),
  /** Nothing that the walks met could be learned. */
  STUCK("nothing that the walks met could be labelled");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  /** In words. */
  public String text() {
    return text;
  }
}
