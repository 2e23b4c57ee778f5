package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.structures.Frame;
import io.crisol.structures.SharedData;
import org.junit.jupiter.api.Test;

class GpawTextTest {
  /** Half a unit of the printed digits: five after the point for forces, six for the stress. */
  private static final GoldenLabels.Tolerance PRINTED = new GoldenLabels.Tolerance(5.1e-6, 5.1e-7);

  @Test
  void every_golden_output_gives_the_expected_labels_or_none() {
    GoldenLabels.holdAll(SharedData.file("golden/abinitio/gpaw"), "gpaw.txt", PRINTED, 0);
  }

  @Test
  void our_own_copies_give_the_same() {
    GoldenLabels.holdAll(GoldenLabels.own("abinitio/gpaw"), "gpaw.txt", PRINTED, 0);
  }

  @Test
  void the_free_energy_that_forces_belong_to_is_kept() {
    Reading reading =
        FrameFiles.read(GoldenLabels.own("abinitio/gpaw/cu4-metal/gpaw.txt.gz").toString());
    Frame frame = reading.frames().getFirst();
    assertThat(frame.metadata()).containsEntry("free_energy", "-13.72598");
    assertThat(reading.report().toString()).contains("forces belong to the free energy");
  }

  @Test
  void failures_are_explained() {
    assertThatThrownBy(() -> FrameFiles.read(own("fail-not-converged")))
        .hasMessageContaining("did not converge");
    assertThatThrownBy(() -> FrameFiles.read(own("truncated"))).hasMessageContaining("ends early");
  }

  private static String own(String name) {
    return GoldenLabels.own("abinitio/gpaw/" + name + "/gpaw.txt.gz").toString();
  }
}
