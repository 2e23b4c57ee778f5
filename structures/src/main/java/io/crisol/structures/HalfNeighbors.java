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
  private final int[] siteAtoms;
  private volatile Ranges ranges;

  /** Lowest and highest atom that the pairs of each of so many equal parts of the atoms touch. */
  private record Ranges(int[] lowest, int[] highest) {}

  private HalfNeighbors(int[] start, int[] sites, int[] siteAtoms) {
    this.start = start;
    this.sites = sites;
    this.siteAtoms = siteAtoms;
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
    Workers.forEach(tasks, t -> fill(all, home, t, start, sites));
    return new HalfNeighbors(start, sites, all.siteAtoms());
  }

  private static void fill(Neighbors all, int home, int t, int[] start, int[] sites) {
    int next = start[t * TASK];
    for (int i = t * TASK; i < Math.min(all.size(), (t + 1) * TASK); i++) {
      for (int k = all.start(i); k < all.start(i + 1); k++) {
        if (isKept(all, i, k, home)) {
          sites[next++] = all.site(k);
        }
      }
    }
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

  /**
   * The lowest atom that is at either end of a pair of atoms {@code n part / parts … n (part + 1) /
   * parts − 1}.
   */
  public int lowest(int part, int parts) {
    return ranges(parts).lowest[part];
  }

  /** The highest such atom. */
  public int highest(int part, int parts) {
    return ranges(parts).highest[part];
  }

  private Ranges ranges(int parts) {
    Ranges made = ranges;
    if (made == null || made.lowest.length != parts) {
      int[] lowest = new int[parts];
      int[] highest = new int[parts];
      int n = start.length - 1;
      Workers.forEach(
          parts,
          part -> {
            int first = (int) ((long) n * part / parts);
            int last = (int) ((long) n * (part + 1) / parts);
            lowest[part] = first;
            highest[part] = last - 1;
            for (int k = start[first]; k < start[last]; k++) {
              lowest[part] = Math.min(lowest[part], siteAtoms[sites[k]]);
              highest[part] = Math.max(highest[part], siteAtoms[sites[k]]);
            }
          });
      made = new Ranges(lowest, highest);
      ranges = made;
    }
    return made;
  }
}
