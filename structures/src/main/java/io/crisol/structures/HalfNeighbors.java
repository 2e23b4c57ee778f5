package io.crisol.structures;

/**
 * Each pair of {@link Neighbors} once, at one of its two ends; sites as there. Which end follows
 * from the numbers of the atoms alone, so that every atom has about half of its pairs.
 */
public final class HalfNeighbors {
  /** Atoms per task when the list is made. */
  private static final int TASK = 512;

  /** Atoms that are taken together where the atoms of a part are looked for. */
  private static final int BLOCK = 64;

  private final int[] start;
  private final int[] sites;
  private final int[] siteAtoms;
  private volatile Ranges ranges;

  /** The atoms that the pairs of each of so many equal parts of the atoms touch. */
  private record Ranges(int[] first, int[] length) {}

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
   * The first of the atoms at either end of the pairs of atoms {@code n part / parts … n (part + 1)
   * / parts − 1}. They follow one another, after the last atom comes the first: in a periodic
   * crystal the first and the last layer are neighbours.
   */
  public int first(int part, int parts) {
    return ranges(parts).first[part];
  }

  /** How many atoms follow one another from there, at most n. */
  public int length(int part, int parts) {
    return ranges(parts).length[part];
  }

  private Ranges ranges(int parts) {
    Ranges made = ranges;
    if (made == null || made.first.length != parts) {
      made = new Ranges(new int[parts], new int[parts]);
      Ranges filled = made;
      Workers.forEach(parts, part -> measure(part, parts, filled));
      ranges = made;
    }
    return made;
  }

  /** Leaves out the longest stretch of atoms that a part does not touch, in blocks of atoms. */
  private void measure(int part, int parts, Ranges result) {
    int n = start.length - 1;
    boolean[] touched = touched(part, parts, n);
    int blocks = touched.length;
    if (blocks == 0) {
      return;
    }
    int longest = 0;
    int end = 0;
    int gap = 0;
    for (int b = 0; b < 2 * blocks; b++) {
      gap = touched[b % blocks] ? 0 : gap + 1;
      if (gap > longest) {
        longest = gap;
        end = b + 1;
      }
    }
    int first = end % blocks * BLOCK;
    int last = Math.min(n, ((end - longest + blocks - 1) % blocks + 1) * BLOCK);
    result.first[part] = first;
    result.length[part] = first < last ? last - first : n - first + last;
  }

  private boolean[] touched(int part, int parts, int n) {
    boolean[] touched = new boolean[(n + BLOCK - 1) / BLOCK];
    int first = (int) ((long) n * part / parts);
    int last = (int) ((long) n * (part + 1) / parts);
    for (int i = first; i < last; i++) {
      touched[i / BLOCK] = true;
    }
    for (int k = start[first]; k < start[last]; k++) {
      touched[siteAtoms[sites[k]] / BLOCK] = true;
    }
    return touched;
  }
}
