package io.crisol.structures;

import java.util.Arrays;

/**
 * Linked-cell search behind {@link Neighbors}: atoms are folded into the cell and sorted into bins
 * about half a reach wide; each atom looks only into bins that its sphere can touch, through the
 * periodic boundary as often as needed.
 */
final class NeighborSearch {
  /** Atoms per task; fixed, so that the list does not depend on the number of threads. */
  private static final int TASK = 512;

  private final Structure structure;
  private final double reach;
  private final int n;
  private final int[] folds;
  private final double[] folded;
  private final int[] bins = new int[3];
  private final int[] span = new int[3];
  private final int[] shells = new int[3];
  private final double[] low = new double[3];
  private final double[] width = new double[3];
  private int[] binStart;
  private int[] binAtoms;
  private int[] binOfAtom;
  private double[] binned;
  private int home;

  private NeighborSearch(Structure structure, double reach) {
    this.structure = structure;
    this.reach = reach;
    this.n = structure.size();
    this.folds = new int[3 * n];
    this.folded = new double[3 * n];
  }

  static Neighbors search(Structure structure, double cutoff, double skin) {
    if (!(cutoff >= 0) || !(skin >= 0) || cutoff + skin == Double.POSITIVE_INFINITY) {
      throw Problem.PARAMETER_INVALID.with(
          "cutoff",
          cutoff,
          "a cutoff is a length in Å, at least 0",
          "give a positive number such as 6.0");
    }
    NeighborSearch search = new NeighborSearch(structure, cutoff + skin);
    search.refuseBeyondMemory();
    double[] fractional = search.fold();
    search.chooseBins(fractional);
    search.fillBins(fractional);
    return search.collect(cutoff, skin);
  }

  private void refuseBeyondMemory() {
    if (!structure.cell().isBulk()) {
      return;
    }
    double perAtom = 4.19 * reach * reach * reach * n / structure.cell().volume();
    double bytes = 12.0 * perAtom * n;
    double limit = Math.min(Runtime.getRuntime().maxMemory(), 12.0 * Integer.MAX_VALUE);
    if (bytes > limit) {
      throw Problem.MEMORY_SHORT.with(
          String.format("%.1f GB", bytes / 1e9),
          String.format("%.1f GB", limit / 1e9),
          String.format(
              "a reach of %.1f Å gives each of %d atoms %.0f neighbours", reach, n, perAtom),
          "choose a smaller cutoff or structure, or give Java more memory");
    }
  }

  /** Folds periodic directions into [0, 1) and returns the fractional coordinates, double[3N]. */
  private double[] fold() {
    Cell cell = structure.cell();
    double[] fractional = new double[3 * n];
    for (int i = 0; i < n; i++) {
      double x = structure.coordinate(3 * i);
      double y = structure.coordinate(3 * i + 1);
      double z = structure.coordinate(3 * i + 2);
      for (int a = 0; a < 3; a++) {
        double f = cell.fractional(a, x, y, z);
        int whole = cell.isPeriodic(a) ? (int) Math.floor(f) : 0;
        folds[3 * i + a] = whole;
        fractional[3 * i + a] = f - whole;
      }
      for (int axis = 0; axis < 3; axis++) {
        folded[3 * i + axis] = structure.coordinate(3 * i + axis) - shift(folds, 3 * i, axis);
      }
    }
    return fractional;
  }

  private double shift(int[] times, int k, int axis) {
    Cell cell = structure.cell();
    return times[k] * cell.vector(0, axis)
        + times[k + 1] * cell.vector(1, axis)
        + times[k + 2] * cell.vector(2, axis);
  }

  private void chooseBins(double[] fractional) {
    double[] extent = new double[3];
    for (int a = 0; a < 3; a++) {
      boolean periodic = structure.cell().isPeriodic(a);
      double min = periodic || n == 0 ? 0 : Double.POSITIVE_INFINITY;
      double max = periodic || n == 0 ? 1 : Double.NEGATIVE_INFINITY;
      for (int k = a; !periodic && k < 3 * n; k += 3) {
        min = Math.min(min, fractional[k]);
        max = Math.max(max, fractional[k]);
      }
      low[a] = min;
      extent[a] = periodic ? 1 : Math.max((max - min) * (1 + 1e-12), 1e-9);
    }
    countBins(extent);
    for (int a = 0; a < 3; a++) {
      width[a] = extent[a] / bins[a];
      double reached = Math.ceil(reach / (width[a] * structure.cell().height(a)) + 1e-9);
      // Without repetition there is nothing beyond the bins, however thin they are.
      span[a] =
          (int)
              Math.min(
                  reached, structure.cell().isPeriodic(a) ? Integer.MAX_VALUE / 4 : bins[a] - 1);
      shells[a] =
          structure.cell().isPeriodic(a) ? Math.floorDiv(bins[a] - 1 + span[a], bins[a]) : 0;
    }
  }

  private void countBins(double[] extent) {
    double size = Math.max(reach / 2, 1e-3);
    long total;
    do {
      total = 1;
      for (int a = 0; a < 3; a++) {
        double length = extent[a] * structure.cell().height(a);
        bins[a] = (int) Math.max(1, Math.min(1000, Math.floor(length / size)));
        total *= bins[a];
      }
      size *= 1.3;
    } while (total > 4L * n + 64);
  }

