package io.crisol.potentials.pair;

import static io.crisol.structures.Element.Ar;
import static io.crisol.structures.Element.Kr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.PairBlock;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The vector kernels and their scalar twins give the same bits. */
class PairKernelTest {
  private final int[] index = index();

  private static int[] index() {
    int[] index = new int[Element.values().length];
    index[Kr.ordinal()] = 1;
    return index;
  }

  private static PairBlock block() {
    RandomStream random = new RandomStream(3);
    Element[] elements = new Element[7];
    double[] positions = new double[21];
    for (int i = 0; i < 7; i++) {
      elements[i] = i % 3 == 0 ? Kr : Ar;
    }
    for (int k = 0; k < 21; k++) {
      positions[k] = 8 * random.nextDouble();
    }
    return PairBlock.of(new Structure(Cell.box(8, 8, 8), elements, positions), 7);
  }

  private static void assertSameBits(PairBlock fast, double[] energies, double[] slopes) {
    assertThat(fast.size()).isGreaterThan(50);
    assertThat(Arrays.copyOf(fast.energies(), fast.size()))
        .isEqualTo(Arrays.copyOf(energies, fast.size()));
    assertThat(Arrays.copyOf(fast.slopes(), fast.size()))
        .isEqualTo(Arrays.copyOf(slopes, fast.size()));
  }

  @Test
  void lennard_jones() {
    PairBlock block = block();
    double[] energies = new double[block.size()];
    double[] slopes = new double[block.size()];
    double[] line = {0.1, -0.2, 0.3, 0.4};
    double[] c12 = {1000, 2000, 3000, 4000};
    double[] c6 = {1, 2, 3, 4};
    int[] types = block.types(index, 2);
    LennardJonesKernel.scalar(
        block.size(), types, c12, c6, line, line, block.squares(), energies, slopes);
    LennardJonesKernel.pairs(block, types, c12, c6, line, line);
    assertSameBits(block, energies, slopes);
  }

  @Test
  void lennard_jones_of_one_kind() {
    PairBlock block = block();
    double[] energies = new double[block.size()];
    double[] slopes = new double[block.size()];
    double[] line = {0.1};
    double[] c12 = {1000};
    double[] c6 = {3};
    int[] types = block.types(new int[index.length], 1);
    LennardJonesKernel.scalar(
        block.size(), types, c12, c6, line, line, block.squares(), energies, slopes);
    LennardJonesKernel.pairs(block, types, c12, c6, line, line);
    assertSameBits(block, energies, slopes);
  }

  @Test
  void morse() {
    PairBlock block = block();
    double[] energies = new double[block.size()];
    double[] slopes = new double[block.size()];
    double[] line = {0.1, -0.2, 0.3, 0.4};
    double[] depth = {0.01, 0.012, 0.012, 0.014};
    double[] alpha = {1.2, 1.25, 1.25, 1.3};
    double[] r0 = {3.8, 3.9, 3.9, 4.0};
    int[] types = block.types(index, 2);
    MorseKernel.scalar(
        block.size(), types, depth, alpha, r0, line, line, block.squares(), energies, slopes);
    MorseKernel.pairs(block, types, depth, alpha, r0, line, line);
    assertSameBits(block, energies, slopes);
  }

  @Test
  void buckingham() {
    PairBlock block = block();
    double[] energies = new double[block.size()];
    double[] slopes = new double[block.size()];
    double[] line = {0.1, -0.2, 0.3, 0.4};
    double[] a = {1000, 2000, 3000, 4000};
    double[] rho = {3, 3.1, 3.2, 3.3};
    double[] c = {10, 20, 30, 40};
    int[] types = block.types(index, 2);
    BuckinghamKernel.scalar(
        block.size(), types, a, rho, c, line, line, block.squares(), energies, slopes);
    BuckinghamKernel.pairs(block, types, a, rho, c, line, line, false);
    assertSameBits(block, energies, slopes);
    double[] none = new double[4];
    BuckinghamKernel.scalar(
        block.size(), types, a, rho, c, none, none, block.squares(), energies, slopes);
    BuckinghamKernel.pairs(block, types, a, rho, c, none, none, true);
    assertSameBits(block, energies, slopes);
  }

  @Test
  void born_mayer_huggins() {
    PairBlock block = block();
    double[] energies = new double[block.size()];
    double[] slopes = new double[block.size()];
    double[] line = {0.1, -0.2, 0.3, 0.4};
    double[] a = {0.1, 0.2, 0.3, 0.4};
    double[] rho = {3, 3.1, 3.2, 3.3};
    double[] sigma = {2, 2.1, 2.2, 2.3};
    double[] c = {10, 20, 30, 40};
    double[] d = {1, -2, 3, -4};
    int[] types = block.types(index, 2);
    BornMayerHugginsKernel.scalar(
        block.size(), types, a, rho, sigma, c, d, line, line, block.squares(), energies, slopes);
    BornMayerHugginsKernel.pairs(block, types, a, rho, sigma, c, d, line, line, false);
    assertSameBits(block, energies, slopes);
    double[] none = new double[4];
    BornMayerHugginsKernel.scalar(
        block.size(), types, a, rho, sigma, c, d, none, none, block.squares(), energies, slopes);
    BornMayerHugginsKernel.pairs(block, types, a, rho, sigma, c, d, none, none, true);
    assertSameBits(block, energies, slopes);
  }

  @Test
  void many_at_a_time_agree_with_the_formula() {
    for (PairFormula<?> formula : formulas()) {
      double[] out = new double[2];
      double[] none = new double[4];
      PairBlock block = block();
      int[] rows = new int[block.size() + PairBlock.PADDING];
      for (int k = 0; k < block.size(); k++) {
        rows[k] = k % 4;
      }
      formula.fill(block, rows, none, none);
      for (int k = 0; k < block.size(); k++) {
        double r = Math.sqrt(block.squares()[k]);
        formula.at(rows[k], r, out);
        assertThat(block.energies()[k])
            .isCloseTo(out[0], within(1e-13 * Math.max(1, Math.abs(out[0]))));
        assertThat(block.slopes()[k] * r)
            .isCloseTo(out[1], within(1e-13 * Math.max(1, Math.abs(out[1]))));
      }
    }
  }

  private static List<PairFormula<?>> formulas() {
    ElementPair light = ElementPair.of(Ar);
    ElementPair mixed = new ElementPair(Ar, Kr);
    ElementPair heavy = ElementPair.of(Kr);
    PairCutoffs cutoffs = PairCutoffs.of(7);
    return List.of(
        new Buckingham(
            Map.of(
                light, new Buckingham.Pair(1500, 0.3, 20),
                mixed, new Buckingham.Pair(1600, 0.31, 30),
                heavy, new Buckingham.Pair(1700, 0.32, 40)),
            cutoffs,
            Smoothing.NONE),
        new BornMayerHuggins(
            Map.of(
                light, new BornMayerHuggins.Pair(0.2, 0.3, 3, 20, 10),
                mixed, new BornMayerHuggins.Pair(0.3, 0.31, 3.1, 30, -20),
                heavy, new BornMayerHuggins.Pair(0.4, 0.32, 3.2, 40, 30)),
            cutoffs,
            Smoothing.NONE));
  }
}
