package io.crisol.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NeighbourhoodBoxTest {
  private static Structure crystal() {
    Structure copper =
        new Structure(
                Cell.box(3.6, 3.6, 3.6),
                new Element[] {Element.Cu, Element.Cu, Element.Cu, Element.Ni},
                new double[] {0, 0, 0, 0, 1.8, 1.8, 1.8, 0, 1.8, 1.8, 1.8, 0})
            .replicate(5, 5, 5);
    double[] positions = copper.positions();
    RandomStream random = new RandomStream(3);
    for (int k = 0; k < positions.length; k++) {
      positions[k] += 0.1 * random.nextGaussian();
    }
    return copper.withPositions(positions);
  }

  /** Distances and elements around an atom, sorted. */
  private static String[] around(Structure structure, int atom, double reach) {
    Neighbors neighbors = Neighbors.of(structure, reach, 0);
    double[] sites = neighbors.positions(structure);
    return java.util.stream.IntStream.range(neighbors.start(atom), neighbors.start(atom + 1))
        .mapToObj(
            e -> {
              double sum = 0;
              for (int axis = 0; axis < 3; axis++) {
                double d = sites[3 * neighbors.site(e) + axis] - sites[3 * atom + axis];
                sum += d * d;
              }
              return String.format("%.9f %s", Math.sqrt(sum), structure.element(neighbors.atom(e)));
            })
        .sorted()
        .toArray(String[]::new);
  }

  @Test
  void theAtomInTheMiddleKeepsItsNeighbourhood() {
    Structure crystal = crystal();
    for (int atom : new int[] {0, 77, 255, 499}) {
      Structure box = NeighbourhoodBox.around(crystal, atom, 11);
      assertThat(box.element(0)).isEqualTo(crystal.element(atom));
      // The faces are 4.95 Å away at least.
      assertThat(around(box, 0, 4.4)).isEqualTo(around(crystal, atom, 4.4));
    }
  }

  @Test
  void noTwoAtomsComeNearerThanInTheStructure() {
    Structure crystal = crystal();
    double shortest = shortest(crystal);
    for (int atom = 0; atom < 500; atom += 50) {
      Structure box = NeighbourhoodBox.around(crystal, atom, 10);
      assertThat(shortest(box)).isGreaterThanOrEqualTo(0.95 * shortest - 1e-9);
      double density = crystal.size() / crystal.cell().volume();
      assertThat(box.size() / box.cell().volume()).isCloseTo(density, within(0.08 * density));
    }
  }

  private static double shortest(Structure structure) {
    double shortest = 9;
    for (int i = 0; i < structure.size(); i++) {
      shortest =
          Math.min(
              shortest,
              Arrays.stream(around(structure, i, 3.5))
                  .mapToDouble(t -> Double.parseDouble(t.split(" ")[0]))
                  .min()
                  .orElse(9));
    }
    return shortest;
  }
}
