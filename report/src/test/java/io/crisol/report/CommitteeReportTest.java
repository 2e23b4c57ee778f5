package io.crisol.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page says about the spread of a committee. */
class CommitteeReportTest {
  @TempDir Path temp;

  private static String figures(double coverage, String statement) {
    return "\"spread_calibrated\":true,\"spread_mean_eV_per_angstrom\":0.08,"
        + "\"spread_force_coverage_68\":"
        + coverage
        + ",\"spread_force_coverage_95\":0.92,\"spread_force_factor\":1.04,"
        + "\"spread_force_spearman\":0.57,\"spread_statement\":\""
        + statement
        + "\",\"spread_reliability\":{\"wanted\":[0.25,0.5,0.75],\"found\":[0.2,0.45,0.7]},"
        + "\"spread_against_error\":{\"spread\":[0.02,0.1],\"error_68\":[0.03,0.11]}";
  }

  private Path run(double coverage, String statement) {
    Path train = SampleRun.in(temp.resolve("of" + coverage)).resolve("train");
    String own = figures(coverage, statement);
    SampleRun.edit(
        train.resolve("results.json"),
        "{\"kind\":\"train\",",
        "{\"kind\":\"train\"," + own + ",\"sets\":{\"test\":{" + own + "}},");
    return train;
  }

  @Test
  void coverage_and_reliability_stand_in_the_page() throws IOException {
    String html = Files.readString(ReportWriter.write(run(0.663, "the band holds 66.3 %")));
    assertThat(WellFormed.faults(html)).isEmpty();
    assertThat(html)
        .contains(
            ">Spread of the committee<",
            "The band holds 66.3 %.",
            "Reliability of the spread",
            "Spread against error",
            "share the band should hold (%)",
            "66.3")
        .doesNotContain("NaN");
  }

  @Test
  void a_band_that_fails_is_a_problem_and_one_that_holds_is_good() {
    assertThat(ReportSummary.text(run(0.66, "the band holds 66 %")))
        .contains(
            "[good]    Spread: the band holds 66 %; its rank correlation with the error is 0.57.");
    assertThat(ReportSummary.text(run(0.55, "it is narrow"))).contains("[look]    Spread: ");
    assertThat(ReportSummary.text(run(0.31, "it fails"))).contains("[problem] Spread: it fails");
  }

  @Test
  void every_member_has_its_learning_curve() throws IOException {
    Path train = SampleRun.in(temp).resolve("train");
    String header =
        "iteration,seconds,loss,energy_rmse_train_meV_per_atom,force_rmse_train_eV_per_angstrom,"
            + "energy_rmse_validation_meV_per_atom,force_rmse_validation_eV_per_angstrom,member\n";
    Files.writeString(
        train.resolve("learning-curve.csv"),
        header
            + "1,0.1,2,90,0.8,95,0.9,1\n10,1,1,30,0.3,40,0.4,1\n"
            + "1,0.1,2,91,0.8,96,0.9,2\n10,1,1,31,0.3,41,0.41,2\n20,2,1,21,0.2,31,0.3,2\n");
    String html = Files.readString(ReportWriter.write(train));
    assertThat(WellFormed.faults(html)).isEmpty();
    assertThat(html).contains("member 1", "member 2", "Learning curves of the members");
  }

  @Test
  void dynamics_say_how_far_the_members_differed() {
    Path md = SampleRun.in(temp).resolve("md");
    SampleRun.edit(
        md.resolve("results.json"),
        "\"max_grade\":1.52",
        "\"max_grade\":1.52,\"max_spread_eV_per_angstrom\":0.21");
    assertThat(ReportSummary.text(md)).contains("differ by at most 0.21 eV/Å");
  }
}
