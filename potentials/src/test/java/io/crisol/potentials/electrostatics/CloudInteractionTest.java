package io.crisol.potentials.electrostatics;

import static io.crisol.structures.Element.Cl;
import static io.crisol.structures.Element.Na;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CloudInteractionTest {
  private static final double[] WIDTHS = {0.9, 0.6, 0.9, 0.6, 0.7, 0.6};

  private static Structure structure(boolean periodic) {
    double[] vectors = {5.1, 0, 0.3, -0.4, 4.8, 0, 0.2, 0.1, 5.6};
    double[] positions = {
      0.1, 0, 0, 2.4, 2.5, 0.2, 0, 2.3, 2.7, 2.6, 0.1, 2.9, 1.2, 1.1, 1.4, 3.9, 3.6, 4.1
    };
    return new Structure(
        periodic ? Cell.periodic(vectors) : Cell.OPEN,
        new Element[] {Na, Cl, Na, Cl, Na, Cl},
        positions);
  }

  private static double[] random(int n, int seed) {
    RandomStream random = new RandomStream(seed);
    double[] values = new double[n];
    Arrays.setAll(values, _ -> random.nextGaussian());
    return values;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  @Test
  void energy_potentials_matrix_and_tensor_are_one_form() {
    double[] q = random(6, 1); // not neutral
    for (boolean periodic : new boolean[] {false, true}) {
      Structure structure = structure(periodic);
      CloudInteraction clouds = new CloudInteraction(structure, WIDTHS);
      Prediction direct = clouds.energy(q, Quantities.ALL);
      double[] phi = clouds.potentials(q, NearScreening.NONE);
      assertThat(0.5 * dot(q, phi)).isCloseTo(direct.energy(), within(1e-11));
      assertThat(Arrays.stream(direct.atomEnergies().orElseThrow()).sum())
          .isCloseTo(direct.energy(), within(1e-11));
      double[] byMatrix = new double[6];
      double[] c = clouds.matrix();
      for (int k = 0; k < 36; k++) {
        byMatrix[k / 6] += c[k] * q[k % 6];
      }
      assertThat(byMatrix).usingComparatorWithPrecision(1e-11).containsExactly(phi);
      CloudTensor tensor = clouds.tensor();
      assertThat(tensor.matrix()).usingComparatorWithPrecision(1e-11).containsExactly(c);
      double[] forces = new double[18];
      double[] virial = new double[9];
      tensor.addForces(0.5, q, q, forces, virial);
      assertThat(forces).usingComparatorWithPrecision(1e-10).containsExactly(direct.forces());
      assertThat(virial).usingComparatorWithPrecision(1e-10).containsExactly(direct.virial());
    }
  }

  @Test
  void the_tensor_moves_along_a_direction_as_forces_and_virial_say() {
    double[] f = random(18, 2);
    double[] w = random(9, 3);
    double[] u = random(6, 4);
    double[] v = random(6, 5);
    for (boolean periodic : new boolean[] {false, true}) {
      CloudInteraction clouds = new CloudInteraction(structure(periodic), WIDTHS);
      for (CloudTensor tensor :
          new CloudTensor[] {clouds.tensor(), clouds.tensor(new NearScreening(1, 4))}) {
        double[] forces = new double[18];
        double[] virial = new double[9];
        tensor.addForces(1, u, v, forces, virial);
        double[] product = new double[6];
        tensor.times(tensor.along(f, w), v, product);
        assertThat(dot(u, product)).isCloseTo(dot(f, forces) + dot(w, virial), within(1e-9));
      }
    }
  }

  @Test
  void screening_takes_the_near_part_only() {
    double[] q = random(6, 6);
    Structure structure = structure(true);
    CloudInteraction clouds = new CloudInteraction(structure, WIDTHS);
    NearScreening screening = new NearScreening(2, 4.5);
    double[] difference = clouds.potentials(q, screening);
    double[] all = clouds.potentials(q, NearScreening.NONE);
    for (int i = 0; i < 6; i++) {
      difference[i] -= all[i];
    }
    double energy = clouds.screened(screening, q, Quantities.ENERGY).energy();
    assertThat(0.5 * dot(q, difference)).isCloseTo(energy, within(1e-11));
    double[] pair = {1.3, 0.4};
    screening.apply(1.9, pair);
    assertThat(pair).containsExactly(-1.3, -0.4);
    screening.apply(4.6, pair);
    assertThat(pair).usingComparatorWithPrecision(1e-15).containsExactly(0, 0);
  }

  @Test
  void neutral_clouds_have_the_energy_of_the_fixed_ones() {
    Structure structure = structure(true);
    double[] q = {0.7, -0.9, 1.1, -0.4, 0.2, -0.7};
    double[] widths = {0.9, 0.6, 0.9, 0.6, 0.9, 0.6};
    Prediction fixed =
        new GaussianCharges(Map.of(), Map.of(Na, 0.9, Cl, 0.6), CoulombModel.EXACT)
            .predict(structure.withCharges(q), Quantities.FORCES);
    Prediction found = new CloudInteraction(structure, widths).energy(q, Quantities.FORCES);
    assertThat(found.energy()).isCloseTo(fixed.energy(), within(1e-10));
    assertThat(found.forces()).usingComparatorWithPrecision(1e-10).containsExactly(fixed.forces());
    assertThat(found.virial()).usingComparatorWithPrecision(1e-9).containsExactly(fixed.virial());
  }

  /**
   * Charges on simple cubic lattices in a uniform background: −2.837297479 q²/2L for points
   * (Nijboer, Ruijgrok, J. Stat. Phys. 53, 361 (1988), doi:10.1007/BF01011562), and 2π q² σ²/V for
   * their width.
   */
  @Test
  void a_charged_lattice_has_the_energy_of_its_background() {
    for (double length : new double[] {4, 7}) {
      Structure one =
          new Structure(Cell.box(length, length, length), new Element[] {Na}, new double[3]);
      double sigma = 0.3;
      double energy =
          new CloudInteraction(one, new double[] {sigma})
              .energy(new double[] {2}, Quantities.ENERGY)
              .energy();
      double spread = 2 * Math.PI * sigma * sigma / (length * length * length);
      assertThat(energy)
          .isCloseTo(4 * Units.COULOMB * (spread - 2.837297479480 / (2 * length)), within(1e-9));
    }
  }

  @Test
  void a_slab_is_refused() {
    Structure slab =
        new Structure(
            new Cell(new double[] {5, 0, 0, 0, 5, 0, 0, 0, 5}, true, true, false),
            new Element[] {Na},
            new double[3]);
    assertThatThrownBy(() -> new CloudInteraction(slab, new double[] {1}))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(Problem.PARAMETER_INVALID));
  }

  @Test
  void bordered_systems_are_solved() {
    double[] a = {4, 1, 0.5, 1, 3, -0.2, 0.5, -0.2, 5};
    double[] b = {1, -2, 0.7};
    double[] x = BorderedSystem.of(a.clone(), 3).solve(b, 0.4);
    double[] rest = new double[3];
    for (int k = 0; k < 9; k++) {
      rest[k / 3] += a[k] * x[k % 3];
    }
    double mu = b[0] - rest[0];
    assertThat(b[1] - rest[1]).isCloseTo(mu, within(1e-13));
    assertThat(b[2] - rest[2]).isCloseTo(mu, within(1e-13));
    assertThat(Arrays.stream(x).sum()).isCloseTo(0.4, within(1e-14));
    double[] even = BorderedSystem.identity(3).solve(b, 0.5);
    assertThat(even)
        .usingComparatorWithPrecision(1e-14)
        .containsExactly(1.2666666666666666, -1.7333333333333334, 0.9666666666666667);
    assertThatThrownBy(() -> BorderedSystem.of(new double[] {1, 2, 2, 1}, 2))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(Problem.PARAMETER_INVALID));
  }
}
