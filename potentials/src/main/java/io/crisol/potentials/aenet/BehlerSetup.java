package io.crisol.potentials.aenet;

import io.crisol.potentials.descriptors.AngularFactor;
import io.crisol.potentials.descriptors.Falloff;
import io.crisol.potentials.descriptors.RadialFactor;
import io.crisol.potentials.descriptors.SymmetryFunction;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * aenet's "Behler2011" descriptors:
 *
 * <pre>
 *   G1  Σ_j fc(r_ij)                      G2  Σ_j exp(−η (r_ij − R_s)²) fc(r_ij)
 *   G4  2^(1−ζ) Σ_{j&lt;k} (1 + λ cos θ)^ζ exp(−η (r_ij² + r_ik² + r_jk²)) fc fc fc
 *   G5  the same without r_jk;  fc = ½ (cos(πr/Rc) + 1)
 * </pre>
 *
 * The components do not stand in the order in which the functions are listed: for each element of
 * the environment come its radial functions (G1, then G2), then the angular ones (G4, then G5) of
 * its pairs with itself and with the elements after it.
 *
 * <p>Source: Behler, J. Chem. Phys. 134, 074106 (2011), doi:10.1063/1.3553717; order as in aenet
 * 2.0.4.
 */
final class BehlerSetup {
  static final String KIND = "Behler2011";

  /** A function, and where it stands among the components. */
  private record Placed(int first, int second, int code, SymmetryFunction function) {
    /** Radial functions of an element stand before its angular ones. */
    int group() {
      return second < 0 ? 0 : second + 1;
    }
  }

  private BehlerSetup() {}

  /**
   * The functions in the order of the components.
   *
   * @throws io.crisol.structures.ProblemException PARAMETER_INVALID for a kind that Crisol does not
   *     have
   */
  static List<SymmetryFunction> functions(AenetFile.Setup setup) {
    List<Placed> placed = new ArrayList<>();
    IntStream.range(0, setup.size()).forEach(k -> placed.add(placed(setup, k)));
    // Sorting is stable: functions of one kind keep their order.
    placed.sort(
        Comparator.comparingInt(Placed::first)
            .thenComparingInt(Placed::group)
            .thenComparingInt(Placed::code));
    return placed.stream().map(Placed::function).toList();
  }

  private static Placed placed(AenetFile.Setup setup, int k) {
    int code = setup.codes()[k];
    int from = AenetFile.Setup.PARAMETERS * k;
    double[] p = setup.parameters();
    double cutoff = p[from];
    int a = partner(setup, k, 0);
    return switch (code) {
      case 1 -> radial(setup, a, code, gaussian(0, 0, cutoff));
      case 2 -> radial(setup, a, code, gaussian(p[from + 2], p[from + 1], cutoff));
      case 4, 5 -> {
        int b = partner(setup, k, 1);
        SymmetryFunction.Pair pair =
            new SymmetryFunction.Pair(element(setup, a), element(setup, b));
        AngularFactor angle = new AngularFactor.CosinePower(p[from + 1], p[from + 2]);
        yield new Placed(
            Math.min(a, b),
            Math.max(a, b),
            code,
            new SymmetryFunction.Angular(
                Optional.of(pair), gaussian(p[from + 3], 0, cutoff), angle, code == 4));
      }
      default ->
          throw Problem.PARAMETER_INVALID.with(
              "symmetry function G",
              code,
              "Crisol reads aenet's G1, G2, G4 and G5",
              "train without it");
    };
  }

  private static Placed radial(AenetFile.Setup setup, int a, int code, RadialFactor factor) {
    return new Placed(
        a, -1, code, new SymmetryFunction.Radial(Optional.of(element(setup, a)), factor));
  }

  private static RadialFactor gaussian(double eta, double shift, double cutoff) {
    return new RadialFactor.Gaussian(eta, shift, cutoff, Falloff.COSINE, 0);
  }

  /** Index of a partner in the environment, from 0. */
  private static int partner(AenetFile.Setup setup, int k, int which) {
    int index = setup.partners()[2 * k + which];
    if (index < 1 || index > setup.environment().length) {
      throw Problem.PARAMETER_INVALID.with(
          "element of function " + (k + 1),
          index,
          "the environment has " + setup.environment().length + " elements",
          "take the original file");
    }
    return index - 1;
  }

  private static Element element(AenetFile.Setup setup, int index) {
    return Element.of(setup.environment()[index]);
  }
}
