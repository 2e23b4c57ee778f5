package io.crisol.potentials.descriptors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.EnvironmentBlock;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sums over pairs of neighbours by moments, against the sums themselves. */
class MomentWorkTest {
  private static final List<Element> ELEMENTS = List.of(Element.O, Element.Si, Element.Cu);

  /** Wide functions of all kinds of pairs that the list of elements has, and weighted ones. */
  private static List<SymmetryFunction> functions(int highest) {
    List<SymmetryFunction> functions = new ArrayList<>();
    RadialFactor[] factors = {
      new RadialFactor.Gaussian(0.05, 0.4, 4.5, Falloff.COSINE, 0),
      new RadialFactor.Gaussian(0.3, 0, 4.5, Falloff.POLYNOMIAL_2, 0.2),
      new RadialFactor.Compact(-1, 3.5, Falloff.POLYNOMIAL_3, true)
    };
    for (RadialFactor factor : factors) {
      for (int zeta = 1; zeta <= highest; zeta += zeta < 4 ? 1 : 4) {
        AngularFactor angular = new AngularFactor.CosinePower(zeta % 2 == 0 ? 1 : -1, zeta);
        functions.add(new SymmetryFunction.Angular(Optional.empty(), factor, angular, false));
        for (int a = 0; a < 3; a++) {
          for (int b = a; b < 3; b++) {
            SymmetryFunction.Pair pair =
                new SymmetryFunction.Pair(ELEMENTS.get(a), ELEMENTS.get(b));
            functions.add(new SymmetryFunction.Angular(Optional.of(pair), factor, angular, false));
          }
        }
      }
    }
    return functions;
  }

  /** Every atom sees all others: {@code places}³ − 1, two thirds of them of two elements. */
  private static EnvironmentBlock block(int places) {
    RandomStream random = new RandomStream(5);
    int n = places * places * places;
    Element[] elements = new Element[n];
    double[] positions = new double[3 * n];
    for (int i = 0; i < n; i++) {
      elements[i] = ELEMENTS.get(i == 0 ? 2 : i % 2);
      int[] place = {i % places, i / places % places, i / places / places};
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] = 4.0 / places * place[axis] + 0.1 * random.nextGaussian();
      }
    }
    Structure structure = new Structure(Cell.OPEN, elements, positions);
    EnvironmentBlock block = new EnvironmentBlock(4.5);
    Neighbors neighbors = Neighbors.of(structure, 4.5, 0);
    block.fill(structure, neighbors, neighbors.positions(structure), 0, n);
    return block;
  }

  @Test
  void momentsGiveTheSumsOverPairsAndTheirGradients() {
    for (int highest : new int[] {2, 4, 16}) {
      List<SymmetryFunction> functions = functions(highest);
      SymmetryFunctionDescriptor descriptor =
          new SymmetryFunctionDescriptor(ELEMENTS, List.of(functions, functions, functions));
      SymmetryPlan plan = new SymmetryPlan(functions, descriptor.indexOf());
      EnvironmentBlock block = block(5);
      assertThat(plan.pairs).isEmpty();
      assertThat(plan.moments.pays(block.start(1) - block.start(0))).isTrue();
      Descriptor.Work work = descriptor.work();
      for (int a = 0; a < 7; a++) {
        compare(descriptor, block, a, work);
      }
    }
  }

  private static void compare(
      SymmetryFunctionDescriptor descriptor, EnvironmentBlock block, int a, Descriptor.Work work) {
    double[] plain = descriptor.values(block.environment(a));
    double[] fast = new double[plain.length];
    work.compute(block, a, fast);
    double[] w = new double[plain.length];
    RandomStream random = new RandomStream(9);
    double scale = 1;
    for (int n = 0; n < plain.length; n++) {
      assertThat(fast[n])
          .as(descriptor.names(0).get(n))
          .isCloseTo(plain[n], within(1e-12 * (1 + Math.abs(plain[n]))));
      w[n] = random.nextGaussian();
      scale = Math.max(scale, Math.abs(plain[n]));
    }
    double[][] found = new double[3][block.pairs()];
    work.pullBack(w, found[0], found[1], found[2]);
    double[][] expected = new double[3][block.pairs()];
    int first = block.start(a);
    descriptor.pullBack(
        block.environment(a),
        w,
        (k, x, y, z) -> {
          expected[0][first + k] += x;
          expected[1][first + k] += y;
          expected[2][first + k] += z;
        });
    for (int axis = 0; axis < 3; axis++) {
      assertThat(found[axis]).containsExactly(expected[axis], within(1e-12 * scale));
    }
  }

  /** T_n and powers from their Legendre polynomials. */
  @Test
  void polynomialsAreSumsOfLegendrePolynomials() {
    for (double c : new double[] {-1, -0.4, 0.1, 0.9, 1}) {
      double[][] t = LegendreSeries.chebyshev(12);
      for (int n = 0; n <= 12; n++) {
        assertThat(sum(t[n], c)).isCloseTo(Math.cos(n * Math.acos(c)), within(1e-13));
      }
      for (int zeta : new int[] {1, 2, 5, 16}) {
        double expected = 2 * Math.pow((1 - 0.9 * c) / 2, zeta);
        assertThat(sum(LegendreSeries.power(-0.9, zeta), c)).isCloseTo(expected, within(1e-14));
      }
    }
  }

  private static double sum(double[] a, double c) {
    double before = 0;
    double p = 1;
    double sum = 0;
    for (int l = 0; l < a.length; l++) {
      sum += a[l] * p;
      double next = ((2 * l + 1) * c * p - l * before) / (l + 1);
      before = p;
      p = next;
    }
    return sum;
  }

  /** Few neighbours are no case for moments: their sums keep every digit. */
  @Test
  void fewNeighboursAreTakenPairByPair() {
    List<SymmetryFunction> functions = functions(4);
    SymmetryFunctionDescriptor descriptor =
        new SymmetryFunctionDescriptor(ELEMENTS, List.of(functions, functions, functions));
    SymmetryPlan plan = new SymmetryPlan(functions, descriptor.indexOf());
    assertThat(plan.moments.pays(7)).isFalse();
    compare(descriptor, block(2), 0, descriptor.work());
    double[] alone = new double[functions.size()];
    Arrays.fill(alone, 1);
    descriptor.work().compute(block(1), 0, alone);
    assertThat(alone).containsOnly(0);
  }
}
