package io.crisol.potentials.aenet;

import io.crisol.potentials.descriptors.AngularFactor;
import io.crisol.potentials.descriptors.Falloff;
import io.crisol.potentials.descriptors.RadialFactor;
import io.crisol.potentials.descriptors.SymmetryFunction;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.Arrays;
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
    List<Placed> placed = placed(setup);
    return Arrays.stream(order(setup)).mapToObj(k -> placed.get(k).function()).toList();
  }

  /** Number of the function of each component. */
  static int[] order(AenetFile.Setup setup) {
    List<Placed> placed = placed(setup);
    // Sorting is stable: functions of one kind keep their order.
    return IntStream.range(0, setup.size())
        .boxed()
        .sorted(
            Comparator.comparingInt((Integer k) -> placed.get(k).first())
                .thenComparingInt(k -> placed.get(k).group())
                .thenComparingInt(k -> placed.get(k).code()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static List<Placed> placed(AenetFile.Setup setup) {
    List<Placed> placed = new ArrayList<>();
    IntStream.range(0, setup.size()).forEach(k -> placed.add(placed(setup, k)));
    return placed;
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

  /** A function in aenet's terms. */
  private record Coded(int code, double[] parameters, int first, int second) {}

  /**
   * The set-up of these functions of {@code element}, without statistics.
   *
   * @throws io.crisol.structures.ProblemException NOT_EXPORTED where aenet has no such function
   */
  static AenetFile.Setup setup(
      Element element,
      List<Element> environment,
      double shortest,
      List<SymmetryFunction> functions) {
    List<Coded> coded = functions.stream().map(f -> coded(f, environment)).toList();
    return new AenetFile.Setup(
        "",
        element.symbol(),
        environment.stream().map(Element::symbol).toArray(String[]::new),
        shortest,
        functions.stream().mapToDouble(f -> f.radial().cutoff()).max().orElse(0),
        KIND,
        coded.stream().mapToInt(Coded::code).toArray(),
        coded.stream()
            .flatMapToDouble(
                c -> Arrays.stream(Arrays.copyOf(c.parameters, AenetFile.Setup.PARAMETERS)))
            .toArray(),
        coded.stream().flatMapToInt(c -> IntStream.of(c.first, c.second)).toArray(),
        AenetFile.Statistics.none(functions.size()));
  }

  private static Coded coded(SymmetryFunction function, List<Element> environment) {
    if (!(function.radial()
            instanceof RadialFactor.Gaussian(var eta, var shift, var rc, var fall, var inner))
        || fall != Falloff.COSINE
        || inner != 0) {
      throw refused(function);
    }
    return switch (function) {
      case SymmetryFunction.Radial radial when radial.neighbour().isPresent() -> {
        int first = environment.indexOf(radial.neighbour().get()) + 1;
        yield eta == 0
            ? new Coded(1, new double[] {rc}, first, 0)
            : new Coded(2, new double[] {rc, shift, eta}, first, 0);
      }
      case SymmetryFunction.Angular angular
          when angular.pair().isPresent()
              && shift == 0
              && angular.angular() instanceof AngularFactor.CosinePower(var lambda, var zeta) -> {
        int a = environment.indexOf(angular.pair().get().first()) + 1;
        int b = environment.indexOf(angular.pair().get().second()) + 1;
        yield new Coded(
            angular.narrow() ? 4 : 5,
            new double[] {rc, lambda, zeta, eta},
            Math.min(a, b),
            Math.max(a, b));
      }
      default -> throw refused(function);
    };
  }

  private static RuntimeException refused(SymmetryFunction function) {
    return Problem.NOT_EXPORTED.with(
        "the symmetry function " + function.text(),
        "aenet",
        "aenet's are G1, G2, G4 and G5 of named elements with the cosine cutoff function");
  }
}
