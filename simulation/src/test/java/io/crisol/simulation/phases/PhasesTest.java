package io.crisol.simulation.phases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.simulation.LennardJones;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.structures.Element;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhasesTest {
  /** Cut so far out that its crystals are those of the whole pair potential. */
  private static final LennardJones POTENTIAL = new LennardJones(0.0104, 3.4, 12, 15);

  private static final GroundOptions GROUND = Settings.defaults(GroundOptions.class);

  private static PhasesResult phases(Map<String, ?> values) {
    PhaseOptions options = Settings.of(PhaseOptions.class).build(values);
    return new Phases(POTENTIAL, GROUND, options).of(Element.Ar, Progress.NONE);
  }

  private static Phase named(PhasesResult result, String name) {
    return result.phases().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  /** Central forces hold close-packed crystals, and no open ones. */
  @Test
  void aPairPotentialPrefersClosePacking() {
    PhasesResult result = phases(Map.of("bain", false));
    assertThat(result.missing()).isEmpty();
    double fcc = named(result, "fcc").energy();
    assertThat(named(result, "hcp").energy()).isCloseTo(fcc, within(1e-3 * Math.abs(fcc)));
    assertThat(named(result, "dhcp").energy()).isCloseTo(fcc, within(1e-3 * Math.abs(fcc)));
    for (String open : List.of("bcc", "sc", "diamond")) {
      assertThat(named(result, open).energy()).isGreaterThan(0.97 * fcc);
    }
    assertThat(named(result, "fcc").stable()).contains(true);
    assertThat(named(result, "hcp").stable()).contains(true);
    assertThat(named(result, "sc").stable()).contains(false);
    double[] hcp = named(result, "hcp").ground().structure().cell().vectors();
    assertThat(hcp[8] / hcp[0]).isCloseTo(Math.sqrt(8.0 / 3), within(0.005));
  }

  @Test
  void theTetragonalPathPassesBccAndFcc() {
    PhasesResult result = phases(Map.of("stability", false, "prototypes", List.of("fcc", "bcc")));
    double[] bcc = result.bain().get(4);
    double[] fcc = result.bain().get(20);
    assertThat(bcc[0]).isCloseTo(1, within(1e-12));
    assertThat(fcc[0]).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(bcc[1]).isCloseTo(named(result, "bcc").energy(), within(1e-8));
    assertThat(fcc[1]).isCloseTo(named(result, "fcc").energy(), within(1e-8));
    assertThat(result.csv().lines()).hasSize(26);
  }
}
