package io.crisol.report.page;

/**
 * One sentence about the run and what to think of it.
 *
 * @param topic one word, e.g. Forces
 * @param sentence what is the case, with numbers and units
 */
public record Verdict(Level level, String topic, String sentence) {
  /** What to think of it; sign and word go with the colour. */
  public enum Level {
    /** As it should be. */
    GOOD("✓", "good"),
    /** Look before you rely on it. */
    LOOK("!", "look"),
    /** Do not rely on it. */
    BAD("✕", "problem"),
    /** Neither good nor bad. */
    NOTE("i", "note");

    private final String sign;
    private final String word;

    Level(String sign, String word) {
      this.sign = sign;
      this.word = word;
    }

    /** A sign that is told apart without colour. */
    public String sign() {
      return sign;
    }

    /** The level in a word. */
    public String word() {
      return word;
    }
  }
}
