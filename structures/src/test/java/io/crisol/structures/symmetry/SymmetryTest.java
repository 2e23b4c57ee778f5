package io.crisol.structures.symmetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers of operations from the International Tables. */
class SymmetryTest {
  private static final double TOLERANCE = 1e-4;

  private static Structure structure(double[] cell, String elements, double... fractional) {
    String[] names = elements.split(" ");
    double[] positions = new double[fractional.length];
    for (int k = 0; k < positions.length; k++) {
      for (int b = 0; b < 3; b++) {
        positions[k] += fractional[k / 3 * 3 + b] * cell[3 * b + k % 3];
      }
    }
    return new Structure(
        Cell.periodic(cell),
        Arrays.stream(names).map(Element::of).toArray(Element[]::new),
        positions);
  }

  private static final double[] CUBE = {4, 0, 0, 0, 4, 0, 0, 0, 4};
  private static final double[] SITES = {0, 0, 0, 0, .5, .5, .5, 0, .5, .5, .5, 0};

  private static int count(Structure structure) {
    return Symmetry.of(structure, TOLERANCE).size();
  }

  @Test
  void cubicCrystals() {
    assertThat(count(structure(CUBE, "Cu Cu Cu Cu", SITES))).isEqualTo(192);
    assertThat(count(structure(CUBE, "Au Cu Cu Cu", SITES))).isEqualTo(48);
    assertThat(count(structure(CUBE, "Po", 0.3, 0.4, 0.5))).isEqualTo(48);
    double[] primitive = {0, 2, 2, 2, 0, 2, 2, 2, 0};
    assertThat(count(structure(primitive, "Cu", 0, 0, 0))).isEqualTo(48);
    // Diamond has all 48, half of them with a glide; zincblende only the 24 of a tetrahedron.
    assertThat(count(structure(primitive, "Si Si", 0, 0, 0, .25, .25, .25))).isEqualTo(48);
    assertThat(count(structure(primitive, "Ga As", 0, 0, 0, .25, .25, .25))).isEqualTo(24);
  }

  @Test
  void crystalsThatAreNotCubic() {
    double h = Math.sqrt(3) / 2;
    double[] hexagonal = {3, 0, 0, -1.5, 3 * h, 0, 0, 0, 4.9};
    assertThat(count(structure(hexagonal, "Mg Mg", 1 / 3.0, 2 / 3.0, .25, 2 / 3.0, 1 / 3.0, .75)))
        .isEqualTo(24);
    double[] flat = {4, 0, 0, 0, 4, 0, 0, 0, 4.1};
    assertThat(count(structure(flat, "Au Cu", 0, 0, 0, .5, .5, .5))).isEqualTo(16);
    double[] skew = {4, 0, 0, 0.3, 5, 0, 0.2, 0.4, 6};
    assertThat(count(structure(skew, "Cu", 0, 0, 0))).isEqualTo(2);
  }

  @Test
  void disorderLeavesTheIdentity() {
    Structure copper = structure(CUBE, "Cu Cu Cu Cu", SITES);
    RandomStream random = new RandomStream(3);
    double[] positions = copper.positions();
    Arrays.setAll(positions, k -> positions[k] + 0.05 * random.nextGaussian());
    List<Operation> operations = Symmetry.of(copper.withPositions(positions), TOLERANCE);
    assertThat(operations).hasSize(1);
    assertThat(operations.getFirst().rotation()).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1);
    assertThat(operations.getFirst().images()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void classesOfAtoms() {
    Structure alloy = structure(CUBE, "Au Cu Cu Cu", SITES);
    assertThat(Symmetry.orbits(Symmetry.of(alloy, TOLERANCE), 4)).containsExactly(0, 1, 1, 1);
  }

  @Test
  void planesOfACubeAreAlike() {
    List<Operation> operations = Symmetry.of(structure(CUBE, "Po", 0, 0, 0), TOLERANCE);
    assertThat(
            operations.stream().map(o -> Arrays.toString(o.plane(new int[] {1, 1, 0}))).distinct())
        .hasSize(12);
    assertThat(
            operations.stream().map(o -> Arrays.toString(o.plane(new int[] {1, 1, 1}))).distinct())
        .hasSize(8);
  }
}
