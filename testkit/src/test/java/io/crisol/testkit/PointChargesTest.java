package io.crisol.testkit;

import static io.crisol.structures.Element.Cl;
import static io.crisol.structures.Element.Na;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.electrostatics.PointCharges;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PointChargesTest {
  private static final Structure ROCK_SALT =
      new Structure(
          Cell.periodic(new double[] {0, 2.5, 2.5, 2.5, 0, 2.5, 2.5, 2.5, 0}),
          new Element[] {Na, Cl},
          new double[] {0.3, 0.1, 0, 2.8, 0.1, 0});

  @Nested
  class ContractTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return new PointCharges(Map.of(Na, 1.0, Cl, -1.0));
    }
  }

  @Test
  void rock_salt_has_its_Madelung_constant() {
    double energy =
        new PointCharges(Map.of(Na, 1.0, Cl, -1.0)).predict(ROCK_SALT, Quantities.ENERGY).energy();
    // Source: the value to 16 digits stands in the notes of the golden data and in OEIS A085469.
    assertThat(-energy * 2.5 / Units.COULOMB).isCloseTo(1.7475645946331821, within(1e-13));
  }

  @Test
  void charges_of_the_structure_come_before_those_of_the_element() {
    PointCharges unit = new PointCharges(Map.of(Na, 1.0, Cl, -1.0));
    Structure half = ROCK_SALT.withCharges(new double[] {0.5, -0.5});
    assertThat(unit.predict(half, Quantities.ENERGY).energy())
        .isCloseTo(unit.predict(ROCK_SALT, Quantities.ENERGY).energy() / 4, within(1e-12));
    assertThat(unit.predict(half, Quantities.ENERGY).charges()).hasValue(new double[] {0.5, -0.5});
  }

  @Test
  void missing_charges_charged_crystals_and_slabs_are_refused() {
    Structure slab =
        ROCK_SALT.withCell(
            new Cell(ROCK_SALT.cell().vectors(), true, true, false), ROCK_SALT.positions());
    assertThatThrownBy(() -> new PointCharges(Map.of()).predict(ROCK_SALT, Quantities.ENERGY))
        .hasMessageContaining("--charges Na=1,Cl=-1");
    assertThatThrownBy(
            () -> new PointCharges(Map.of(Na, 1.0, Cl, -2.0)).predict(ROCK_SALT, Quantities.ENERGY))
        .hasMessageContaining("charge of -1.0 e");
    assertThatThrownBy(
            () -> new PointCharges(Map.of(Na, 1.0, Cl, -1.0)).predict(slab, Quantities.ENERGY))
        .hasMessageContaining("periodic in one or two directions");
  }
}
