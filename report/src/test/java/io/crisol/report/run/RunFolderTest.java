package io.crisol.report.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.report.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir Path temp;

  @Test
  void steps_come_in_the_order_they_ran() {
    RunFolder run = RunFolder.read(SampleRun.in(temp));

    assertThat(run.kind()).isEqualTo("quickstart");
    assertThat(run.steps())
        .extracting(RunFolder::name)
        .containsExactly("check", "train", "evaluate", "md");
  }

  @Test
  void empty_cells_are_absent_and_a_line_cut_by_a_kill_is_left_out() throws IOException {
    Path run = SampleRun.in(temp).resolve("md");
    Path file = run.resolve("thermo.csv");
    Thermo whole = RunFolder.read(run).find(Thermo.class).orElseThrow();
    assertThat(whole.table().find("max_force")).isEmpty();

    Files.writeString(file, Files.readString(file) + "10100,10100,-27");
    Thermo cut = RunFolder.read(run).find(Thermo.class).orElseThrow();
    assertThat(cut.table().rows()).isEqualTo(whole.table().rows());
  }

  @Test
  void frames_without_labels_have_none() throws IOException {
    Path run = temp.resolve("r");
    Files.createDirectories(run);
    Files.writeString(
        run.resolve("parity.json"),
        "{\"sets\":{\"test\":[{\"atoms\":1,\"elements\":[\"Si\"],\"positions\":[0,0,0],\"forces_predicted\":[1,2,3]}]}}");

    ParityFrame frame =
        RunFolder.read(run).find(Parity.class).orElseThrow().sets().get("test").getFirst();

    assertThat(frame.hasEnergy()).isFalse();
    assertThat(frame.hasForces()).isFalse();
    assertThat(frame.hasGeometry()).isTrue();
    assertThat(frame.title()).isEqualTo("test frame 0, 1 atom");
  }

  @Test
  void the_drift_line_is_taken_after_the_first_picosecond() {
    double[][] columns = new double[2][4001];
    for (int k = 0; k <= 4000; k++) {
      columns[0][k] = k;
      columns[1][k] = k < 1000 ? 100 : 2 + 0.003 * k;
    }
    Thermo thermo = new Thermo(new Table("t", java.util.List.of("time_fs", "total_eV"), columns));

    assertThat(thermo.trend(columns[1]).slope()).isCloseTo(0.003, within(1e-12));
    assertThat(thermo.trend(columns[1]).at(0)).isCloseTo(2, within(1e-9));
  }

  @Test
  void settings_are_taken_apart_without_their_comments() {
    Settings settings = Settings.of("a = 1 # one\n[b.c]\nname = \"x # y\"\nlist = [\n 1,\n]\n");

    assertThat(settings.sections().get("")).containsEntry("a", "1");
    assertThat(settings.sections().get("b.c")).containsEntry("name", "\"x # y\"");
  }

  @Test
  void the_lowest_validation_error_is_found_past_missing_values() {
    double nan = Double.NaN;
    Table table =
        new Table(
            "t",
            java.util.List.of("iteration", LearningCurve.FORCE_VALIDATION),
            new double[][] {{0, 1, 2, 3}, {nan, 0.3, 0.1, 0.2}});

    assertThat(new LearningCurve(table).lowestRow()).isEqualTo(2);
    assertThat(new LearningCurve(table).rowOf(2.5)).isEqualTo(2);
  }
}
