package io.crisol.structures;

/** Rows of neighbours in the order of their elements. */
final class ElementRows {
  /** Atoms per task. */
  private static final int TASK = 512;

  private ElementRows() {}

  /** Puts the sites of each row in the order of their elements, otherwise as they were. */
  static void order(Structure structure, int[] start, int[] sites, int[] siteAtoms) {
    int[] present = structure.elementSet().stream().mapToInt(Element::ordinal).sorted().toArray();
    if (present.length < 2) {
      return;
    }
    int n = structure.size();
    int[] ordinals = structure.ordinals();
    Workers.forEach(
        (n + TASK - 1) / TASK,
        t -> {
          int[] row = new int[64];
          for (int i = t * TASK; i < Math.min(n, (t + 1) * TASK); i++) {
            int length = start[i + 1] - start[i];
            row = row.length < length ? new int[2 * length] : row;
            int next = 0;
            for (int element : present) {
              for (int k = start[i]; k < start[i + 1]; k++) {
                if (ordinals[siteAtoms[sites[k]]] == element) {
                  row[next++] = sites[k];
                }
              }
            }
            System.arraycopy(row, 0, sites, start[i], length);
          }
        });
  }
}