  private void fillBins(double[] fractional) {
    binStart = new int[bins[0] * bins[1] * bins[2] + 1];
    binOfAtom = new int[n];
    for (int i = 0; i < n; i++) {
      int bin = 0;
      for (int a = 0; a < 3; a++) {
        int along = (int) ((fractional[3 * i + a] - low[a]) / width[a]);
        bin = bin * bins[a] + Math.clamp(along, 0, bins[a] - 1);
      }
      binOfAtom[i] = bin;
      binStart[bin + 1]++;
    }
    Arrays.parallelPrefix(binStart, Integer::sum);
    int[] next = Arrays.copyOf(binStart, binStart.length - 1);
    binAtoms = new int[n];
    for (int i = 0; i < n; i++) {
      binAtoms[next[binOfAtom[i]]++] = i;
    }
    binned = new double[3 * n];
    for (int k = 0; k < n; k++) {
      System.arraycopy(folded, 3 * binAtoms[k], binned, 3 * k, 3);
    }
  }

  private Neighbors collect(double cutoff, double skin) {
    int tasks = (n + TASK - 1) / TASK;
    Part[] parts = new Part[tasks];
    int[] imageTable = imageTable();
    double[] translations = new double[imageTable.length];
    for (int k = 0; k < translations.length; k++) {
      translations[k] = shift(imageTable, k / 3 * 3, k % 3);
    }
    home = imageRow(0, 0, 0);
    int[] start = new int[n + 1];
    Workers.forEach(
        tasks, t -> parts[t] = part(t * TASK, Math.min(n, (t + 1) * TASK), translations, start));
    for (int i = 0; i < n; i++) {
      start[i + 1] = Math.addExact(start[i + 1], start[i]);
    }
    int[] sites = new int[start[n]];
    SiteNumbers numbers = new SiteNumbers(n, home);
    for (int t = 0; t < tasks; t++) {
      int first = start[t * TASK];
      for (int k = 0; k < parts[t].size; k++) {
        sites[first + k] = numbers.number(parts[t].atoms[k], parts[t].images[k]);
      }
      parts[t] = null;
    }
    ElementRows.order(structure, start, sites, numbers.siteAtoms());
    return new Neighbors(structure, cutoff, skin, start, sites, numbers, folds, imageTable);
  }

  /** All translations that can occur, int[3 × images], and their row by {@link #imageRow}. */
  private int[] imageTable() {
    long rows = (2L * shells[0] + 1) * (2L * shells[1] + 1) * (2L * shells[2] + 1);
    if (rows > Short.MAX_VALUE) {
      throw Problem.PARAMETER_INVALID.with(
          "cutoff",
          reach,
          "it reaches over more than 30000 copies of the cell",
          "choose a smaller cutoff or repeat the cell");
    }
    int[] table = new int[(int) (3 * rows)];
    int k = 0;
    for (int a = -shells[0]; a <= shells[0]; a++) {
      for (int b = -shells[1]; b <= shells[1]; b++) {
        for (int c = -shells[2]; c <= shells[2]; c++) {
          table[k++] = a;
          table[k++] = b;
          table[k++] = c;
        }
      }
    }
    return table;
  }

  private int imageRow(int a, int b, int c) {
    return ((a + shells[0]) * (2 * shells[1] + 1) + b + shells[1]) * (2 * shells[2] + 1)
        + c
        + shells[2];
  }

  private Part part(int first, int last, double[] translations, int[] start) {
    Part part = new Part();
    for (int i = first; i < last; i++) {
      int before = part.size;
      int bin = binOfAtom[i];
      int c0 = bin % bins[2];
      int b0 = bin / bins[2] % bins[1];
      int a0 = bin / bins[2] / bins[1];
      for (int a = from(0, a0); a <= to(0, a0); a++) {
        int ia = Math.floorDiv(a, bins[0]);
        for (int b = from(1, b0); b <= to(1, b0); b++) {
          int ib = Math.floorDiv(b, bins[1]);
          int row = ((a - ia * bins[0]) * bins[1] + b - ib * bins[1]) * bins[2];
          for (int c = from(2, c0); c <= to(2, c0); c++) {
            int ic = Math.floorDiv(c, bins[2]);
            visit(part, i, row + c - ic * bins[2], imageRow(ia, ib, ic), translations);
          }
        }
      }
      start[i + 1] = part.size - before;
    }
    return part;
  }

  private int from(int a, int bin) {
    return structure.cell().isPeriodic(a) ? bin - span[a] : Math.max(0, bin - span[a]);
  }

  private int to(int a, int bin) {
    return structure.cell().isPeriodic(a) ? bin + span[a] : Math.min(bins[a] - 1, bin + span[a]);
  }

  private void visit(Part part, int i, int bin, int image, double[] translations) {
    double sx = translations[3 * image] - folded[3 * i];
    double sy = translations[3 * image + 1] - folded[3 * i + 1];
    double sz = translations[3 * image + 2] - folded[3 * i + 2];
    int self = image == home ? i : -1;
    double limit = reach * reach;
    for (int k = binStart[bin]; k < binStart[bin + 1]; k++) {
      double dx = binned[3 * k] + sx;
      double dy = binned[3 * k + 1] + sy;
      double dz = binned[3 * k + 2] + sz;
      if (dx * dx + dy * dy + dz * dz < limit && binAtoms[k] != self) {
        part.add(binAtoms[k], image);
      }
    }
  }

  /** The entries found by one task. */
  private static final class Part {
    private int[] atoms = new int[TASK * 64];
    private short[] images = new short[TASK * 64];
    private int size;

    void add(int atom, int image) {
      if (size == atoms.length) {
        atoms = Arrays.copyOf(atoms, 2 * size);
        images = Arrays.copyOf(images, 2 * size);
      }
      atoms[size] = atom;
      images[size++] = (short) image;
    }
  }
}
