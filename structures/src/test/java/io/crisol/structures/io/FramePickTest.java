package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Picks of frames behind the name of a file. */
class FramePickTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("a.xyz"), text);
  }

  @ParameterizedTest
  @CsvSource({
    "@3,3,1",
    "@-1,9,1",
    "@2:5,2,3",
    "@:4,0,4",
    "@7:,7,3",
    "@-3:,7,3",
    "@::4,0,3",
    "@1:8:3,1,3",
    "'',0,10",
    "@0:100,0,10"
  })
  void frames_are_picked(String pick, int first, int count) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < 10; k++) {
      text.append("1\n\nH ").append(k).append(" 0 0\n");
    }
    List<Frame> frames = FrameFiles.read(file(text.toString()) + pick).frames();
    assertThat(frames).hasSize(count);
    assertThat(frames.getFirst().structure().coordinate(0)).isEqualTo(first);
    assertThat(frames.getFirst().source().index()).isEqualTo(first);
  }

  @Test
  void a_selection_without_frames_is_refused() throws IOException {
    Path file = file("1\n\nH 0 0 0\n");
    for (String pick : List.of("@5", "@3:2", "@-4")) {
      ProblemException e =
          catchThrowableOfType(ProblemException.class, () -> FrameFiles.read(file + pick));
      assertThat(e.problem()).isEqualTo(Problem.FRAMES_NONE);
    }
  }
}
