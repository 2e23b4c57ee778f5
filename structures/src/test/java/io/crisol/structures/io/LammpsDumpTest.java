package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.ProblemException;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class LammpsDumpTest {
  private static final ReadingOptions FOUR =
      new ReadingOptions(List.of(Element.C, Element.H, Element.O, Element.N), Optional.of("metal"));
  private static final String FRAME =
      """
      ITEM: TIMESTEP
      %d
      ITEM: NUMBER OF ATOMS
      2
      ITEM: BOX BOUNDS pp ff pp
      1 5
      0 6
      0 7
      ITEM: ATOMS %s
      """;

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> golden_cases_are_read_as_others_read_them() {
    return GoldenFormats.cases("lammps-dump", LammpsDumpTest::golden);
  }

  private static void golden(GoldenFormats.Case golden) {
    List<Frame> frames = golden.read(FOUR).frames();
    golden
        .part("ase")
        .ifPresent(
            ase -> {
              assertThat(frames).hasSize(ase.get("n_frames").asInt());
              GoldenFormats.requireGeometry(frames.getFirst(), ase.get("first").asObject());
              GoldenFormats.requireGeometry(frames.getLast(), ase.get("last").asObject());
            });
    Json.Obj part = golden.part("pymatgen").orElseThrow();
    assertThat(frames).hasSize(part.get("n_frames").asInt());
    double[] steps = part.get("timesteps").asDoubles();
    double[] atoms = part.get("n_atoms").asDoubles();
    for (int k = 0; k < steps.length; k++) {
      assertThat(Double.parseDouble(frames.get(k).metadata().get("timestep"))).isEqualTo(steps[k]);
      assertThat((double) frames.get(k).size()).isEqualTo(atoms[k]);
    }
    Frame first = frames.getFirst();
    GoldenFormats.require(first.structure().cell().vectors(), part.get("first_cell"), 1e-12);
    List<Json> columns = part.get("columns").asList();
    List<Json> rows = part.get("first3_by_id").asList();
    for (Json row : rows) {
      int i = (int) row.asList().getFirst().asDouble() - 1;
      for (int c = 1; c < columns.size(); c++) {
        requireValue(first, columns.get(c).asString(), i, row.asList().get(c));
      }
    }
  }

  private static void requireValue(Frame frame, String column, int i, Json expected) {
    if (column.equals("element")) {
      assertThat(frame.structure().element(i).symbol()).isEqualTo(expected.asString());
      return;
    }
    Map<String, double[]> kept = frame.columns();
    int axis = "xyz".indexOf(column.charAt(column.length() > 1 ? 1 : 0));
    double value =
        switch (column) {
          case "x", "y", "z", "xu", "yu", "zu" ->
              frame.structure().coordinate(3 * i + "xyz".indexOf(column.charAt(0)));
          case "xs", "ys", "zs" -> scaled(frame, i, "xyz".indexOf(column.charAt(0)));
          case "q" -> frame.structure().charges().orElseThrow()[i];
          case "ix", "iy", "iz" ->
              kept.getOrDefault("image_flags", kept.get("image_flags_applied"))[3 * i + axis];
          case "vx", "vy", "vz" -> 1e3 * kept.get("velocities")[3 * i + axis];
          case "fx", "fy", "fz" -> frame.labels().forces().orElseThrow()[3 * i + axis];
          default -> kept.get(column)[i];
        };
    assertThat(value).as(column).isCloseTo(expected.asDouble(), within(1e-10));
  }

  private static double scaled(Frame frame, int i, int a) {
    var s = frame.structure();
    return s.cell()
        .fractional(a, s.coordinate(3 * i), s.coordinate(3 * i + 1), s.coordinate(3 * i + 2));
  }

  @Test
  void units_elements_and_flags_are_read_from_the_dump() {
    String units = "ITEM: UNITS\nreal\nITEM: TIME\n7.5\n";
    Reading reading =
        read(
            units
                + FRAME.formatted(5, "id element x y z ix iy iz vx vy vz fx fy fz c_e[1]")
                + "7 Li 1 2 3 1 0 0 .1 0 0 23.060547830619 0 0 8\n3 O 0 0 0 0 0 -1 0 0 0 0 0 0 9\n");
    Frame frame = reading.frames().getFirst();
    assertThat(frame.structure().elements()).containsExactly(Element.O, Element.Li);
    assertThat(frame.labels().forces().orElseThrow()[3]).isCloseTo(1, within(1e-9));
    assertThat(frame.columns().get("velocities")[3]).isEqualTo(0.1);
    assertThat(frame.columns().get("image_flags")).containsExactly(0, 0, -1, 1, 0, 0);
    assertThat(frame.columns().get("id")).containsExactly(3, 7);
    assertThat(frame.columns().get("c_e[1]")).containsExactly(9, 8);
    assertThat(frame.structure().cell().isPeriodic(0)).isTrue();
    assertThat(frame.structure().cell().isPeriodic(1)).isFalse();
    assertThat(frame.metadata()).containsEntry("timestep", "5").containsEntry("time_fs", "7.5");
    assertThat(frame.metadata()).containsEntry("box_origin", "1.0 0.0 0.0");
  }

  @Test
  void unwrapped_scaled_positions_are_unscaled_with_the_tilt() {
    Reading reading =
        read(
            "ITEM: TIMESTEP\n0\nITEM: NUMBER OF ATOMS\n1\nITEM: BOX BOUNDS xy xz yz pp pp pp\n"
                + "-1 6 2\n0 7 -1\n0 5 1\nITEM: ATOMS id element xsu ysu zsu\n1 Cu 0.5 -1 2\n");
    Frame frame = reading.frames().getFirst();
    assertThat(frame.structure().cell().vectors()).containsExactly(4, 0, 0, 2, 6, 0, -1, 1, 5);
    assertThat(frame.structure().positions()).containsExactly(2 - 2 - 2, -6 + 2, 10);
  }

  @Test
  void a_cut_last_frame_is_left_out_and_said() {
    String row = "1 C 0 0 0\n2 C 1 1 1\n";
    String whole = FRAME.formatted(0, "id element x y z") + row;
    String text = whole + FRAME.formatted(1, "id element x y z") + row;
    for (int cut = whole.length() + 1; cut < text.length() - 2; cut++) {
      Reading reading = read(text.substring(0, cut));
      assertThat(reading.frames()).hasSize(1);
      assertThat(reading.report().toString()).contains("left out");
    }
    assertThat(read(text).frames()).hasSize(2);
    assertThatThrownBy(() -> read(whole.substring(0, whole.length() - 4)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("file-truncated");
  }

  @Test
  void what_is_wrong_is_said() {
    String row = "1 1 0 0 0\n2 2 1 1 1\n";
    refused(FRAME.formatted(0, "id type x y z") + row, "--types");
    refused(FRAME.formatted(0, "id type element x y z") + "1 1 C 0 0 0\n2 2 C 1 1 1\n", "C");
    refused(FRAME.formatted(0, "id element x y xu") + "1 C 0 0 0\n2 C 1 1 1\n", "positions");
    refused(FRAME.formatted(0, "id element x y z") + "1 C 0 0 0\n1 C 1 1 1\n", "twice");
    refused(FRAME.formatted(0, "id element x y z") + "1 C 0 0 0\n2 C 1 1 nan\n\n\n", "finite");
    refused(FRAME.formatted(0, "id element x y z").replace("\n2\n", "\n1e12\n"), "number of atoms");
    refused(
        "ITEM: UNITS\nlj\n" + FRAME.formatted(0, "id element x y z") + "1 C 0 0 0\n2 C 1 1 1\n",
        "reduced");
  }

  private void refused(String text, String why) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(why);
  }

  @Test
  void what_is_written_is_read_back() {
    Frame frame = LammpsDataTest.sample(false);
    Frame second =
        new Frame(
            frame.structure(),
            frame.labels().withForces(new double[] {1, 2, 3, -4, -5, 1e-7}),
            Map.of("timestep", "100"),
            Map.of(),
            Frame.Source.NONE);
    Path file = folder.resolve("a.lammpstrj.gz");
    LammpsDump.OUTPUT.write(file, List.of(frame, second), _ -> {});
    List<Frame> back = FrameFiles.read(file.toString()).frames();
    assertThat(back).hasSize(2);
    assertThat(back.get(1).metadata()).containsEntry("timestep", "100");
    assertThat(back.get(1).labels().forces().orElseThrow())
        .isEqualTo(second.labels().forces().orElseThrow());
    for (int k = 0; k < 2; k++) {
      assertThat(back.get(k).structure().positions()).isEqualTo(frame.structure().positions());
      double[] is = back.get(k).structure().cell().vectors();
      for (int c = 0; c < 9; c++) {
        assertThat(is[c]).isCloseTo(frame.structure().cell().vectors()[c], within(1e-14));
      }
    }
    assertThat(back.get(0).columns().get("image_flags"))
        .isEqualTo(frame.columns().get("image_flags"));
  }

  private Reading read(String text) {
    try {
      return FrameFiles.read(Files.writeString(folder.resolve("a.dump"), text).toString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
