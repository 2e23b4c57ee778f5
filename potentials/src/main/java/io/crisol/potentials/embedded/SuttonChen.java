package io.crisol.potentials.embedded;

import io.crisol.potentials.AtomicPotential;
import io.crisol.potentials.Environment;
import io.crisol.potentials.PairGradient;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.Set;

/**
 * Sutton-Chen potential of a metal,
 *
 * <pre>
 *   E_i = ε [½ Σ_j (a/r_ij)ⁿ s(r_ij) − c √ρ_i],   ρ_i = Σ_j (a/r_ij)ᵐ s(r_ij),
 * </pre>
 *
 * with whole n > m. The original sums reach to infinity; here s(r) = 1 − 10t³ + 15t⁴ − 6t⁵, t = (r
 * − r₁)/(r₂ − r₁), takes the terms to zero between an inner and an outer distance, with energy,
 * force and its slope continuous. Source: A. P. Sutton, J. Chen, Phil. Mag. Lett. 61, 139 (1990),
 * doi:10.1080/09500839008206493.
 */
public final class SuttonChen implements AtomicPotential {
  /**
   * Parameters.
   *
   * @param epsilon ε, eV
   * @param a length a, Å
   * @param c strength c of the embedding
   * @param n power of the repulsion
   * @param m power of the density
   * @param inner r₁ where the sums begin to end, Å
   * @param outer r₂ where they end, Å
   */
  public record Parameters(
      double epsilon, double a, double c, int n, int m, double inner, double outer) {
    /** Refuses what makes no metal. */
    public Parameters {
      boolean finite = Double.isFinite(epsilon) && Double.isFinite(c) && Double.isFinite(outer);
      check(finite && epsilon > 0, "epsilon", epsilon, "it is greater than 0");
      check(a > 0 && Double.isFinite(a), "a", a, "it is greater than 0");
      check(c > 0, "c", c, "it is greater than 0");
      check(m > 0 && m < n && n <= 100, "n", n, "n is above m, and m above 0; both up to 100");
      check(inner > 0 && inner < outer, "inner", inner, "it is between 0 and outer");
    }

    private static void check(boolean right, String name, double value, String why) {
      if (!right) {
        throw Problem.PARAMETER_INVALID.with(name, value, why, "correct it");
      }
    }
  }

  private final Element element;
  private final Parameters p;

  /** A metal of one element. */
  public SuttonChen(Element element, Parameters parameters) {
    this.element = element;
    this.p = parameters;
  }

  /** The element. */
  public Element element() {
    return element;
  }

  /** The parameters. */
  public Parameters parameters() {
    return p;
  }

  @Override
  public Set<Element> elements() {
    return Set.of(element);
  }

  @Override
  public double cutoff() {
    return p.outer;
  }

  private static double power(double base, int exponent) {
    double product = 1;
    double square = base;
    for (int rest = exponent; rest > 0; rest >>= 1) {
      product *= (rest & 1) == 1 ? square : 1;
      square *= square;
    }
    return product;
  }

  private double fading(double r) {
    double t = Math.max(0, (r - p.inner) / (p.outer - p.inner));
    return 1 - t * t * t * (10 - t * (15 - 6 * t));
  }

  private double fadingSlope(double r) {
    double t = Math.max(0, (r - p.inner) / (p.outer - p.inner));
    return -30 * t * t * (1 - t) * (1 - t) / (p.outer - p.inner);
  }

  @Override
  public double energy(Environment around, PairGradient out) {
    double repulsion = 0;
    double density = 0;
    for (int k = 0; k < around.size(); k++) {
      double r = around.r(k);
      double s = fading(r);
      repulsion += s * power(p.a / r, p.n);
      density += s * power(p.a / r, p.m);
    }
    if (density == 0) {
      return 0;
    }
    double root = Math.sqrt(density);
    for (int k = 0; k < around.size(); k++) {
      double r = around.r(k);
      double s = fading(r);
      double slope = fadingSlope(r);
      double dRepulsion = power(p.a / r, p.n) * (slope - p.n * s / r);
      double dDensity = power(p.a / r, p.m) * (slope - p.m * s / r);
      double g = p.epsilon * (0.5 * dRepulsion - 0.5 * p.c / root * dDensity) / r;
      out.add(k, g * around.x(k), g * around.y(k), g * around.z(k));
    }
    return p.epsilon * (0.5 * repulsion - p.c * root);
  }
}
