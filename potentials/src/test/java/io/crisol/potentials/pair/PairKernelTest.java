package io.crisol.potentials.pair;

import static io.crisol.structures.Element.Ar;
import static io.crisol.structures.Element.Kr;
import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.potentials.PairBlock;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.Arrays;
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
}
