package io.crisol.simulation.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Quantities;
import io.crisol.simulation.LennardJones;
import io.crisol.simulation.bulk.Ground;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.simulation.surfaces.Slab;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final LennardJones POTENTIAL = LennardJones.argon();
  private static final GroundOptions GROUND = Settings.defaults(GroundOptions.class);
  private static final Ground CRYSTAL = Ground.of(POTENTIAL, LennardJones.fcc(5.26, 1), GROUND);
  private static final double A = CRYSTAL.structure().cell().vector(0, 0);

  private static FaultsResult faults(Map<String, ?> more) {
    Map<String, Object> values = new HashMap<>(more);
    values.putIfAbsent("points", 12L);
    FaultOptions options = Settings.of(FaultOptions.class).build(values);
    return new Faults(POTENTIAL, GROUND, options).of(CRYSTAL, Progress.NONE);
  }

  @Test
  void thePartialSlipOfFccEndsInAStackingFault() {
    FaultsResult result = faults(Map.of("plane", "111", "direction", "11-2"));
    assertThat(result.period()).isCloseTo(A * Math.sqrt(1.5), within(1e-9));
    assertThat(result.line().getFirst().relaxed()).isCloseTo(0, within(1e-3));
    assertThat(result.line().getLast().relaxed()).isCloseTo(0, within(1e-3));
    Fault stable = result.stable().orElseThrow();
    double third = stable.slip() / result.period() * 3;
    assertThat(third).isCloseTo(Math.rint(third), within(2e-3));
    assertThat(result.unstable().relaxed()).isGreaterThan(stable.relaxed());
    assertThat(result.unstable().relaxed()).isLessThan(result.unstable().unrelaxed());
    assertThat(result.converged()).isTrue();
  }

  /** Two rigid halves with two free surfaces: the surfaces cost what they cost without a slip. */
  @Test
  void aSlabWithSurfacesHasTheSameFaults() {
    FaultsResult result = faults(Map.of("plane", "111", "direction", "11-2"));
    Structure slab = new Slab(CRYSTAL.structure(), 1, 1, 1).of(16, 20);
    double before = POTENTIAL.predict(slab, Quantities.ENERGY).energy();
    double middle = 0;
    double[] n = {1 / Math.sqrt(3), 1 / Math.sqrt(3), 1 / Math.sqrt(3)};
    double[] heights = new double[slab.size()];
    for (int k = 0; k < 3 * slab.size(); k++) {
      heights[k / 3] += slab.coordinate(k) * n[k % 3];
    }
    for (double height : heights) {
      middle += height / slab.size();
    }
    for (Fault fault : result.line()) {
      double[] positions = slab.positions();
      double[] along = {1 / Math.sqrt(6), 1 / Math.sqrt(6), -2 / Math.sqrt(6)};
      for (int k = 0; k < positions.length; k++) {
        // The normal of the cell may point either way: the upper half is that along its third
        // vector.
        boolean above = (heights[k / 3] - middle) * slab.cell().vector(2, 0) > 0;
        positions[k] += above ? fault.slip() * along[k % 3] : 0;
      }
      double energy = POTENTIAL.predict(slab.withPositions(positions), Quantities.ENERGY).energy();
      double area = new Slab(CRYSTAL.structure(), 1, 1, 1).area();
      assertThat((energy - before) / area * 16021.76634).isCloseTo(fault.unrelaxed(), within(0.01));
    }
  }

  /** γ(u) = γ(−u) along a direction that a mirror turns about. */
  @Test
  void aLineAlongAMirrorIsSymmetric() {
    FaultsResult result = faults(Map.of("plane", "111", "direction", "1-10"));
    assertThat(result.period()).isCloseTo(A / Math.sqrt(2), within(1e-9));
    for (int k = 0; k <= 6; k++) {
      assertThat(result.line().get(k).relaxed())
          .isCloseTo(result.line().get(12 - k).relaxed(), within(0.01));
    }
  }

  @Test
  void withoutAWordThePlaneAndTheDirectionOfEasiestSlip() {
    FaultsResult result = faults(Map.of("points", 6L));
    assertThat(Slab.name(result.plane()).replace("-", "")).isEqualTo("111");
    assertThat(Slab.name(result.direction()).replace("-", "").chars().sorted().toArray())
        .containsExactly('1', '1', '2');
  }

  @Test
  void aDirectionOutOfThePlaneIsRefused() {
    assertThatThrownBy(() -> faults(Map.of("plane", "111", "direction", "100")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("direction");
  }
}
