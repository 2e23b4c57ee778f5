package io.crisol.potentials;

/** The pairs of one task, kept from the densities to the forces: 28 bytes a pair at most. */
final class PairStore {
  private int[] start = new int[1];
  private int atoms;
  private int pairs;
  private int[] sites = new int[0];
  private double[] slopes = new double[0];
  private double[] densitySlopes = new double[0];
  private double[] reverseSlopes = new double[0];
  private boolean mutual;

  /** Empties the store and makes room. */
  void begin(int atomsOfTask, int atMost) {
    if (start.length < atomsOfTask + 1) {
      start = new int[atomsOfTask + 1];
    }
    if (sites.length < atMost) {
      sites = new int[atMost];
      slopes = new double[atMost];
      densitySlopes = new double[atMost];
    }
    atoms = 0;
    pairs = 0;
  }

  /** Appends the pairs of the atoms of a block. */
  void append(PairBlock block, int atomsOfBlock, boolean isMutual) {
    int count = block.size();
    for (int a = 0; a < atomsOfBlock; a++) {
      start[++atoms] = pairs + block.start(a + 1);
    }
    System.arraycopy(block.sites(), 0, sites, pairs, count);
    System.arraycopy(block.slopes(), 0, slopes, pairs, count);
    System.arraycopy(block.densitySlopes(), 0, densitySlopes, pairs, count);
    mutual = isMutual;
    if (!mutual) {
      if (reverseSlopes.length < sites.length) {
        reverseSlopes = new double[sites.length];
      }
      System.arraycopy(block.reverseDensitySlopes(), 0, reverseSlopes, pairs, count);
    }
    pairs += count;
  }

  /** First pair of atom {@code a} of the task. */
  int start(int a) {
    return start[a];
  }

  int[] sites() {
    return sites;
  }

  double[] slopes() {
    return slopes;
  }

  double[] densitySlopes() {
    return densitySlopes;
  }

  double[] reverseSlopes() {
    return mutual ? densitySlopes : reverseSlopes;
  }
}
