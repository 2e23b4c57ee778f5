package io.crisol.simulation.defects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.simulation.LennardJones;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.structures.Element;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Argon: what is exact of pair potentials, and what two ways of computing must agree on. */
class DefectsTest {
  private static final LennardJones POTENTIAL = LennardJones.argon();
  private static final GroundOptions GROUND = Settings.defaults(GroundOptions.class);
  private static final Ground CRYSTAL = Ground.of(POTENTIAL, LennardJones.fcc(5.26, 1), GROUND);

  private static DefectsResult defects(Map<String, ?> more) {
    Map<String, Object> values = new HashMap<>(more);
    values.putIfAbsent("supercell", "4x4x4");
    values.putIfAbsent("migration", false);
    values.putIfAbsent("defect_force_tolerance", 1e-5);
    DefectOptions options = Settings.of(DefectOptions.class).build(values);
    return new Defects(POTENTIAL, GROUND, options).of(CRYSTAL, Progress.NONE);
  }

  private static Defect vacancy(DefectsResult result) {
    return result.lowest(DefectKind.VACANCY, Element.Ar).orElseThrow();
  }

  /** All bonds of an atom, half of which come back with it: with pairs alone E_f = −E/N. */
  @Test
  void aRigidVacancyOfAPairPotentialCostsTheCohesiveEnergy() {
    DefectsResult result = defects(Map.of("kinds", List.of("vacancies")));
    Defect vacancy = vacancy(result);
    double cohesive = -CRYSTAL.relaxed().energy() / CRYSTAL.structure().size();
    assertThat(vacancy.unrelaxed().orElseThrow()).isCloseTo(cohesive, within(1e-9));
    assertThat(vacancy.formation().orElseThrow()).isBetween(0.9 * cohesive, cohesive);
    assertThat(vacancy.change().orElseThrow()).isLessThan(1e-3);
    assertThat(vacancy.isStable()).contains(true);
    assertThat(result.cells().atoms()).isEqualTo(256);
    assertThat(result.cells().smaller()).contains(108);
  }

  /** The dipole of a fixed cell and the growth of a free one are one volume, to first order. */
  @Test
  void dipolesGiveTheVolumeThatAFreeCellGrowsBy() {
    Map<String, Object> kinds = Map.of("kinds", List.of("vacancies"), "rattle", 0.0);
    Map<String, Object> free = new HashMap<>(kinds);
    free.put("constant", "pressure");
    Defect fixed = vacancy(defects(kinds));
    Defect grown = vacancy(defects(free));
    double volume = grown.relaxationVolume().orElseThrow();
    assertThat(Math.abs(volume)).isGreaterThan(0.1);
    assertThat(fixed.relaxationVolume().orElseThrow())
        .isCloseTo(volume, within(0.1 * Math.abs(volume)));
    assertThat(grown.large().relaxed()).isLessThan(fixed.large().relaxed());
  }

  @Test
  void aHopAndItsSymmetry() {
    Map<String, Object> values = new HashMap<>();
    values.put("kinds", List.of("vacancies"));
    values.put("migration", true);
    values.put("images", 3L);
    values.put("rattle", 0.0);
    values.put("supercell", "3x3x3");
    values.put("band_force_tolerance", 1e-3);
    DefectsResult result = defects(values);
    assertThat(result.hops()).hasSize(1);
    Hop hop = result.hops().getFirst();
    assertThat(hop.alike()).isEqualTo(12);
    assertThat(hop.converged()).isTrue();
    assertThat(hop.barrier()).isCloseTo(hop.path().band().reverseBarrier(), within(1e-4));
    assertThat(hop.path().band().highest()).isEqualTo(2);
    assertThat(result.easiest(Element.Ar)).contains(hop);
  }
}
