package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Frame;
import io.crisol.structures.SharedData;
import io.crisol.structures.Units;
import org.junit.jupiter.api.Test;

class AbinitOutputTest {
  private static final GoldenLabels.Tolerance TOLERANCE = new GoldenLabels.Tolerance(1e-9, 1e-9);

  @Test
  void every_golden_output_gives_labels_or_none() {
    GoldenLabels.holdAll(SharedData.file("golden/abinitio/abinit"), "si.abo", TOLERANCE, 0);
  }

  @Test
  void our_own_copies_give_the_same() {
    GoldenLabels.holdAll(GoldenLabels.own("abinitio/abinit"), "si.abo", TOLERANCE, 0);
  }

  /** The same numbers stand elsewhere in the file, in eV/Å (with CODATA 2006), GPa and Å. */
  @Test
  void units_signs_and_order_agree_with_the_converted_values_in_the_file() {
    Frame frame = FrameFiles.read(own("si8-rattled")).frames().getFirst();
    assertThat(frame.labels().energy().orElseThrow()).isCloseTo(-918.933150924765, within(1e-4));
    double[] forces = frame.labels().forces().orElseThrow();
    assertThat(forces[0]).isCloseTo(-2.06429262432371, within(1e-6));
    assertThat(forces[23]).isCloseTo(-2.05058300800887, within(1e-6));
    double[] stress = frame.labels().stress().orElseThrow();
    double[] pascals = {
      -1.24254700,
      0.314234716,
      3.40602259,
      0.314234716,
      -1.24380642,
      -2.28967942,
      3.40602259,
      -2.28967942,
      -0.917591644
    };
    for (int k = 0; k < 9; k++) {
      assertThat(stress[k] * Units.GPA).isCloseTo(pascals[k], within(1e-5));
    }
    assertThat(frame.structure().coordinate(23)).isCloseTo(1.56846050, within(2e-8));
    assertThat(frame.structure().cell().volume()).isCloseTo(161.624170, within(1e-4));
  }

  @Test
  void failures_are_explained() {
    assertThatThrownBy(() -> FrameFiles.read(own("fail-not-converged-exit0")))
        .hasMessageContaining("was not enough SCF cycles");
    assertThatThrownBy(() -> FrameFiles.read(own("truncated")))
        .hasMessageContaining("Calculation completed");
  }

  private static String own(String name) {
    return GoldenLabels.own("abinitio/abinit/" + name + "/si.abo.gz").toString();
  }
}
