package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.SharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PwOutputTest {
  private static final String GOLDEN = "golden/abinitio/quantum-espresso";

  /** Half a unit of the printed digits: 5e-9 Ry/bohr, 5e-9 Ry/bohr³. */
  private static final GoldenLabels.Tolerance PRINTED =
      new GoldenLabels.Tolerance(
          1.01e-8 * PwNumbers.RYDBERG_PER_BOHR, -1.01e-8 * PwNumbers.STRESS_OF_RYDBERG);

  @Test
  void every_golden_output_gives_the_expected_labels_or_none() {
    List<Path> cases = GoldenLabels.cases(SharedData.file(GOLDEN), "pw.out");
    assertThat(cases).isNotEmpty();
    for (Path folder : cases) {
      String out = folder.resolve("pw.out").toString();
      if (GoldenLabels.mustFail(folder)) {
        assertThatThrownBy(() -> FrameFiles.read(out))
            .as(out)
            .isInstanceOfSatisfying(
                ProblemException.class,
                e -> assertThat(e.problem()).isEqualTo(Problem.NOT_A_LABEL));
      } else if (Files.exists(folder.resolve("expected.json"))) {
        List<Frame> frames = FrameFiles.read(out).frames();
        assertThat(frames).as(out).hasSize(1);
        GoldenLabels expected = GoldenLabels.of(folder);
        expected.hold(frames.getFirst(), PRINTED);
        expected.holdStructure(frames.getFirst(), 2e-5);
      }
    }
  }

  @Test
  void failures_quote_the_program() {
    assertThatThrownBy(() -> FrameFiles.read(golden("fail-missing-pseudo")))
        .hasMessageContaining("Error in routine readpp (1): file ./pseudo/Si.nope.UPF not found");
    assertThatThrownBy(() -> FrameFiles.read(golden("fail-not-converged")))
        .hasMessageContaining("convergence NOT achieved after 3 iterations: stopping");
    assertThatThrownBy(() -> FrameFiles.read(golden("fail-max-seconds")))
        .hasMessageContaining("Maximum CPU time exceeded");
    assertThatThrownBy(() -> FrameFiles.read(golden("fail-killed"))).hasMessageContaining("ends");
    assertThatThrownBy(() -> FrameFiles.read(golden("truncated"))).hasMessageContaining("ends");
  }

  private static String golden(String name) {
    return SharedData.file(GOLDEN + "/" + name + "/pw.out").toString();
  }
}
