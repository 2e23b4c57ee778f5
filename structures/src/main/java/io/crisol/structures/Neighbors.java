package io.crisol.structures;

/**
 * For every atom the atoms (and periodic images) within a reach of cutoff + skin. Each pair stands
 * twice, once at either end. Immutable; reused by {@link #update} until an atom has moved half the
 * skin.
 *
 * <p>Flat rows: the neighbours of atom i are entries {@code start(i) … start(i + 1) − 1}, in the
 * order of their elements in the structure that the list was built from. An entry names a site:
 * sites 0 … n − 1 are the atoms, folded into the cell, further ones are periodic images of atoms.
 * With the places of all sites from {@link #positions}, r_ij = site_j − site_i. In other words: an
 * entry names the other atom j and a lattice translation, and with positions folded by {@link
 * #fold}, r_ij = fold_j − fold_i + translation.
 */
public final class Neighbors {
  /** Atoms or sites per task. */
  private static final int SLICE = 4096;

  private final Structure built;
  private final double cutoff;
  private final double skin;
  private final int[] start;
  private final int[] sites;
  private final int[] siteAtoms;
  private final short[] siteImages;
  private final int[] folds;
  private final int[] imageTable;
  private volatile HalfNeighbors half;

  Neighbors(
      Structure built,
      double cutoff,
      double skin,
      int[] start,
      int[] sites,
      SiteNumbers numbers,
      int[] folds,
      int[] imageTable) {
    this.built = built;
    this.cutoff = cutoff;
    this.skin = skin;
    this.start = start;
    this.sites = sites;
    this.siteAtoms = numbers.siteAtoms();
    this.siteImages = numbers.images();
    this.folds = folds;
    this.imageTable = imageTable;
  }

  /**
   * The neighbours of every atom; time and memory grow linearly with the number of atoms. Any cell,
   * also one smaller than the cutoff; open and mixed boundaries.
   *
   * @param cutoff Å, at least 0
   * @param skin extra reach for reuse, Å, at least 0
   * @throws ProblemException MEMORY_SHORT, PARAMETER_INVALID
   */
  public static Neighbors of(Structure structure, double cutoff, double skin) {
    return NeighborSearch.search(structure, cutoff, skin);
  }

  /**
   * This list where it still holds for {@code moved} (same cell, no atom beyond half the skin),
   * else a new one.
   */
  public Neighbors update(Structure moved) {
    return holdsFor(moved) ? this : of(moved, cutoff, skin);
  }

  /**
   * As {@link #update}, but this list is also kept for a cell that has been deformed since it was
   * made, as long as no pair beyond its reach can have come within the cutoff: with the deformation
   * M of the cell and u the way of an atom beyond it, |M r + u_j − u_i| ≥ σ |r| − 2 max |u| where σ
   * = 1 − ‖M − 1‖.
   */
  public Neighbors follow(Structure moved) {
    if (moved.cell().equals(built.cell())) {
      return update(moved);
    }
    boolean comparable = moved.size() == built.size() && moved.cell().isBulk();
    return comparable && built.cell().isBulk() && reaches(moved) ? this : of(moved, cutoff, skin);
  }

  private boolean reaches(Structure moved) {
    double[] m = Matrix3.product(Matrix3.inverse(built.cell().vectors()), moved.cell().vectors());
    double norm = 0;
    for (int k = 0; k < 9; k++) {
      double part = m[k] - (k % 4 == 0 ? 1 : 0);
      norm += part * part;
    }
    double way = ((1 - Math.sqrt(norm)) * (cutoff + skin) - cutoff) / 2;
    if (!(way > 0)) {
      return false;
    }
    for (int k = 0; k < 3 * built.size(); k += 3) {
      double square = 0;
      for (int x = 0; x < 3; x++) {
        double d =
            moved.coordinate(k + x)
                - built.coordinate(k) * m[x]
                - built.coordinate(k + 1) * m[3 + x]
                - built.coordinate(k + 2) * m[6 + x];
        square += d * d;
      }
      if (!(square <= way * way)) {
        return false;
      }
    }
    return true;
  }

  private boolean holdsFor(Structure moved) {
    if (moved.size() != built.size() || !moved.cell().equals(built.cell())) {
      return false;
    }
    double limit = skin * skin / 4;
    boolean[] far = new boolean[slices(built.size())];
    Workers.forEach(far.length, slice -> far[slice] = movedFarther(moved, limit, slice));
    for (boolean one : far) {
      if (one) {
        return false;
      }
    }
    return true;
  }

