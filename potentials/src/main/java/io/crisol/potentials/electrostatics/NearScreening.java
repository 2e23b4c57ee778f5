package io.crisol.potentials.electrostatics;

import io.crisol.potentials.functions.HalfTurns;
import io.crisol.structures.Problem;

/**
 * What is left of the Coulomb energy of two close atoms: none of it up to the inner distance, all
 * of it from the outer one on,
 *
 * <pre>  f(r) = ½ (1 − cos(π (r − r_in)/(r_out − r_in)))  </pre>
 *
 * between them. A short-ranged model then has the near part to itself.
 *
 * @param inner r_in, Å
 * @param outer r_out, Å; 0 where nothing is screened
 */
public record NearScreening(double inner, double outer) {
  /** Nothing is screened. */
  public static final NearScreening NONE = new NearScreening(0, 0);

  /**
   * Checks the order.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_INVALID
   */
  public NearScreening {
    boolean none = inner == 0 && outer == 0;
    if (!none && !(inner >= 0 && inner < outer && outer < Double.POSITIVE_INFINITY)) {
      throw Problem.PARAMETER_INVALID.with(
          "screening",
          inner + " to " + outer + " Å",
          "it begins at 0 or farther and ends beyond its beginning",
          "give an inner and a larger outer distance, or 0 and 0 for none");
    }
  }

  /** Whether anything is screened. */
  public boolean isPresent() {
    return outer > 0;
  }

  /**
   * From the energy and slope of two clouds, as in {@link Screening}, to what has to be added for
   * the screening, (f − 1) of it; in place.
   */
  void apply(double r, double[] pair) {
    double x = Math.clamp((r - inner) / (outer - inner), 0, 1);
    double f = 0.5 * (1 - HalfTurns.cosine(x));
    boolean between = r > inner && r < outer;
    double slope = between ? 0.5 * Math.PI / (outer - inner) * HalfTurns.sine(x) : 0;
    pair[1] = (f - 1) * pair[1] - slope * pair[0] / r;
    pair[0] *= f - 1;
  }
}
