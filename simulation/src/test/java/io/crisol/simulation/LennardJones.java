package io.crisol.simulation;

import io.crisol.potentials.AtomicPotential;
import io.crisol.potentials.Environment;
import io.crisol.potentials.PairGradient;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.util.EnumSet;
import java.util.Set;

/**
 * Lennard-Jones for tests; multiplied by 1 − s³(10 − 15s + 6s²) between {@code inner} and the
 * cutoff, or cut and shifted where the two are equal.
 */
public record LennardJones(double epsilon, double sigma, double inner, double cutoff)
    implements AtomicPotential {
  /** Argon, smooth. */
  public static LennardJones argon() {
    return new LennardJones(0.0104, 3.4, 5.5, 6.5);
  }

  /** fcc argon of a lattice constant in Å. */
  public static Structure fcc(double a, int times) {
    double h = a / 2;
    Structure unit =
        new Structure(
            Cell.box(a, a, a),
            new Element[] {Element.of("Ar"), Element.of("Ar"), Element.of("Ar"), Element.of("Ar")},
            new double[] {0, 0, 0, 0, h, h, h, 0, h, h, h, 0});
    return unit.replicate(times, times, times);
  }

  @Override
  public Set<Element> elements() {
    return EnumSet.allOf(Element.class);
  }

  @Override
  public double energy(Environment around, PairGradient out) {
    double energy = 0;
    double x = sigma / cutoff;
    double shift = inner == cutoff ? 4 * epsilon * (power6(x) * power6(x) - power6(x)) : 0;
    for (int k = 0; k < around.size(); k++) {
      double r = around.r(k);
      double six = power6(sigma / r);
      double pair = 4 * epsilon * (six * six - six) - shift;
      double slope = -24 * epsilon * (2 * six * six - six) / r;
      if (r > inner) {
        double s = (r - inner) / (cutoff - inner);
        double window = 1 - s * s * s * (10 - 15 * s + 6 * s * s);
        slope = slope * window - pair * 30 * s * s * (1 - s) * (1 - s) / (cutoff - inner);
        pair *= window;
      }
      energy += 0.5 * pair;
      double g = 0.5 * slope / r;
      out.add(k, g * around.x(k), g * around.y(k), g * around.z(k));
    }
    return energy;
  }

  private static double power6(double x) {
    double cube = x * x * x;
    return cube * cube;
  }
}
