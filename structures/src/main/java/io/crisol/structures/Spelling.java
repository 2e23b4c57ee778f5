package io.crisol.structures;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a mistyped word may have meant. */
public final class Spelling {
  private Spelling() {}

  /**
   * The known word nearest to the given one by insertions, deletions, substitutions and swaps of
   * neighbours; absent where all are farther than a third of the word.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    String given = word.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(
            Comparator.comparingInt(
                    (String candidate) -> distance(given, candidate.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .filter(
            best ->
                distance(given, best.toLowerCase(Locale.ROOT))
                    <= Math.max(1, (word.length() + 1) / 3));
  }

  /**
   * Sentence for the reason of a message: "did you mean \"cutoff\"?", or the list of what is known.
   */
  public static String hint(String word, Collection<String> known) {
    return nearest(word, known)
        .map(best -> "did you mean \"" + best + "\"?")
        .orElse("known are: " + String.join(", ", known));
  }

  /** Edit distance in which a swap of neighbours counts once (optimal string alignment). */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
