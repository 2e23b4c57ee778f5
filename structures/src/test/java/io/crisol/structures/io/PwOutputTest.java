package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.structures.SharedData;
import org.junit.jupiter.api.Test;

class PwOutputTest {
  private static final String GOLDEN = "golden/abinitio/quantum-espresso";

  /** Half a unit of the printed digits: 5e-9 Ry/bohr, 5e-9 Ry/bohr³. */
  private static final GoldenLabels.Tolerance PRINTED =
      new GoldenLabels.Tolerance(
          1.01e-8 * PwNumbers.RYDBERG_PER_BOHR, -1.01e-8 * PwNumbers.STRESS_OF_RYDBERG);

  @Test
  void every_golden_output_gives_the_expected_labels_or_none() {
    GoldenLabels.holdAll(SharedData.file(GOLDEN), "pw.out", PRINTED, 2e-5);
  }

  @Test
  void our_own_copies_give_the_same() {
    GoldenLabels.holdAll(GoldenLabels.own("abinitio/quantum-espresso"), "pw.out", PRINTED, 2e-5);
  }

  @Test
  void failures_quote_the_program() {
    assertThatThrownBy(() -> FrameFiles.read(golden("fail-overlapping-atoms")))
        .hasMessageContaining("Error in routine check_atoms (1): atoms # 1 and # 2 overlap!");
    assertThatThrownBy(() -> FrameFiles.read(golden("fail-not-converged")))
        .hasMessageContaining("convergence NOT achieved after 3 iterations: stopping");
    assertThatThrownBy(() -> FrameFiles.read(golden("fail-max-seconds")))
        .hasMessageContaining("Maximum CPU time exceeded");
    assertThatThrownBy(() -> FrameFiles.read(golden("truncated"))).hasMessageContaining("ends");
  }

  private static String golden(String name) {
    return GoldenLabels.own("abinitio/quantum-espresso/" + name + "/pw.out.gz").toString();
  }
}
