package io.crisol.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportSummaryTest {
  @TempDir Path temp;

  @Test
  void a_good_run_is_called_good_in_a_few_lines() {
    String text = ReportSummary.text(SampleRun.in(temp));

    assertThat(text.lines().count()).isBetween(5L, 10L);
    assertThat(text)
        .contains("[good]    Drift: 0.0042 meV/atom/ps")
        .contains("better than SNAP (0.132), qSNAP (0.116), the published neural network (0.108)")
        .contains("on 4 unseen frames")
        .contains("[look]    Data: ");
  }

  @Test
  void a_stopped_run_is_a_problem_and_names_its_guard() {
    Path run = SampleRun.in(temp);
    SampleRun.edit(
        run.resolve("md/results.json"), "\"stopped_by\":null", "\"stopped_by\":\"grade\"");
    SampleRun.edit(run.resolve("md/results.json"), "\"max_grade\":1.52", "\"max_grade\":31.0");

    assertThat(ReportSummary.text(run))
        .contains("[problem] Dynamics: stopped by the grade guard")
        .contains("[problem] Trust: largest extrapolation grade 31");
  }

  @Test
  void drift_is_judged_by_its_size_whatever_its_sign() {
    Path run = SampleRun.in(temp);
    SampleRun.edit(run.resolve("md/results.json"), "0.0042", "-0.05");
    assertThat(ReportSummary.text(run)).contains("[look]    Drift: −0.050 meV/atom/ps");

    SampleRun.edit(run.resolve("md/results.json"), "-0.05", "-0.5");
    assertThat(ReportSummary.text(run)).contains("[problem] Drift: −0.50 meV/atom/ps");
  }

  @Test
  void errors_in_the_data_come_with_the_first_of_them() {
    Path run = SampleRun.in(temp);
    SampleRun.edit(
        run.resolve("check/findings.json"), "\"severity\":\"warning\"", "\"severity\":\"error\"");

    assertThat(ReportSummary.text(run))
        .contains(
            "[problem] Data: 1 finding that must not be trained on, no warnings. First: 3 pairs");
  }

  @Test
  void training_errors_far_below_those_kept_aside_speak_of_overfitting() throws IOException {
    String frame =
        "[{\"atoms\":1,\"elements\":[\"Si\"],\"positions\":[0,0,0],\"forces\":[1,0,0],"
            + "\"forces_predicted\":[1,0,%s]}]";
    String sets = "{\"sets\":{\"train\":" + frame + ",\"validation\":" + frame + "}}";

    Files.writeString(temp.resolve("parity.json"), sets.formatted("0.1", "0.19"));
    assertThat(ReportSummary.text(temp)).contains("[good]    Generality").contains("1.9 times");

    Files.writeString(temp.resolve("parity.json"), sets.formatted("0.1", "0.3"));
    assertThat(ReportSummary.text(temp)).contains("[look]    Generality").contains("3.0 times");
  }

  @Test
  void overfitted_energies_are_not_hidden_by_good_forces() throws IOException {
    String frame =
        "[{\"atoms\":1,\"elements\":[\"Si\"],\"positions\":[0,0,0],\"forces\":[1,0,0],"
            + "\"forces_predicted\":[1,0,0.1],\"energy_per_atom\":-5,"
            + "\"energy_per_atom_predicted\":%s}]";
    String sets = "{\"sets\":{\"train\":" + frame + ",\"test\":" + frame + "}}";

    Files.writeString(temp.resolve("parity.json"), sets.formatted("-4.999", "-4.995"));

    assertThat(ReportSummary.text(temp))
        .contains("[look]    Generality")
        .contains("force errors are 1.0 times, energy errors 5.0 times");
  }
}
