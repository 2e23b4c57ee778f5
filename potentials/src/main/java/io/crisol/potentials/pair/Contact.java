package io.crisol.potentials.pair;

import io.crisol.potentials.Continuity;
import java.util.Map;

/**
 * An energy for every contact, for alloys and spins on a fixed lattice (E. Ising, Z. Phys. 31, 253
 * (1925), doi:10.1007/BF02980577),
 *
 * <pre>  E_i = ½ Σ_j ε_ab   for r_ij below the cutoff of the pair.  </pre>
 *
 * With ε = J for like and −J for unlike atoms it is H = J Σ s_i s_j. There are no forces.
 */
public final class Contact extends PairFormula<Contact.Pair> {
  /**
   * Parameters of a pair of elements.
   *
   * @param energy ε, eV
   */
  public record Pair(double energy) {
    /** Refuses what is not finite. */
    public Pair {
      PairCheck.finite("energy", energy);
    }
  }

  /**
   * A potential for the elements of the pairs.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_MISSING for a pair without parameters
   */
  public Contact(Map<ElementPair, Pair> pairs, PairCutoffs cutoffs) {
    super(pairs, cutoffs, Smoothing.NONE);
    smooth();
  }

  @Override
  void at(int type, double r, double[] out) {
    out[0] = pair(type).energy;
    out[1] = 0;
  }

  /** Contacts end all at once. */
  @Override
  public Continuity continuity() {
    return Continuity.BROKEN;
  }
}
