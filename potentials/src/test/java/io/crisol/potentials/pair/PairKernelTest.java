package io.crisol.potentials.pair;

import static io.crisol.structures.Element.Ar;
import static io.crisol.structures.Element.Kr;
import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.potentials.AtomicPotential;
import io.crisol.potentials.BlockGradient;
import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The vector kernels and their scalar twins give the same bits. */
class PairKernelTest {
  private static final Map<ElementPair, LennardJones.Pair> LJ =
      Map.of(
          ElementPair.of(Ar),
          new LennardJones.Pair(0.0104, 3.4),
          ElementPair.of(Kr),
          new LennardJones.Pair(0.014, 3.65),
          new ElementPair(Ar, Kr),
          new LennardJones.Pair(0.0115, 3.5));
  private static final Map<ElementPair, Morse.Pair> MORSE =
      Map.of(
          ElementPair.of(Ar),
          new Morse.Pair(0.01, 1.2, 3.8),
          ElementPair.of(Kr),
          new Morse.Pair(0.014, 1.3, 4.0),
          new ElementPair(Ar, Kr),
          new Morse.Pair(0.012, 1.25, 3.9));

  private final PairTypes<LennardJones.Pair> types = new PairTypes<>(LJ);

  private static EnvironmentBlock block() {
    RandomStream random = new RandomStream(3);
    Element[] elements = new Element[7];
    double[] positions = new double[21];
    for (int i = 0; i < 7; i++) {
      elements[i] = i % 3 == 0 ? Kr : Ar;
    }
    for (int k = 0; k < 21; k++) {
      positions[k] = 8 * random.nextDouble();
    }
    Structure structure = new Structure(Cell.box(8, 8, 8), elements, positions);
    Neighbors neighbors = Neighbors.of(structure, 7, 0);
    EnvironmentBlock block = new EnvironmentBlock(7);
    block.fill(structure, neighbors, neighbors.positions(structure), 0, 7);
    return block;
  }

  private static BlockGradient run(AtomicPotential potential, EnvironmentBlock block) {
    BlockGradient gradient = new BlockGradient();
    gradient.clear(block, Quantities.FORCES);
    potential.energies(block, gradient);
    return gradient;
  }

  private static BlockGradient empty(EnvironmentBlock block) {
    BlockGradient gradient = new BlockGradient();
    gradient.clear(block, Quantities.FORCES);
    return gradient;
  }

  private static void assertSameBits(
      EnvironmentBlock block, BlockGradient fast, BlockGradient plain) {
    plain.sumPairEnergies(block);
    assertThat(block.pairs()).isGreaterThan(100);
    assertThat(fast.energies()).isEqualTo(plain.energies());
    for (int k = 0; k < block.pairs(); k++) {
      assertThat(new double[] {fast.x()[k], fast.y()[k], fast.z()[k]})
          .as("pair %d", k)
          .isEqualTo(new double[] {plain.x()[k], plain.y()[k], plain.z()[k]});
    }
  }

  @Test
  void lennard_jones() {
    EnvironmentBlock block = block();
    double[] c12 = types.table(p -> 4 * p.epsilon() * twelfth(p.sigma()));
    double[] c6 = types.table(p -> 4 * p.epsilon() * sixth(p.sigma()));
    double[] none = new double[4];
    BlockGradient plain = empty(block);
    LennardJonesKernel.scalar(
        block.pairs(),
        block.pairTypes(types.index(), 2),
        c12,
        c6,
        none,
        none,
        block.x(),
        block.y(),
        block.z(),
        block.r(),
        plain.pairEnergies(),
        plain.x(),
        plain.y(),
        plain.z());
    assertSameBits(block, run(new LennardJones(LJ, 7, Smoothing.NONE), block), plain);
  }

  /**
   * By repeated multiplication, as the potential does: powers of other order have other last bits.
   */
  private static double twelfth(double sigma) {
    return multiplied(sigma, 12);
  }

  private static double sixth(double sigma) {
    return multiplied(sigma, 6);
  }

  private static double multiplied(double base, int times) {
    double product = 1;
    for (int k = 0; k < times; k++) {
      product *= base;
    }
    return product;
  }

  @Test
  void morse() {
    EnvironmentBlock block = block();
    PairTypes<Morse.Pair> morse = new PairTypes<>(MORSE);
    double[] none = new double[4];
    BlockGradient plain = empty(block);
    MorseKernel.scalar(
        block.pairs(),
        block.pairTypes(morse.index(), 2),
        morse.table(Morse.Pair::depth),
        morse.table(Morse.Pair::alpha),
        morse.table(Morse.Pair::r0),
        none,
        none,
        block.x(),
        block.y(),
        block.z(),
        block.r(),
        plain.pairEnergies(),
        plain.x(),
        plain.y(),
        plain.z());
    assertSameBits(block, run(new Morse(MORSE, 7, Smoothing.NONE), block), plain);
  }
}
