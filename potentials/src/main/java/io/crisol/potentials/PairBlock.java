package io.crisol.potentials;

import io.crisol.structures.HalfNeighbors;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The pairs of a few consecutive atoms, each once, as flat arrays for kernels. Entries beyond
 * {@link #size} go on for {@link #PADDING} with squares of a harmless distance, so that a kernel
 * may take whole vectors. Filled anew for each block and reused by one thread.
 */
public final class PairBlock {
  /** Entries after the last pair: one vector of the widest kind. */
  public static final int PADDING = 8;

  private int size;
  private int first;
  private int atoms;
  private final int[] start;
  private int[] elements = new int[0];
  private int[] siteAtoms = new int[0];
  private int[] sites = new int[0];
  private double[] squares = new double[0];
  private double[] energies = new double[0];
  private double[] slopes = new double[0];
  private int[] types = new int[0];
  private double[] products = new double[0];
  private double[][] densities = new double[4][0];

  PairBlock() {
    this(PairAssembly.BLOCK);
  }

  private PairBlock(int mostAtoms) {
    start = new int[mostAtoms + 1];
  }

  /**
   * An empty block for the pairs of one atom, to be filled by {@link #fill(int, int[], double[],
   * int, double)}.
   */
  public static PairBlock ofOneAtom() {
    return new PairBlock(1);
  }

  /**
   * Fills a block {@link #ofOneAtom} with its pairs, for those who keep neighbours of their own.
   *
   * @param centre element of the atom by {@link io.crisol.structures.Element#ordinal}
   * @param neighbours elements of the neighbours, likewise
   * @param r2 squares of their distances, Å², below that of {@code cutoff}
   * @param count number of neighbours
   * @param cutoff Å
   */
  public void fill(int centre, int[] neighbours, double[] r2, int count, double cutoff) {
    reserve(count + PADDING);
    if (elements.length < count + 1) {
      elements = new int[2 * count + 1];
      siteAtoms = new int[2 * count + 1];
      Arrays.setAll(siteAtoms, k -> k);
    }
    elements[0] = centre;
    System.arraycopy(neighbours, 0, elements, 1, count);
    System.arraycopy(r2, 0, squares, 0, count);
    for (int k = 0; k < count; k++) {
      sites[k] = k + 1;
    }
    first = 0;
    atoms = 1;
    start[1] = count;
    size = count;
    Arrays.fill(squares, count, count + PADDING, cutoff * cutoff);
  }

  /** The pairs of a small structure closer than {@code cutoff}, Å. */
  public static PairBlock of(Structure structure, double cutoff) {
    Neighbors neighbors = Neighbors.of(structure, cutoff, 0);
    PairBlock block = new PairBlock(structure.size());
    block.fill(
        structure.ordinals(),
        neighbors.half(),
        neighbors.siteAtoms(),
        neighbors.positions(structure),
        cutoff,
        0,
        structure.size());
    return block;
  }

  /**
   * Fills the block with the pairs of atoms {@code from … to − 1} that are closer than {@code
   * cutoff}.
   *
   * @param ordinals elements of the atoms by {@link io.crisol.structures.Element#ordinal}
   * @param positions of all sites, double[3 × sites]
   */
  void fill(
      int[] ordinals,
      HalfNeighbors half,
      int[] atomsOfSites,
      double[] positions,
      double cutoff,
      int from,
      int to) {
    elements = ordinals;
    siteAtoms = atomsOfSites;
    first = from;
    atoms = to - from;
    reserve(half.start(to) - half.start(from) + PADDING);
    int pairs = 0;
    for (int i = from; i < to; i++) {
      pairs =
          PairAssemblyKernel.append(
              i,
              half.start(i),
              half.start(i + 1),
              half.sites(),
              positions,
              cutoff * cutoff,
              squares,
              sites,
              pairs);
      start[i - from + 1] = pairs;
    }
    size = pairs;
    Arrays.fill(squares, pairs, pairs + PADDING, cutoff * cutoff);
  }

  private void reserve(int length) {
    if (squares.length < length) {
      int generous = length + length / 4;
      sites = new int[generous];
      squares = new double[generous];
      energies = new double[generous];
      slopes = new double[generous];
    }
  }

  /** Number of pairs. */
  public int size() {
    return size;
  }

  /** r² by pair, Å²; padded. */
  public double[] squares() {
    return squares;
  }

  /** φ by pair, eV; to be filled. */
  public double[] energies() {
    return energies;
  }

  /** φ'/r by pair, eV/Å²; to be filled. */
  public double[] slopes() {
    return slopes;
  }

  /** Density of the neighbour at the centre, by pair; to be filled by embedded potentials. */
  public double[] densities() {
    return density(0);
  }

  /** Its derivative divided by r. */
  public double[] densitySlopes() {
    return density(1);
  }

  /** Density of the centre at the neighbour, by pair; to be filled unless it is the same. */
  public double[] reverseDensities() {
    return density(2);
  }

  /** Its derivative divided by r. */
  public double[] reverseDensitySlopes() {
    return density(3);
  }

  private double[] density(int k) {
    if (densities[k].length < squares.length) {
      densities[k] = new double[squares.length];
    }
    return densities[k];
  }

  /**
   * A number for each pair of elements: {@code index[centre] * n + index[neighbour]}, by pair and
   * padded with zeros.
   *
   * @param index by {@link io.crisol.structures.Element#ordinal}, 0 … n − 1
   */
  public int[] types(int[] index, int n) {
    if (types.length < squares.length) {
      types = new int[squares.length];
    }
    if (n == 1) {
      Arrays.fill(types, 0, size + PADDING, 0);
      return types;
    }
    for (int a = 0; a < atoms; a++) {
      int row = index[elements[first + a]] * n;
      for (int k = start[a]; k < start[a + 1]; k++) {
        types[k] = row + index[elements[siteAtoms[sites[k]]]];
      }
    }
    Arrays.fill(types, size, size + PADDING, 0);
    return types;
  }

  /** Products of a number of the two atoms, by pair and padded with zeros. */
  public double[] products(double[] values) {
    if (products.length < squares.length) {
      products = new double[squares.length];
    }
    for (int a = 0; a < atoms; a++) {
      double own = values[first + a];
      for (int k = start[a]; k < start[a + 1]; k++) {
        products[k] = own * values[siteAtoms[sites[k]]];
      }
    }
    Arrays.fill(products, size, size + PADDING, 0);
    return products;
  }

  /**
   * Energy, forces and virial of a sum over pairs whose energies depend on the atoms, not on their
   * elements alone as in {@link PairSum}.
   *
   * @param pairs fills energies and slopes of a block
   * @param cutoff Å; {@code neighbors} reach as far
   */
  public static Prediction sum(
      Consumer<PairBlock> pairs,
      double cutoff,
      Structure structure,
      Neighbors neighbors,
      Quantities wanted) {
    return PairAssembly.predict(pairs, cutoff, structure, neighbors, wanted);
  }

  /**
   * Ends pairs earlier than at the cutoff of the potential: energies and slopes of those that are
   * not closer than {@code cutoffs}, by type, become zero.
   */
  public void endAt(int[] typeOfPair, double[] cutoffs) {
    for (int k = 0; k < size; k++) {
      if (Math.sqrt(squares[k]) >= cutoffs[typeOfPair[k]]) {
        energies[k] = 0;
        slopes[k] = 0;
      }
    }
  }

  /** First pair of atom {@code a} of the block; {@code start(atoms)} is {@link #size}. */
  int start(int a) {
    return start[a];
  }

  /** Site of the neighbour by pair. */
  int[] sites() {
    return sites;
  }
}
