package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written as extended XYZ, at once or frame by frame. */
class ExtendedXyzWritingTest {
  @TempDir Path folder;

  private static Frame rich() {
    double[] positions = {0.1, -1e-17, 1.0 / 3, 1e300, 5, -0.0};
    Structure s =
        new Structure(
                new Cell(new double[] {4, 0, 0, 1, 5, 0, 0, 0.1, 6}, true, false, true),
                new Element[] {Element.Na, Element.Cl},
                positions)
            .withCharges(new double[] {1, -1});
    Labels labels =
        Labels.NONE
            .withEnergy(-1.0 / 7)
            .withForces(new double[] {1, 2, 3, -1, -2, Math.PI})
            .withStress(new double[] {1, 2, 3, 2, 5, 6, 3, 6, 9})
            .withCharges(new double[] {0.9, -0.9});
    Map<String, String> metadata = new java.util.LinkedHashMap<>();
    metadata.put("config_type", "a \"b\" = c\\d");
    metadata.put("empty", "");
    return new Frame(
        s,
        labels,
        metadata,
        Map.of("velocities", new double[] {1e-3, 0, 0, 0, 0, 1}),
        Frame.Source.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.xyz", "deep/out.xyz.gz"})
  void what_is_written_is_read_back_bit_for_bit(String name) {
    for (XyzDigits digits : XyzDigits.values()) {
      Frame frame = rich();
      ExtendedXyz.write(folder.resolve(name), List.of(frame, frame), digits);
      Reading reading = ExtendedXyz.read(folder.resolve(name));
      assertThat(reading.frames()).hasSize(2);
      Frame back = reading.frames().get(1);
      assertThat(back.structure()).isEqualTo(frame.structure());
      assertThat(back.labels().energy()).isEqualTo(frame.labels().energy());
      assertThat(back.labels().forces().orElseThrow())
          .isEqualTo(frame.labels().forces().orElseThrow());
      assertThat(back.labels().stress().orElseThrow())
          .isEqualTo(frame.labels().stress().orElseThrow());
      assertThat(back.labels().charges().orElseThrow())
          .isEqualTo(frame.labels().charges().orElseThrow());
      assertThat(back.columns().get("velocities")).isEqualTo(frame.columns().get("velocities"));
      assertThat(back.metadata()).isEqualTo(frame.metadata());
    }
  }

  @Test
  void seventeen_digits_are_seventeen_digits() {
    assertThat(ExtendedXyz.text(rich(), XyzDigits.SEVENTEEN))
        .contains("energy=-1.4285714285714285e-01")
        .contains("3.3333333333333331e-01");
  }

  @Test
  void an_unwritable_folder_is_a_problem() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "");
    ProblemException e =
        catchThrowableOfType(
            ProblemException.class,
            () -> ExtendedXyz.write(taken.resolve("a.xyz"), List.of(rich())));
    assertThat(e.problem()).isEqualTo(Problem.OUTPUT_UNWRITABLE);
  }

  @Test
  void a_trajectory_goes_on_where_the_checkpoint_was_made() throws IOException {
    Path file = folder.resolve("run/trajectory.xyz");
    long length;
    try (TrajectoryWriter writer = TrajectoryWriter.create(file)) {
      writer.append(rich());
      writer.append(rich());
      writer.flush();
      length = writer.length();
      assertThat(Files.size(file)).isEqualTo(length);
      writer.append(rich());
    }
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 7));
    try (TrajectoryWriter writer = TrajectoryWriter.resume(file, length)) {
      writer.append(rich());
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    assertThat(
            catchThrowableOfType(
                    ProblemException.class, () -> TrajectoryWriter.resume(file, whole.length + 1))
                .problem())
        .isEqualTo(Problem.RESUME_NOTHING);
  }
}
