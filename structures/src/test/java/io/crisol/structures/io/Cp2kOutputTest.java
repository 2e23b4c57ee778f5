package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.SharedData;
import io.crisol.structures.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cp2kOutputTest {
  private static final String GOLDEN = "golden/abinitio/cp2k";

  @TempDir private Path folder;

  @Test
  void every_golden_output_gives_the_expected_labels_or_none() {
    List<Path> cases = GoldenLabels.cases(SharedData.file(GOLDEN), "cp2k.out");
    assertThat(cases).isNotEmpty();
    for (Path found : cases) {
      String out = found.resolve("cp2k.out").toString();
      if (GoldenLabels.mustFail(found)) {
        assertThatThrownBy(() -> FrameFiles.read(out))
            .as(out)
            .isInstanceOfSatisfying(
                ProblemException.class,
                e -> assertThat(e.problem()).isEqualTo(Problem.NOT_A_LABEL));
      } else {
        List<Frame> frames = FrameFiles.read(out).frames();
        assertThat(frames).as(out).hasSize(1);
        GoldenLabels.of(found).hold(frames.getFirst(), new GoldenLabels.Tolerance(1e-9, 1e-9));
      }
    }
  }

  @Test
  void without_the_input_the_shape_of_the_cell_is_that_of_the_printed_lengths_and_angles()
      throws IOException {
    Path golden = SharedData.file(GOLDEN + "/si8-rattled-szv");
    Structure fine =
        FrameFiles.read(golden.resolve("cp2k.out").toString()).frames().getFirst().structure();
    Path alone = folder.resolve("alone.out");
    Files.copy(golden.resolve("cp2k.out"), alone);
    Reading reading = FrameFiles.read(alone.toString());
    Structure coarse = reading.frames().getFirst().structure();
    assertThat(fine.cell().vector(0, 0)).isEqualTo(5.48531);
    assertThat(coarse.cell().volume()).isCloseTo(161.624170, within(2e-5));
    assertThat(coarse.cell().vectors()).containsExactly(fine.cell().vectors(), within(5e-4));
    assertThat(coarse.positions()).containsExactly(fine.positions(), within(5.1e-7));
    assertThat(reading.report().toString()).contains("printed digits");
  }
}
