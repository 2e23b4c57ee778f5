package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.SharedData;
import io.crisol.structures.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cp2kOutputTest {
  private static final GoldenLabels.Tolerance TOLERANCE = new GoldenLabels.Tolerance(1e-9, 1e-9);

  @TempDir private Path folder;

  @Test
  void every_golden_output_gives_the_expected_labels_or_none() {
    GoldenLabels.holdAll(SharedData.file("golden/abinitio/cp2k"), "cp2k.out", TOLERANCE, 0);
  }

  @Test
  void our_own_copies_give_the_same() {
    GoldenLabels.holdAll(GoldenLabels.own("abinitio/cp2k"), "cp2k.out", TOLERANCE, 0);
  }

  @Test
  void failures_quote_the_program() {
    assertThatThrownBy(() -> FrameFiles.read(own("fail-missing-basis")))
        .hasMessageContaining("The requested basis set <NOPE-GTH> for element <Si> was not found");
    assertThatThrownBy(() -> FrameFiles.read(own("fail-not-converged-exit0")))
        .hasMessageContaining("SCF run NOT converged");
  }

  private static String own(String name) {
    return GoldenLabels.own("abinitio/cp2k/" + name + "/cp2k.out.gz").toString();
  }

  @Test
  void without_the_input_the_shape_of_the_cell_is_that_of_the_printed_lengths_and_angles()
      throws IOException {
    Path golden = GoldenLabels.own("abinitio/cp2k/si8-rattled-szv");
    Structure fine =
        FrameFiles.read(golden.resolve("cp2k.out.gz").toString()).frames().getFirst().structure();
    Path alone = folder.resolve("alone.out");
    Files.copy(golden.resolve("cp2k.out.gz"), alone);
    Reading reading = FrameFiles.read(alone.toString());
    Structure coarse = reading.frames().getFirst().structure();
    assertThat(fine.cell().vector(0, 0)).isEqualTo(5.48531);
    assertThat(coarse.cell().volume()).isCloseTo(161.624170, within(2e-5));
    assertThat(coarse.cell().vectors()).containsExactly(fine.cell().vectors(), within(5e-4));
    assertThat(coarse.positions()).containsExactly(fine.positions(), within(5.1e-7));
    assertThat(reading.report().toString()).contains("printed digits");
  }
}
