package io.crisol.learning;

import io.crisol.potentials.Potential;
import io.crisol.structures.Structure;
import java.util.List;

/** A potential that gives grades, and what it was made from. */
public interface Knowledge {
  /** The potential; its predictions hold grades where they are asked for. */
  Potential potential();

  /**
   * The frames of a pool that extend the knowledge most: those whose environments enter the active
   * set, at most {@code most} of them, in order of the pool.
   *
   * @param grades largest grade of each frame
   * @return numbers in the pool
   */
  List<Integer> select(List<Structure> pool, double[] grades, int most);
}
