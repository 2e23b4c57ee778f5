package io.crisol.potentials;

import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import java.util.Arrays;

/**
 * The environments of a few consecutive atoms as flat arrays, for kernels. Pairs of atom a are entries
 * {@code start(a) … start(a + 1) − 1} of the arrays, which may be longer than the number of pairs and must
 * not be changed. Filled anew for each block and reused by one thread.
 */
public final class EnvironmentBlock {
  private static final Element[] ELEMENTS = Element.values();

  private final double cutoff;
  private int firstAtom;
  private int size;
  private int[] start = new int[1];
  private Element[] centres = new Element[0];
  private int[] neighbour = new int[0];
  private byte[] elements = new byte[0];
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
   * @param folded positions from {@link Neighbors#fold}
   * @param translations from {@link Neighbors#translations}
   */
  public void fill(Structure structure, Neighbors neighbors, double[] folded, double[] translations, int first, int last) {
    firstAtom = first;
    size = last - first;
    if (start.length < size + 1) {
      start = new int[size + 1];
      centres = new Element[size];
    }
    reserve(neighbors.start(last) - neighbors.start(first));
    int pairs = 0;
    for (int i = first; i < last; i++) {
      centres[i - first] = structure.element(i);
      pairs = appendPairs(structure, neighbors, folded, translations, i, pairs);
      start[i - first + 1] = pairs;
    }
  }

  private int appendPairs(Structure structure, Neighbors neighbors, double[] folded, double[] translations, int i, int from) {
    double xi = folded[3 * i];
    double yi = folded[3 * i + 1];
    double zi = folded[3 * i + 2];
    double limit = cutoff * cutoff;
    int pairs = from;
    for (int entry = neighbors.start(i); entry < neighbors.start(i + 1); entry++) {
      int j = neighbors.atom(entry);
      int image = 3 * neighbors.image(entry);
      double dx = folded[3 * j] + translations[image] - xi;
      double dy = folded[3 * j + 1] + translations[image + 1] - yi;
      double dz = folded[3 * j + 2] + translations[image + 2] - zi;
      double square = dx * dx + dy * dy + dz * dz;
      if (square < limit) {
        x[pairs] = dx;
        y[pairs] = dy;
        z[pairs] = dz;
        r[pairs] = Math.sqrt(square);
        neighbour[pairs] = j;
        elements[pairs++] = (byte) structure.element(j).ordinal();
      }
    }
    return pairs;
  }

  private void reserve(int pairs) {
    if (x.length < pairs) {
      int length = pairs + pairs / 4 + 16;
      x = Arrays.copyOf(x, length);
      y = Arrays.copyOf(y, length);
      z = Arrays.copyOf(z, length);
      r = Arrays.copyOf(r, length);
      neighbour = Arrays.copyOf(neighbour, length);
      elements = Arrays.copyOf(elements, length);
    }
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
    return centres[a];
  }

  /** Element of the neighbour of a pair. */
  public Element element(int pair) {
    return ELEMENTS[elements[pair]];
  }

  /** Index in the structure of the neighbour of a pair. */
  public int neighbour(int pair) {
    return neighbour[pair];
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
