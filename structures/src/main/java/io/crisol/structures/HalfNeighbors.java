package io.crisol.structures;

/**
 * Each pair of {@link Neighbors} once, at one of its two ends; sites as there. Which end follows
 * from the numbers of the atoms alone, so that every atom has about half of its pairs.
 */
public final class HalfNeighbors {
  /** Atoms per task when the list is made. */
  private static final int TASK = 512;

  private final int[] start;
  private final int[] sites;

  private HalfNeighbors(int[] start, int[] sites) {
    this.start = start;
    this.sites = sites;
  }

  static HalfNeighbors of(Neighbors all, int home) {
    int n = all.size();
    int[] start = new int[n + 1];
    int tasks = (n + TASK - 1) / TASK;
    Workers.forEach(
        tasks,
        t -> {
          for (int i = t * TASK; i < Math.min(n, (t + 1) * TASK); i++) {
            for (int k = all.start(i); k < all.start(i + 1); k++) {
              start[i + 1] += isKept(all, i, k, home) ? 1 : 0;
            }
          }
        });
    for (int i = 0; i < n; i++) {
      start[i + 1] += start[i];
    }
    int[] sites = new int[start[n]];
    Workers.forEach(
        tasks,
        t -> {
          int next = start[t * TASK];
          for (int i = t * TASK; i < Math.min(n, (t + 1) * TASK); i++) {
            for (int k = all.start(i); k < all.start(i + 1); k++) {
              if (isKept(all, i, k, home)) {
                sites[next++] = all.site(k);
              }
            }
          }
        });
    return new HalfNeighbors(start, sites);
  }

  /**
   * Of the two entries of a pair one is kept; translations of a pair with itself are mirrored about
   * the home row.
   */
  private static boolean isKept(Neighbors all, int i, int entry, int home) {
    int j = all.atom(entry);
    if (i == j) {
      return all.image(entry) > home;
    }
    return ((i + j) & 1) == 0 ? i < j : i > j;
  }

  /** Number of pairs. */
  public int pairs() {
    return sites.length;
  }

  /** First pair of atom {@code i}; {@code start(n)} is the number of pairs. */
  public int start(int i) {
    return start[i];
  }

  /** The site at the other end of each pair, for kernels; shared, not to be changed. */
  public int[] sites() {
    return sites;
  }
}
