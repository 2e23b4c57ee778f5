package io.crisol.testkit;

import static io.crisol.structures.Element.Cl;
import static io.crisol.structures.Element.Na;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.Trainable;
import io.crisol.potentials.electrostatics.NearScreening;
import io.crisol.potentials.network.ChargeModel;
import io.crisol.potentials.network.ChargedNetworks;
import io.crisol.potentials.network.ChargedTrainable;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

class ChargedNetworksTest {
  /** Every layout passes the contract with neutral and charged crystals and clusters. */
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class Layout extends PotentialContract {
    private final ChargedTrainable model;
    private final Potential potential;
    private final NearScreening screening;

    Layout(ChargeModel charges, NearScreening screening) {
      this.model = ChargedModels.trainable(charges, screening);
      this.potential = ChargedModels.potential(model);
      this.screening = screening;
    }

    @Override
    protected Potential potential() {
      return potential;
    }

    @Override
    protected List<Structure> structures() {
      return ChargedModels.structures();
    }

    @Override
    protected List<Double> cutoffs() {
      return screening.isPresent()
          ? List.of(3.6, 5.0, screening.inner(), screening.outer())
          : List.of(3.6, 5.0);
    }

    @Override
    protected Optional<Trainable.Differentiable> trainable() {
      return Optional.of(model);
    }

    @Test
    void charges_add_up_to_the_total_charge() {
      for (Structure structure : structures()) {
        double total = structure.charges().map(q -> Arrays.stream(q).sum()).orElse(0.0);
        double[] q = potential.predict(structure, Quantities.ENERGY).charges().orElseThrow();
        assertThat(Arrays.stream(q).sum()).isCloseTo(total, within(1e-10));
        assertThat(Arrays.stream(q).map(Math::abs).max().orElseThrow()).isGreaterThan(0.1);
      }
    }
  }

  /**
   * χ and J of the model are those of a textbook molecule: Q = (χ_2 − χ_1)/(A_11 + A_22 − 2 A_12).
   */
  @Test
  void two_atoms_share_charge_as_the_formula_says() {
    ChargedNetworks shape =
        ChargedModels.trainable(ChargeModel.EQUILIBRATED, NearScreening.NONE).potential();
    ChargedNetworks constant = ChargedModels.constant(shape, new double[] {2, 7});
    double r = 2.3;
    Structure molecule =
        new Structure(Cell.OPEN, new Element[] {Na, Cl}, new double[] {0, 0, 0, 0, r, 0});
    double k = Units.COULOMB;
    double gamma = Math.sqrt(2 * (0.9 * 0.9 + 0.7 * 0.7));
    // erf(2.3/√2γ), γ² = 0.9² + 0.7², to 15 digits.
    double c = k * erf(r / gamma) / r;
    double own = 4 + 7 + k / Math.sqrt(Math.PI) * (1 / 0.9 + 1 / 0.7);
    double q = 5 / (own - 2 * c);
    Prediction found = constant.predict(molecule, Quantities.FORCES);
    assertThat(found.charges().orElseThrow())
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(q, -q);
    assertThat(found.energy()).isCloseTo(-q * q * c, within(1e-12));
  }

  /** By its series. */
  private static double erf(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; n < 80; n++) {
      term *= -x * x / n;
      sum += term / (2 * n + 1);
    }
    return 2 / Math.sqrt(Math.PI) * sum;
  }

  /** Constant charges of narrow clouds on rock salt: Madelung's energy. */
  @Test
  void constant_charges_give_the_Madelung_energy() {
    ChargedNetworks shape =
        ChargedModels.trainable(ChargeModel.ENVIRONMENT, NearScreening.NONE).potential();
    ChargedNetworks constant = ChargedModels.constant(shape, new double[] {1, -1});
    double a = 24;
    Structure salt =
        new Structure(
            Cell.periodic(new double[] {0, a / 2, a / 2, a / 2, 0, a / 2, a / 2, a / 2, 0}),
            new Element[] {Na, Cl},
            new double[] {0, 0, 0, a / 2, 0, 0});
    double energy = constant.predict(salt, Quantities.ENERGY).energy();
    // Atoms 12 Å apart do not see each other's width of 0.9 Å: erfc(7.4) = 1e-25.
    assertThat(-energy * (a / 2) / Units.COULOMB).isCloseTo(1.7475645946331822, within(1e-12));
  }

  @Nested
  class EnvironmentTest extends Layout {
    EnvironmentTest() {
      super(ChargeModel.ENVIRONMENT, NearScreening.NONE);
    }
  }

  @Nested
  class ScreenedEnvironmentTest extends Layout {
    ScreenedEnvironmentTest() {
      super(ChargeModel.ENVIRONMENT, new NearScreening(1.5, 4.5));
    }
  }

  @Nested
  class EquilibratedTest extends Layout {
    EquilibratedTest() {
      super(ChargeModel.EQUILIBRATED, NearScreening.NONE);
    }
  }

  @Nested
  class ScreenedEquilibratedTest extends Layout {
    ScreenedEquilibratedTest() {
      super(ChargeModel.EQUILIBRATED, new NearScreening(1.5, 4.5));
    }
  }
}
