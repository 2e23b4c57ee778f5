package io.crisol.testkit;

import static io.crisol.structures.Element.Ca;
import static io.crisol.structures.Element.Cl;
import static io.crisol.structures.Element.Cs;
import static io.crisol.structures.Element.F;
import static io.crisol.structures.Element.Na;
import static io.crisol.structures.Element.S;
import static io.crisol.structures.Element.Zn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.electrostatics.CutCharges;
import io.crisol.potentials.electrostatics.DampedShiftedForce;
import io.crisol.potentials.electrostatics.GaussianCharges;
import io.crisol.potentials.electrostatics.PointCharges;
import io.crisol.potentials.file.SelfTestStructures;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import io.crisol.structures.Workers;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChargesTest {
  private static final Map<Element, Double> SALT = Map.of(Na, 1.0, Cl, -1.0);

  @Nested
  class GaussianTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return new GaussianCharges(SALT, Map.of(Na, 0.8, Cl, 1.1), PointCharges.EXACT);
    }
  }

  @Nested
  class DampedShiftedForceTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return new DampedShiftedForce(SALT, 0.2, 8, Units.COULOMB);
    }
  }

  @Nested
  class CutTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return new CutCharges(SALT, 8, Units.COULOMB);
    }
  }

  /**
   * Constants referred to the nearest distance, with charges in units of the smallest. Sources: Y.
   * Sakamoto, J. Chem. Phys. 28, 164 (1958), doi:10.1063/1.1744060, for CsCl and ZnS; OEIS A085469
   * for NaCl. The energy of fluorite is four times that of zinc blende less that of rock salt,
   * since its two anions stand to each other as the ions of rock salt do.
   */
  static Stream<Arguments> crystals() {
    double[] fcc = {0, 0.5, 0.5, 0.5, 0, 0.5, 0.5, 0.5, 0};
    double[] cubic = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    double quarter = Math.sqrt(3) / 4;
    return Stream.of(
        Arguments.of(
            fcc,
            new Element[] {Na, Cl},
            new double[] {0, 0, 0, 0.5, 0, 0},
            new double[] {1, -1},
            0.5,
            1.7475645946331822),
        Arguments.of(
            cubic,
            new Element[] {Cs, Cl},
            new double[] {0, 0, 0, 0.5, 0.5, 0.5},
            new double[] {1, -1},
            2 * quarter,
            1.76267477307099),
        Arguments.of(
            fcc,
            new Element[] {Zn, S},
            new double[] {0, 0, 0, 0.25, 0.25, 0.25},
            new double[] {1, -1},
            quarter,
            1.63805505338879),
        Arguments.of(
            fcc,
            new Element[] {Ca, F, F},
            new double[] {0, 0, 0, 0.25, 0.25, 0.25, 0.75, 0.75, 0.75},
            new double[] {2, -1, -1},
            quarter,
            4 * 1.63805505338879 - Math.sqrt(3) / 2 * 1.7475645946331822));
  }

  @ParameterizedTest
  @MethodSource("crystals")
  void crystals_have_their_Madelung_constants(
      double[] cell,
      Element[] elements,
      double[] positions,
      double[] charges,
      double nearest,
      double madelung) {
    Structure crystal =
        new Structure(Cell.periodic(times(cell, 5)), elements, times(positions, 5))
            .withCharges(charges);
    double energy = new PointCharges(Map.of()).predict(crystal, Quantities.ENERGY).energy();
    assertThat(-energy * 5 * nearest / Units.COULOMB).isCloseTo(madelung, within(1e-9));
  }

  private static double[] times(double[] values, double factor) {
    return java.util.Arrays.stream(values).map(v -> factor * v).toArray();
  }

  private static Structure disordered() {
    return SelfTestStructures.of(new PointCharges(SALT)).get(1).replicate(2, 2, 2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1e-5, 1e-7, 1e-9})
  void the_accuracy_asked_for_is_reached(double accuracy) {
    Structure structure = disordered();
    double[] exact = forces(new PointCharges(SALT), structure);
    double[] found = forces(new PointCharges(SALT, accuracy, Units.COULOMB), structure);
    double largest = 0;
    for (int k = 0; k < exact.length; k++) {
      largest = Math.max(largest, Math.abs(found[k] - exact[k]));
    }
    assertThat(largest / Units.COULOMB).isLessThan(accuracy).isGreaterThan(1e-5 * accuracy);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 1e-15})
  void sums_of_many_waves_at_a_time_agree_with_those_of_one(double accuracy) {
    // Per-atom quantities are summed wave by wave and pair by pair; cells of any shape and size.
    Structure salt = SelfTestStructures.of(new PointCharges(SALT)).get(1);
    double[] skewed = {1, 0.2, -0.1, 0, 1.1, 0.3, 0.25, 0, 0.9};
    for (Structure structure : new Structure[] {salt, disordered(), strained(salt, skewed)}) {
      Potential potential = new PointCharges(SALT, accuracy, Units.COULOMB);
      Prediction plain = potential.predict(structure, Quantities.ALL);
      Prediction fast = potential.predict(structure, Quantities.FORCES);
      assertThat(fast.energy()).isCloseTo(plain.energy(), within(1e-13 * Math.abs(plain.energy())));
      assertThat(fast.forces()).usingComparatorWithPrecision(1e-12).containsExactly(plain.forces());
      assertThat(fast.virial()).usingComparatorWithPrecision(1e-10).containsExactly(plain.virial());
    }
  }

  private static Structure strained(Structure structure, double[] gradient) {
    return new Structure(
        Cell.periodic(product(structure.cell().vectors(), gradient)),
        structure.elements(),
        product(structure.positions(), gradient));
  }

  /** Rows times a matrix. */
  private static double[] product(double[] rows, double[] matrix) {
    double[] product = new double[rows.length];
    for (int k = 0; k < rows.length; k++) {
      for (int a = 0; a < 3; a++) {
        product[k] += rows[k - k % 3 + a] * matrix[3 * a + k % 3];
      }
    }
    return product;
  }

  @Test
  void a_list_kept_from_step_to_step_is_as_good_as_a_new_one() {
    Structure structure = disordered();
    PointCharges potential = new PointCharges(SALT, 1e-6, Units.COULOMB);
    Neighbors neighbors = Neighbors.of(structure, 3, 1);
    double[] before = potential.predict(structure, neighbors, Quantities.FORCES).forces();
    double[] positions = structure.positions();
    for (int k = 0; k < positions.length; k++) {
      positions[k] += 0.2 * Math.sin(k);
    }
    Structure moved = new Structure(structure.cell(), structure.elements(), positions);
    assertThat(neighbors.update(moved)).isSameAs(neighbors);
    double[] kept = potential.predict(moved, neighbors, Quantities.FORCES).forces();
    assertThat(kept)
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(forces(potential, moved))
        .isNotEqualTo(before);
    assertThat(potential.predict(structure, neighbors, Quantities.FORCES).forces())
        .isEqualTo(before);
  }

  @Test
  void the_bits_do_not_depend_on_the_number_of_threads() {
    Structure structure = disordered().replicate(2, 2, 2);
    PointCharges potential = new PointCharges(SALT, 1e-6, Units.COULOMB);
    int threads = Workers.threads();
    try {
      Workers.setThreads(1);
      Prediction one = potential.predict(structure, Quantities.FORCES);
      Workers.setThreads(3);
      Prediction three = potential.predict(structure, Quantities.FORCES);
      assertThat(three.energy()).isEqualTo(one.energy());
      assertThat(three.forces()).isEqualTo(one.forces());
      assertThat(three.virial()).isEqualTo(one.virial());
    } finally {
      Workers.setThreads(threads);
    }
  }

  private static double[] forces(Potential potential, Structure structure) {
    return potential.predict(structure, Quantities.FORCES).forces();
  }

  @Test
  void narrow_clouds_are_points() {
    Structure structure = disordered();
    double[] points = forces(new PointCharges(SALT), structure);
    double[] clouds =
        forces(
            new GaussianCharges(SALT, Map.of(Na, 0.05, Cl, 0.06), PointCharges.EXACT), structure);
    assertThat(clouds).usingComparatorWithPrecision(1e-10).containsExactly(points);
  }

  @Test
  void two_clouds_at_one_spot_have_a_finite_energy() {
    // erf(r/√2γ)/r goes to √(2/π)/γ.
    Structure pair =
        new Structure(Cell.OPEN, new Element[] {Na, Cl}, new double[] {0, 0, 0, 1e-5, 0, 0});
    double energy =
        new GaussianCharges(SALT, Map.of(Na, 0.6, Cl, 0.8), PointCharges.EXACT)
            .predict(pair, Quantities.ENERGY)
            .energy();
    assertThat(energy).isCloseTo(-Units.COULOMB * Math.sqrt(2 / Math.PI), within(1e-6));
  }

  @Test
  void energies_and_virials_of_atoms_add_up() {
    Structure structure = disordered();
    for (Potential potential :
        new Potential[] {
          new PointCharges(SALT), new DampedShiftedForce(SALT, 0.2, 8, Units.COULOMB)
        }) {
      Prediction all = potential.predict(structure, Quantities.ALL);
      double energy = java.util.Arrays.stream(all.atomEnergies().orElseThrow()).sum();
      assertThat(energy).isCloseTo(all.energy(), within(1e-9));
      double[] virial = new double[9];
      double[] virials = all.atomVirials().orElseThrow();
      for (int k = 0; k < virials.length; k++) {
        virial[k % 9] += virials[k];
      }
      assertThat(virial).usingComparatorWithPrecision(1e-9).containsExactly(all.virial());
    }
  }

  @Test
  void a_wide_cutoff_brings_the_damped_sum_to_Ewalds() {
    Structure structure = disordered();
    double exact = new PointCharges(SALT).predict(structure, Quantities.ENERGY).energy();
    double damped =
        new DampedShiftedForce(SALT, 0.2, 24, Units.COULOMB)
            .predict(structure, Quantities.ENERGY)
            .energy();
    assertThat(damped).isCloseTo(exact, within(2e-3 * Math.abs(exact)));
  }
}