  private boolean movedFarther(Structure moved, double limit, int slice) {
    for (int k = 3 * slice * SLICE; k < 3 * Math.min(built.size(), (slice + 1) * SLICE); k += 3) {
      double dx = moved.coordinate(k) - built.coordinate(k);
      double dy = moved.coordinate(k + 1) - built.coordinate(k + 1);
      double dz = moved.coordinate(k + 2) - built.coordinate(k + 2);
      if (!(dx * dx + dy * dy + dz * dz <= limit)) {
        return true;
      }
    }
    return false;
  }

  private static int slices(int length) {
    return (length + SLICE - 1) / SLICE;
  }

  /**
   * The structure this list was built from: the same structure gives the same list, bit for bit.
   */
  public Structure builtFrom() {
    return built;
  }

  /** Cutoff that the list serves, Å. */
  public double cutoff() {
    return cutoff;
  }

  /** Extra reach, Å. */
  public double skin() {
    return skin;
  }

  /** Number of atoms. */
  public int size() {
    return start.length - 1;
  }

  /** Number of entries (twice the number of pairs). */
  public int entries() {
    return start[start.length - 1];
  }

  /** First entry of atom {@code i}; {@code start(size())} is the number of entries. */
  public int start(int i) {
    return start[i];
  }

  /** Number of sites: atoms, and periodic images that some atom sees. */
  public int siteCount() {
    return siteAtoms.length;
  }

  /** The site of each entry, for kernels; shared, not to be changed. */
  public int[] sites() {
    return sites;
  }

  /** The atom of each site, for kernels; shared, not to be changed. */
  public int[] siteAtoms() {
    return siteAtoms;
  }

  /** The site of an entry. */
  public int site(int entry) {
    return sites[entry];
  }

  /** The other atom of an entry. */
  public int atom(int entry) {
    return siteAtoms[sites[entry]];
  }

  /** Row of {@link #translations} that belongs to an entry. */
  public int image(int entry) {
    int beyond = sites[entry] - size();
    return beyond < 0 ? home() : siteImages[beyond];
  }

  /** Row of the vanishing translation: the middle one. */
  private int home() {
    return imageTable.length / 6;
  }

  /** Each pair once; made when first asked for. */
  public HalfNeighbors half() {
    HalfNeighbors made = half;
    if (made == null) {
      made = HalfNeighbors.of(this, home());
      half = made; // Two threads may both make it: the same list.
    }
    return made;
  }

  /** Places of all sites for {@code structure}: double[3 × siteCount], Å. */
  public double[] positions(Structure structure) {
    double[] shifts = translations(structure);
    double[] all = new double[3 * siteAtoms.length];
    int n = size();
    Workers.forEach(slices(n), slice -> fold(structure, slice, all));
    Workers.forEach(
        slices(siteAtoms.length - n),
        slice -> {
          int last = Math.min(siteAtoms.length, n + (slice + 1) * SLICE);
          for (int site = n + slice * SLICE; site < last; site++) {
            int atom = 3 * siteAtoms[site];
            int image = 3 * siteImages[site - n];
            all[3 * site] = all[atom] + shifts[image];
            all[3 * site + 1] = all[atom + 1] + shifts[image + 1];
            all[3 * site + 2] = all[atom + 2] + shifts[image + 2];
          }
        });
    return all;
  }

  /** Lattice translations in Å for the cell of {@code structure}: double[3 × images]. */
  public double[] translations(Structure structure) {
    double[] shifts = new double[imageTable.length];
    for (int k = 0; k < imageTable.length; k += 3) {
      for (int axis = 0; axis < 3; axis++) {
        shifts[k + axis] = translation(structure.cell(), imageTable, k, axis);
      }
    }
    return shifts;
  }

  /** Positions folded into the cell they were listed in: double[3N], Å. */
  public double[] fold(Structure structure) {
    double[] folded = new double[3 * size()];
    Workers.forEach(slices(size()), slice -> fold(structure, slice, folded));
    return folded;
  }

  private void fold(Structure structure, int slice, double[] folded) {
    for (int k = 3 * slice * SLICE; k < 3 * Math.min(size(), (slice + 1) * SLICE); k += 3) {
      boolean inside = (folds[k] | folds[k + 1] | folds[k + 2]) == 0;
      for (int axis = 0; axis < 3; axis++) {
        double shift = inside ? 0 : translation(structure.cell(), folds, k, axis);
        folded[k + axis] = structure.coordinate(k + axis) - shift;
      }
    }
  }

  private static double translation(Cell cell, int[] times, int k, int axis) {
    return times[k] * cell.vector(0, axis)
        + times[k + 1] * cell.vector(1, axis)
        + times[k + 2] * cell.vector(2, axis);
  }
}
