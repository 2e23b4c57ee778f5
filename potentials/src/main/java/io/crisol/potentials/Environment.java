package io.crisol.potentials;

import io.crisol.structures.Element;

/**
 * One atom and its neighbours: a view of an {@link EnvironmentBlock}. Neighbours are numbered from
 * 0.
 */
public final class Environment {
  private final EnvironmentBlock block;
  private final int atom;
  private final int first;

  Environment(EnvironmentBlock block, int atom) {
    this.block = block;
    this.atom = atom;
    this.first = block.start(atom);
  }

  /** Element of the central atom. */
  public Element centre() {
    return block.centre(atom);
  }

  /** Number of neighbours within the cutoff. */
  public int size() {
    return block.start(atom + 1) - first;
  }

  /** Element of neighbour {@code k}. */
  public Element element(int k) {
    return block.element(first + k);
  }

  /** x component of r_ij = r_j − r_i, Å. */
  public double x(int k) {
    return block.x()[first + k];
  }

  /** y component of r_ij, Å. */
  public double y(int k) {
    return block.y()[first + k];
  }

  /** z component of r_ij, Å. */
  public double z(int k) {
    return block.z()[first + k];
  }

  /** Distance r_ij, Å. */
  public double r(int k) {
    return block.r()[first + k];
  }

  /** Number of the first neighbour among the pairs of the block; for {@link BlockGradient}. */
  int first() {
    return first;
  }
}
