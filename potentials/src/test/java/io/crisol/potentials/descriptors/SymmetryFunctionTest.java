package io.crisol.potentials.descriptors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Environment;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SymmetryFunctionTest {
  private static final List<Element> ELEMENTS = List.of(Element.O, Element.Si);
  private static final double STEP = 1e-4;

  /** Every kind with every falloff and inner radius. */
  static List<SymmetryFunction> all() {
    List<SymmetryFunction> functions = new ArrayList<>();
    for (Falloff falloff : Falloff.values()) {
      for (double inner : new double[] {0, 0.3}) {
        RadialFactor wide = new RadialFactor.Gaussian(0.05, 0.4, 4.5, falloff, inner);
        RadialFactor sharp = new RadialFactor.Gaussian(0.3, 0, 4.5, falloff, inner);
        addExponential(functions, wide, new AngularFactor.CosinePower(1, 4));
        addExponential(functions, sharp, new AngularFactor.CosinePower(-1, 1));
        addExponential(functions, sharp, new AngularFactor.CosinePower(-1, 2.5));
      }
      if (falloff == Falloff.EXPONENTIAL || falloff.name().startsWith("POLYNOMIAL")) {
        addCompact(functions, falloff);
      }
    }
    return functions;
  }

  private static void addExponential(
      List<SymmetryFunction> functions, RadialFactor radial, AngularFactor angular) {
    functions.add(new SymmetryFunction.Radial(Optional.of(Element.O), radial));
    functions.add(new SymmetryFunction.Radial(Optional.empty(), radial));
    addAngular(functions, radial, angular);
  }

  private static void addAngular(
      List<SymmetryFunction> functions, RadialFactor radial, AngularFactor angular) {
    for (boolean narrow : new boolean[] {true, false}) {
      functions.add(new SymmetryFunction.Angular(Optional.empty(), radial, angular, narrow));
      functions.add(
          new SymmetryFunction.Angular(
              Optional.of(new SymmetryFunction.Pair(Element.Si, Element.O)),
              radial,
              angular,
              narrow));
      functions.add(
          new SymmetryFunction.Angular(
              Optional.of(new SymmetryFunction.Pair(Element.O, Element.O)),
              radial,
              angular,
              narrow));
    }
  }

  private static void addCompact(List<SymmetryFunction> functions, Falloff falloff) {
    RadialFactor symmetric = new RadialFactor.Compact(1.2, 4.4, falloff, false);
    RadialFactor skew = new RadialFactor.Compact(-4.4, 4.4, falloff, true);
    functions.add(new SymmetryFunction.Radial(Optional.of(Element.Si), symmetric));
    functions.add(new SymmetryFunction.Radial(Optional.empty(), skew));
    addAngular(
        functions, skew, new AngularFactor.Compact(Math.toRadians(30), Math.PI, falloff, false));
    addAngular(
        functions,
        symmetric,
        new AngularFactor.Compact(Math.toRadians(-120), Math.toRadians(120), falloff, true));
    addAngular(
        functions,
        skew,
        new AngularFactor.Compact(Math.toRadians(90), Math.toRadians(270), falloff, false));
  }

  static EnvironmentBlock block(double shiftOf, int component) {
    RandomStream random = new RandomStream(5);
    Element[] elements = new Element[12];
    double[] positions = new double[36];
    for (int i = 0; i < 12; i++) {
      elements[i] = ELEMENTS.get(i % 2);
      for (int axis = 0; axis < 3; axis++) {
        int place = axis == 0 ? i % 3 : axis == 1 ? i / 3 % 2 : i / 6;
        positions[3 * i + axis] = 1.9 * place + 0.3 * random.nextGaussian();
      }
    }
    positions[component] += shiftOf;
    Structure structure = new Structure(Cell.OPEN, elements, positions);
    EnvironmentBlock block = new EnvironmentBlock(4.5);
    Neighbors neighbors = Neighbors.of(structure, 4.5, 0);
    block.fill(structure, neighbors, neighbors.positions(structure), 0, 12);
    return block;
  }

  /** Slopes against fourth-order differences, each function by itself, on all neighbours. */
  @Test
  void gradientsAreSlopes() {
    List<SymmetryFunction> functions = all();
    SymmetryFunctionDescriptor descriptor =
        new SymmetryFunctionDescriptor(ELEMENTS, List.of(functions, functions));
    Environment here = block(0, 0).environment(0);
    for (int moved : new int[] {4, 5}) {
      for (int axis = 0; axis < 3; axis++) {
        int component = 3 * moved + axis;
        double[][] at = new double[4][];
        int[] steps = {-2, -1, 1, 2};
        for (int k = 0; k < 4; k++) {
          at[k] = descriptor.values(block(steps[k] * STEP, component).environment(0));
        }
        for (int n = 0; n < functions.size(); n++) {
          double expected = (at[0][n] - 8 * at[1][n] + 8 * at[2][n] - at[3][n]) / (12 * STEP);
          double found = slope(descriptor, here, n, moved, axis);
          assertThat(found)
              .as("%s of %d by %d", functions.get(n).text() + functions.get(n), moved, axis)
              .isCloseTo(
                  expected, within(2e-8 * (1 + Math.abs(expected)) + 1e-11 * Math.abs(at[0][n])));
        }
      }
    }
  }

  /** Atoms 1 … 11 are neighbours 0 … 10 in some order: found by their vectors. */
  private static double slope(
      SymmetryFunctionDescriptor descriptor, Environment around, int n, int moved, int axis) {
    EnvironmentBlock block = block(0, 0);
    double[] w = new double[descriptor.size(0)];
    w[n] = 1;
    double[] sum = new double[1];
    descriptor.pullBack(
        around,
        w,
        (k, x, y, z) -> {
          if (block.neighbour(block.start(0) + k) == moved) {
            sum[0] += axis == 0 ? x : axis == 1 ? y : z;
          }
        });
    return sum[0];
  }

  /** The fast path against the definition: values, and gradients for random weights. */
  @Test
  void theFastPathAgreesWithTheDefinition() {
    List<SymmetryFunction> functions = all();
    SymmetryFunctionDescriptor descriptor =
        new SymmetryFunctionDescriptor(
            ELEMENTS, List.of(functions, functions.subList(7, functions.size() - 3)));
    EnvironmentBlock block = block(0, 0);
    Descriptor.Work work = descriptor.work();
    RandomStream random = new RandomStream(9);
    for (int a = 0; a < block.size(); a++) {
      double[] plain = descriptor.values(block.environment(a));
      double[] fast = new double[functions.size()];
      work.compute(block, a, fast);
      double[] w = new double[plain.length];
      for (int n = 0; n < plain.length; n++) {
        assertThat(fast[n])
            .as(descriptor.names(a % 2).get(n))
            .isCloseTo(plain[n], within(1e-12 * (1 + Math.abs(plain[n]))));
        w[n] = random.nextGaussian();
      }
      assertGradients(descriptor, block, a, work, w);
    }
  }

  private static void assertGradients(
      Descriptor descriptor, EnvironmentBlock block, int a, Descriptor.Work work, double[] w) {
    double[][] fast = new double[3][block.pairs()];
    work.pullBack(w, fast[0], fast[1], fast[2]);
    double[][] plain = new double[3][block.pairs()];
    int first = block.start(a);
    descriptor.pullBack(
        block.environment(a),
        w,
        (k, x, y, z) -> {
          plain[0][first + k] += x;
          plain[1][first + k] += y;
          plain[2][first + k] += z;
        });
    for (int axis = 0; axis < 3; axis++) {
      assertThat(fast[axis]).containsExactly(plain[axis], within(1e-9));
    }
  }

  /** The end values and the normalisation of every falloff. */
  @Test
  void falloffsEndAtZeroAndBeginAtOne() {
    for (Falloff falloff : Falloff.values()) {
      assertThat(falloff.value(1)).isZero();
      assertThat(falloff.slope(1)).isZero();
      double start = falloff == Falloff.TANH_CUBED ? Math.pow(Math.tanh(1), 3) : 1;
      assertThat(falloff.value(0)).as("%s", falloff).isCloseTo(start, within(1e-15));
    }
    assertThat(Falloff.POLYNOMIAL_2.value(0.5)).isCloseTo(0.5, within(1e-15));
    assertThat(Falloff.EXPONENTIAL.value(0.5)).isCloseTo(Math.exp(-1.0 / 3), within(1e-15));
    assertThat(Falloff.POLYNOMIAL_4.value(0.3))
        .isCloseTo(
            1 - Math.pow(0.3, 5) * (126 - 420 * 0.3 + 540 * 0.09 - 315 * 0.027 + 70 * 0.0081),
            within(1e-15));
  }
}
