package io.crisol.potentials.descriptors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.PairFrame;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChebyshevDescriptorTest {
  private static final List<Element> TITANIA = List.of(Element.Ti, Element.O);

  /**
   * All thirty environments of aenet, each component to 1e-10 of the largest of its kind, by
   * definition and by kernel.
   */
  @Test
  void reproducesAenet() {
    Map<String, Structure> structures = TitaniaCase.structures();
    List<String> lines = TitaniaCase.lines("tio2_chebyshev_descriptors.csv");
    assertThat(lines).hasSize(31);
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.split(",");
      Structure structure = structures.get(words[0]);
      ChebyshevDescriptor descriptor =
          new ChebyshevDescriptor(
              TITANIA,
              List.of(new Expansion(Integer.parseInt(words[3]), Double.parseDouble(words[4]))),
              List.of(new Expansion(Integer.parseInt(words[5]), Double.parseDouble(words[6]))));
      assertThat(words).hasSize(7 + descriptor.size());
      EnvironmentBlock block = block(structure, descriptor.cutoff());
      int atom = Integer.parseInt(words[1]);
      double[] plain = ChebyshevDefinition.values(descriptor, block.environment(atom));
      double[] fast = new double[descriptor.size()];
      new ChebyshevWork(descriptor).compute(block, atom, fast);
      for (int n = 0; n < plain.length; n++) {
        double expected = Double.parseDouble(words[7 + n]);
        assertThat(plain[n])
            .as("%s component %d", line.substring(0, 40), n)
            .isCloseTo(expected, within(1e-10 * (1 + Math.abs(expected))));
        assertThat(fast[n])
            .as("%s component %d", line.substring(0, 40), n)
            .isCloseTo(expected, within(1e-10 * (1 + Math.abs(expected))));
      }
    }
  }

  @Test
  void weightsRunSymmetricallyAboutZero() {
    assertThat(new ChebyshevDescriptor(TITANIA, List.of(new Expansion(2, 4)), List.of()).weights())
        .containsExactly(-1, 1);
    assertThat(
            new ChebyshevDescriptor(
                    List.of(Element.Li, Element.P, Element.S),
                    List.of(new Expansion(2, 4)),
                    List.of())
                .weights())
        .containsExactly(-1, 0, 1);
    assertThat(
            new ChebyshevDescriptor(
                    List.of(Element.Li, Element.P, Element.O, Element.N),
                    List.of(new Expansion(2, 4)),
                    List.of())
                .weights())
        .containsExactly(-2, -1, 1, 2);
  }

  /**
   * Kernel against definition, values and reverse, for one to three elements, several expansions
   * and orders up to 20.
   */
  @Test
  void kernelsAgreeWithTheDefinition() {
    List<Element> all = List.of(Element.Li, Element.P, Element.S);
    for (int elements = 1; elements <= 3; elements++) {
      Structure structure = random(all.subList(0, elements), 24, 6.1, elements);
      ChebyshevDescriptor descriptor =
          new ChebyshevDescriptor(
              all.subList(0, elements),
              List.of(new Expansion(9, 5.0), new Expansion(0, 3.0)),
              List.of(new Expansion(20, 3.1), new Expansion(6, 4.2), new Expansion(1, 2.0)));
      EnvironmentBlock block = block(structure, descriptor.cutoff());
      ChebyshevWork work = new ChebyshevWork(descriptor);
      RandomStream random = new RandomStream(7);
      for (int a = 0; a < block.size(); a++) {
        compare(descriptor, block, work, a, random);
      }
    }
  }

  private static void compare(
      ChebyshevDescriptor descriptor,
      EnvironmentBlock block,
      ChebyshevWork work,
      int a,
      RandomStream random) {
    double[] fast = new double[descriptor.size()];
    work.compute(block, a, fast);
    double[] plain = ChebyshevDefinition.values(descriptor, block.environment(a));
    double[] w = new double[plain.length];
    double scale = 1;
    for (int n = 0; n < w.length; n++) {
      w[n] = random.nextGaussian();
      scale = Math.max(scale, Math.abs(plain[n]));
    }
    assertThat(fast).containsExactly(plain, within(1e-11 * scale));
    int pairs = block.pairs();
    double[][] g = new double[6][pairs];
    work.pullBack(w, g[0], g[1], g[2]);
    int first = block.start(a);
    ChebyshevDefinition.pullBack(
        descriptor,
        block.environment(a),
        w,
        (k, x, y, z) -> {
          g[3][first + k] += x;
          g[4][first + k] += y;
          g[5][first + k] += z;
        });
    for (int axis = 0; axis < 3; axis++) {
      assertThat(g[axis]).containsExactly(g[3 + axis], within(1e-9 * scale));
    }
  }

  @Test
  void reverseIsTheDerivativeOfTheValues() {
    Structure structure = random(TITANIA, 12, 5.0, 3);
    ChebyshevDescriptor descriptor =
        new ChebyshevDescriptor(
            TITANIA, List.of(new Expansion(7, 4.5)), List.of(new Expansion(5, 4.0)));
    double[] w = new double[descriptor.size()];
    java.util.Arrays.setAll(w, n -> Math.sin(n + 1.0));
    EnvironmentBlock block = block(structure, descriptor.cutoff());
    double[][] g = new double[3][block.pairs()];
    ChebyshevWork work = new ChebyshevWork(descriptor);
    work.compute(block, 0, new double[descriptor.size()]);
    work.pullBack(w, g[0], g[1], g[2]);
    for (int k = block.start(0); k < block.start(1); k += 5) {
      double x = block.x()[k];
      double h = 1e-5;
      double up = weighted(descriptor, block, w, k, x + h);
      double down = weighted(descriptor, block, w, k, x - h);
      weighted(descriptor, block, w, k, x);
      assertThat(g[0][k]).isCloseTo((up - down) / (2 * h), within(2e-7));
    }
  }

  private static double weighted(
      ChebyshevDescriptor descriptor, EnvironmentBlock block, double[] w, int k, double x) {
    block.x()[k] = x;
    block.r()[k] = Math.sqrt(x * x + block.y()[k] * block.y()[k] + block.z()[k] * block.z()[k]);
    double[] g = ChebyshevDefinition.values(descriptor, block.environment(0));
    double sum = 0;
    for (int n = 0; n < w.length; n++) {
      sum += w[n] * g[n];
    }
    return sum;
  }

  private static EnvironmentBlock block(Structure structure, double cutoff) {
    return PairFrame.block(structure, Neighbors.of(structure, cutoff, 0.3), cutoff);
  }

  private static Structure random(List<Element> elements, int n, double edge, long seed) {
    RandomStream random = new RandomStream(seed);
    double[] positions = new double[3 * n];
    Element[] kinds = new Element[n];
    for (int i = 0; i < n; i++) {
      kinds[i] = elements.get(random.nextInt(elements.size()));
      for (int x = 0; x < 3; x++) {
        positions[3 * i + x] = edge * random.nextDouble();
      }
    }
    return new Structure(
        Cell.periodic(new double[] {edge, 0, 0, 1, edge, 0, 0.5, -0.7, edge}), kinds, positions);
  }
}
