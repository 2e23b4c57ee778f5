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
import org.junit.jupiter.api.io.TempDir;

class PwXmlTest {
  private static final String GOLDEN = "golden/abinitio/quantum-espresso";

  @TempDir private Path folder;

  @Test
  void every_golden_file_gives_the_expected_labels_or_none() {
    List<Path> cases = GoldenLabels.cases(SharedData.file(GOLDEN), "data-file-schema.xml");
    assertThat(cases).isNotEmpty();
    for (Path found : cases) {
      String xml = found.resolve("data-file-schema.xml").toString();
      if (GoldenLabels.mustFail(found)) {
        assertThatThrownBy(() -> FrameFiles.read(xml))
            .as(xml)
            .isInstanceOfSatisfying(
                ProblemException.class,
                e -> assertThat(e.problem()).isEqualTo(Problem.NOT_A_LABEL));
      } else if (Files.exists(found.resolve("expected.json"))) {
        List<Frame> frames = FrameFiles.read(xml).frames();
        assertThat(frames).as(xml).hasSize(1);
        GoldenLabels expected = GoldenLabels.of(found);
        expected.hold(frames.getFirst(), new GoldenLabels.Tolerance(1e-12, 1e-12));
        expected.holdStructure(frames.getFirst(), 1e-9);
      }
    }
  }
}
