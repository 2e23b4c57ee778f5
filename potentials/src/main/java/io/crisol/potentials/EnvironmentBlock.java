package io.crisol.potentials;

import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.Arrays;

/**
 * The environments of a few consecutive atoms as flat arrays, for kernels. Pairs of atom a are
 * entries {@code start(a) … start(a + 1) − 1} of the arrays, which must not be changed. Beyond the
 * last pair they go on for {@link #PADDING} entries of vanishing vectors at the distance of the
 * cutoff, so that a kernel may take whole vectors. Filled anew for each block and reused by one
 * thread.
 */
public final class EnvironmentBlock {
  /** Entries after the last pair: one vector of the widest kind. */
  public static final int PADDING = 8;

  private static final Element[] ELEMENTS = Element.values();

  private double cutoff;
  private int firstAtom;
  private boolean grouped;
  private int size;
  private int[] start = new int[1];
  private int[] centres = new int[0];
  private int[] neighbour = new int[0];
  private int[] near = new int[0];

  /** By atom of the structure. */
  private int[] elements = new int[0];

  private int[] types = new int[0];
  private double[] x = new double[0];
  private double[] y = new double[0];
  private double[] z = new double[0];
  private double[] r = new double[0];

  /** An empty block that takes pairs closer than {@code cutoff}, Å. */
  public EnvironmentBlock(double cutoff) {
    this.cutoff = cutoff;
  }

  /**
   * Fills the block with atoms {@code first … last − 1}.
   *
   * @param positions of all sites, from {@link Neighbors#positions}
   */
  public void fill(
      Structure structure, Neighbors neighbors, double[] positions, int first, int last) {
    fill(structure.ordinals(), neighbors, positions, first, last);
  }

  void fill(int[] ordinal, Neighbors neighbors, double[] positions, int first, int last) {
    setAtoms(ordinal, first, last);
    grouped = ordinal == neighbors.builtFrom().ordinals();
    reserve(neighbors.start(last) - neighbors.start(first) + PADDING);
    int[] siteAtoms = neighbors.siteAtoms();
    int pairs = 0;
    for (int i = first; i < last; i++) {
      int next =
          EnvironmentKernel.near(
              i,
              neighbors.start(i),
              neighbors.start(i + 1),
              neighbors.sites(),
              positions,
              cutoff * cutoff,
              near,
              pairs);
      EnvironmentKernel.fetch(i, pairs, next, near, siteAtoms, positions, x, y, z, r, neighbour);
      pairs = next;
      start[i - first + 1] = pairs;
    }
    EnvironmentKernel.roots(r, pairs);
    pad(pairs);
  }

  /**
   * Begins to fill the block atom by atom, for those who keep neighbours of their own: {@link
   * #open} for each atom, {@link #add} for its neighbours, {@link #end}.
   *
   * @param ordinal elements of all atoms by {@link Element#ordinal}
   * @param most number of atoms that will be opened, at most
   */
  public void begin(int[] ordinal, int most) {
    if (start.length < most + 1) {
      start = new int[most + 1];
      centres = new int[most];
    }
    firstAtom = 0;
    size = 0;
    elements = ordinal;
    grouped = false;
    reserve(64 + PADDING);
  }

  /** The next atom. */
  public void open(int atom) {
    centres[size] = elements[atom];
    start[size + 1] = start[size];
    size++;
  }

  /** A neighbour of the atom opened last, closer than the cutoff; r_ij in Å. */
  public void add(int atom, double dx, double dy, double dz, double distance) {
    int k = start[size];
    if (k + PADDING >= x.length) {
      grow(2 * (k + PADDING) + 64);
    }
    x[k] = dx;
    y[k] = dy;
    z[k] = dz;
    r[k] = distance;
    neighbour[k] = atom;
    start[size] = k + 1;
  }

  private void grow(int length) {
    x = Arrays.copyOf(x, length);
    y = Arrays.copyOf(y, length);
    z = Arrays.copyOf(z, length);
    r = Arrays.copyOf(r, length);
    neighbour = Arrays.copyOf(neighbour, length);
    near = new int[length];
  }

  /** Ends the filling. */
  public void end() {
    pad(start[size]);
  }

  private void setAtoms(int[] ordinal, int first, int last) {
    firstAtom = first;
    size = last - first;
    elements = ordinal;
    if (start.length < size + 1) {
      start = new int[size + 1];
      centres = new int[size];
    }
    System.arraycopy(ordinal, first, centres, 0, size);
  }

  private void pad(int pairs) {
    for (int k = pairs; k < pairs + PADDING; k++) {
      x[k] = 0;
      y[k] = 0;
      z[k] = 0;
      r[k] = cutoff;
      neighbour[k] = 0;
    }
  }

  private void reserve(int length) {
    if (x.length < length) {
      int generous = length + length / 4;
      x = new double[generous];
      y = new double[generous];
      z = new double[generous];
      r = new double[generous];
      neighbour = new int[generous];
      near = new int[generous];
    }
  }

  /**
   * A number for each pair of elements: {@code index[centre] * n + index[neighbour]}, by pair and
   * padded.
   *
   * @param index by {@link Element#ordinal}, 0 … n − 1
   */
  public int[] pairTypes(int[] index, int n) {
    if (types.length < x.length) {
      types = new int[x.length];
    }
    if (n == 1) {
      // Never written with anything but zeros unless two potentials share the block.
      Arrays.fill(types, 0, pairs() + PADDING, 0);
      return types;
    }
    for (int a = 0; a < size; a++) {
      int row = index[centres[a]] * n;
      for (int k = start[a]; k < start[a + 1]; k++) {
        types[k] = row + index[elements[neighbour[k]]];
      }
    }
    Arrays.fill(types, pairs(), pairs() + PADDING, 0);
    return types;
  }

  /** Changes the distance below which pairs are taken, Å, for the next filling. */
  void setCutoff(double other) {
    cutoff = other;
  }

  /** Number of atoms. */
  public int size() {
    return size;
  }

  /** Number of pairs. */
  public int pairs() {
    return start[size];
  }

  /** Index in the structure of the first atom. */
  public int firstAtom() {
    return firstAtom;
  }

  /** First pair of atom {@code a}; {@code start(size())} is the number of pairs. */
  public int start(int a) {
    return start[a];
  }

  /** Element of atom {@code a}. */
  public Element centre(int a) {
    return ELEMENTS[centres[a]];
  }

  /** Element of the neighbour of a pair. */
  public Element element(int pair) {
    return ELEMENTS[elements[neighbour[pair]]];
  }

  /** Index in the structure of the neighbour of a pair. */
  public int neighbour(int pair) {
    return neighbour[pair];
  }

  /** Index in the structure of the neighbour, by pair, for kernels. */
  public int[] neighbours() {
    return neighbour;
  }

  /**
   * Whether the pairs of each atom are known to stand in the order of their neighbours' {@link
   * Element#ordinal}: elements may have been exchanged since the list of neighbours was made.
   */
  public boolean isGrouped() {
    return grouped;
  }

  /** {@link Element#ordinal} by index in the structure, for kernels. */
  public int[] ordinals() {
    return elements;
  }

  /** x components of r_ij by pair, Å. */
  public double[] x() {
    return x;
  }

  /** y components of r_ij by pair, Å. */
  public double[] y() {
    return y;
  }

  /** z components of r_ij by pair, Å. */
  public double[] z() {
    return z;
  }

  /** Distances by pair, Å. */
  public double[] r() {
    return r;
  }

  /** Atom {@code a} and its neighbours. */
  public Environment environment(int a) {
    return new Environment(this, a);
  }
}
