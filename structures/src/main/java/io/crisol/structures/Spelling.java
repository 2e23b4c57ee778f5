package io.crisol.structures;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have meant to type. */
public final class Spelling {
  private Spelling() {}

  /** The candidate nearest to a misspelt word, if one is near: at most a third of its letters (at least two) differ. */
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    String given = fold(word);
    int limit = Math.max(2, given.length() / 3);
    return candidates.stream()
        .filter(candidate -> distance(given, fold(candidate)) <= limit || begins(given, fold(candidate)))
        .min(Comparator.comparingInt(candidate -> distance(given, fold(candidate))));
  }

  private static boolean begins(String given, String candidate) {
    return given.length() >= 3 && candidate.startsWith(given);
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /** Levenshtein distance (Sov. Phys. Dokl. 10, 707 (1966)): fewest insertions, deletions and substitutions. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
