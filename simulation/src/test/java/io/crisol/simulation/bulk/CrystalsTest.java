package io.crisol.simulation.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.simulation.LennardJones;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrystalsTest {
  private static final LennardJones POTENTIAL = new LennardJones(0.0104, 3.4, 7, 9);
  private static final GroundOptions GROUND = Settings.defaults(GroundOptions.class);

  private static final Structure FCC =
      new Structure(
          Cell.box(5.3, 5.3, 5.3),
          new Element[] {Element.Ar, Element.Ar, Element.Ar, Element.Ar},
          new double[] {0, 0, 0, 0, 2.65, 2.65, 2.65, 0, 2.65, 2.65, 2.65, 0});

  private static ElasticResult elastic(Structure structure, GroundOptions options) {
    Ground ground = Ground.of(POTENTIAL, structure, options);
    return new Elasticity(POTENTIAL, options, Settings.defaults(ElasticOptions.class))
        .of(ground, Progress.NONE);
  }

  /** Where every atom is a centre of inversion and forces are central, c12 = c44 (Cauchy). */
  @Test
  void constantsOfAPairPotentialObeyCauchy() {
    ElasticConstants c = elastic(FCC, GROUND).constants();
    assertThat(c.get(1, 2)).isCloseTo(c.get(4, 4), within(2e-4));
    assertThat(c.get(1, 1)).isGreaterThan(c.get(1, 2));
    assertThat(c.get(1, 4)).isCloseTo(0, within(1e-6));
    assertThat(c.isStable()).isTrue();
  }

  /** A rotation about the axis of hcp leaves it as it is: c66 = (c11 − c12) / 2. */
  @Test
  void atomsOfHcpRelaxAndItsConstantsHaveItsSymmetry() {
    double a = 3.75;
    double h = a * Math.sqrt(3) / 2;
    double c = a * Math.sqrt(8.0 / 3);
    Structure hcp =
        new Structure(
            Cell.periodic(new double[] {a, 0, 0, -a / 2, h, 0, 0, 0, c}),
            new Element[] {Element.Ar, Element.Ar},
            new double[] {0, 0, 0, 0, 2 * h / 3, c / 2});
    ElasticResult result = elastic(hcp, GROUND);
    ElasticConstants k = result.constants();
    assertThat(k.get(6, 6)).isCloseTo((k.get(1, 1) - k.get(1, 2)) / 2, within(2e-4));
    assertThat(k.get(4, 4)).isCloseTo(k.get(5, 5), within(2e-4));
    // Atoms that may relax make the crystal softer.
    assertThat(result.clamped().get(6, 6) - k.get(6, 6)).isGreaterThan(0.01);
  }

  @Test
  void bulkModuliOfEnergiesAndOfStressesAgree() {
    Ground ground = Ground.of(POTENTIAL, FCC, GROUND);
    assertThat(ground.wasUnrelaxed()).isTrue();
    EosOptions options = Settings.of(EosOptions.class).build(Map.of("volume_range", 0.01));
    EosResult eos = new EquationOfState(POTENTIAL, GROUND, options).of(ground, Progress.NONE);
    double bulk = elastic(FCC, GROUND).constants().bulk().hill();
    assertThat(eos.bulkModulus()).isCloseTo(bulk, within(1e-3 * bulk));
    assertThat(eos.volume()).isCloseTo(ground.structure().cell().volume() / 4, within(1e-4));
    assertThat(eos.energy()).isCloseTo(ground.relaxed().energy() / 4, within(1e-8));
    assertThat(eos.holdsMinimum()).isTrue();
    assertThat(eos.bulkModulusError()).isLessThan(0.01 * bulk);
  }

  /** B grows with pressure by about B' p. */
  @Test
  void underPressureACrystalIsStiffer() {
    GroundOptions pressed = Settings.of(GroundOptions.class).build(Map.of("pressure", 0.5));
    ElasticResult result = elastic(FCC, pressed);
    double pressure = -(result.ground().relaxed().stress().orElseThrow()[0]) * Units.GPA;
    assertThat(pressure).isCloseTo(0.5, within(2e-3));
    double before = elastic(FCC, GROUND).constants().bulk().hill();
    assertThat((result.constants().bulk().hill() - before) / 0.5).isBetween(6.0, 10.0);
  }

  @Test
  void aCellThatDoesNotRepeatIsRefused() {
    Structure open = new Structure(Cell.OPEN, new Element[] {Element.Ar}, new double[] {0, 0, 0});
    assertThatThrownBy(() -> Ground.of(POTENTIAL, open, GROUND))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.OPTION_INVALID));
  }

  @Test
  void aRelaxationThatDoesNotEndIsTold() {
    GroundOptions hasty = Settings.of(GroundOptions.class).build(Map.of("max_steps", 2L));
    assertThatThrownBy(() -> Ground.of(POTENTIAL, FCC, hasty))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_CONVERGED));
  }
}
