package io.crisol.potentials.descriptors;

import io.crisol.potentials.Continuity;
import io.crisol.potentials.Environment;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.PairGradient;
import io.crisol.structures.Element;
import java.util.List;

/**
 * Numbers that describe the environment of an atom; their count may depend on its element.
 * Immutable.
 */
public interface Descriptor {
  /** Elements that it knows, in its own order; others count them from 0 in this order. */
  List<Element> elements();

  /** Distance beyond which neighbours are not seen, Å. */
  double cutoff();

  /** Number of components for atoms of element {@code e} of {@link #elements}. */
  int size(int e);

  /** Names of these components for people. */
  List<String> names(int e);

  /** Components of one environment by their definition, double[size]. */
  double[] values(Environment around);

  /**
   * Adds Σ_n w_n dG_n/dr_ij of every neighbour to {@code out}, by the definition.
   *
   * @param w double[size], for components without unit in units of what {@code out} takes times Å
   */
  void pullBack(Environment around, double[] w, PairGradient out);

  /** The fast path for one thread. */
  Work work();

  /** Values and Jacobian of every atom of the block, kept for training. */
  StoredJacobian jacobian(EnvironmentBlock block);

  /**
   * Bytes that {@link #jacobian} will hold for so many atoms with so many neighbours within the
   * largest cutoff in all.
   */
  long jacobianBytes(int atoms, long entries);

  /** Whether {@link #work} is faster than the definition on this machine. */
  boolean isFast();

  /** How smoothly the components let go of an atom at the cutoff. */
  Continuity continuity();

  /** Values of one atom, then gradients of the same atom; holds scratch. */
  interface Work {
    /** Writes the components of atom {@code a} of the block to {@code out}, double[≥ size]. */
    void compute(EnvironmentBlock block, int a, double[] out);

    /**
     * Adds Σ_n w_n dG_n/dr_ij to the gradients of the pairs of the atom that was computed last.
     *
     * @param gx gradient by pair of the block; likewise {@code gy}, {@code gz}
     */
    void pullBack(double[] w, double[] gx, double[] gy, double[] gz);
  }
}
