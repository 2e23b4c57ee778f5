package io.crisol.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.report.page.Report;
import io.crisol.report.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignReportTest {
  private static final String SETTINGS =
      """
      {"learn.save_grade": "2.0", "learn.break_grade": "10.0", "structure 0": "a", "structure 1": "b",
       "labeller": "pw.x with all its settings"}
      """;

  @TempDir Path folder;

  private static String generation(
      int number, int stage, int known, String grade, int labels, int failed, String force) {
    return """
    {"generation": %d, "stage": %d, "known": %d, "time_ps": 4.5, "max_grade": %s,
     "candidates": 7, "labels": %d, "failed_labels": %d, "energy_rmse_meV_per_atom": %s,
     "force_rmse_eV_per_angstrom": %s, "calculation_seconds": 6.25}
    """
        .formatted(number, stage, known, grade, labels, failed, force, force);
  }

  private String page(String phase, String verdict, String lastGrade) throws IOException {
    String history =
        String.join(
            ",",
            generation(0, 0, 0, "0", 5, 0, "null"),
            generation(1, 0, 5, "null", 4, 1, "0.31"),
            generation(2, 1, 9, "35.5", 3, 0, "0.17"),
            generation(3, 2, 12, lastGrade, 0, 0, "null"));
    Files.writeString(
        folder.resolve("campaign.json"),
        "{\"kind\": \"campaign\", \"version\": 1, \"reference\": \"pw.x 7.3\", \"settings\": "
            + SETTINGS
            + ", \"state\": {\"phase\": \""
            + phase
            + "\", \"verdict\": \""
            + verdict
            + "\", \"walks\": [{\"trace\": {\"along\": [0, 1.5], \"grades\": [0.7, 1.87]}}, {}]"
            + ", \"history\": ["
            + history
            + "]}, \"walks\": [\"Ar4, 300 K\", \"Ar4, 700 K\"]}");
    Files.createDirectories(folder.resolve("generation-001"));
    Files.writeString(
        folder.resolve("generation-001/results.json"), "{\"kind\": \"md\", \"steps\": 77}");
    return Report.html(RunFolder.read(folder));
  }

  private void results(String more) throws IOException {
    Files.writeString(
        folder.resolve("results.json"), "{\"kind\": \"learn\", \"labels\": 12" + more + "}");
  }

  @Test
  void whatWasLearnedWhenIsToldAndDrawn() throws IOException {
    results(", \"force_rmse_eV_per_angstrom\": 0.0521");
    String page = page("OVER", "PASSED", "1.87");
    assertThat(page)
        .contains(
            "Learning on the fly of a potential", "13 reference calculations, 1 of them failed")
        .contains("Extrapolation grade along the walks", "Ar4, 300 K", "along the walk (ps)")
        .contains("every walk came to its end with the last potential", "grade 1.87")
        .contains("frames are kept", "walks stop", "Where the line is broken a walk flew apart")
        .contains("new labels, before they are learned", "fresh 0.0521")
        .contains("<td>flew apart</td>", "<td>35.5</td>", "<td>all</td>", "pw.x 7.3")
        .doesNotContain("NaN", "Molecular dynamics", "all its settings");
    assertThat(ReportSummary.text(folder)).startsWith("[good]    Learning: after 13 reference");
  }

  @Test
  void theEndThatIsNoneIsSaid() throws IOException {
    results("");
    assertThat(page("OVER", "LABELS_SPENT", "12.3"))
        .contains("all labels that were allowed are spent", "grades up to 12.3");
    assertThat(page("OVER", "TIME_SPENT", "null")).contains("a walk flew apart)");
    page("OVER", "STUCK", "null");
    assertThat(ReportSummary.text(folder)).contains("[problem] Learning: stuck after 13");
  }

  @Test
  void anInterruptedCampaignHasAReport() throws IOException {
    assertThat(page("EXPLORE", "STUCK", "3"))
        .contains("not at its end: 13 reference calculations", "--resume", "Learning on the fly");
  }

  @Test
  void aRehearsalTellsWhatTheRealCalculationsWouldTake() throws IOException {
    results(
        ", \"calculations\": [{\"atoms\": 8, \"learned\": 10, \"fresh\": 2},"
            + " {\"atoms\": 64, \"learned\": 3, \"fresh\": 0}], \"forecast_seconds\": 1560,"
            + " \"forecast_basis\": \"estimate from the time given\", \"forecast_by_size\":"
            + " [{\"atoms\": 8, \"seconds_each\": 2}, {\"atoms\": 64, \"seconds_each\": 512}]");
    assertThat(page("OVER", "PASSED", "1.87"))
        .contains("This was a rehearsal", "26.0", "estimate from the time given")
        .contains("64</th>", "<td>512</td>", "<td>24.0</td>");
    results(", \"calculations\": [{\"atoms\": 8, \"learned\": 10, \"fresh\": 2}]");
    assertThat(page("OVER", "PASSED", "1.87"))
        .contains("Calculations by size")
        .doesNotContain("rehearsal", "a real one");
  }

  @Test
  void walksWithoutTimeAreMeasuredInSteps() throws IOException {
    results("");
    String page = page("OVER", "PASSED", "1.87");
    assertThat(page).contains("reached (ps)").doesNotContain("sweeps");
    Path file = folder.resolve("campaign.json");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("\"time_ps\": 4.5", "\"time_ps\": 0, \"steps\": 1234")
            .replace(
                "\"learn.save_grade\"",
                "\"explore.method\": \"monte-carlo\", \"learn.save_grade\""));
    assertThat(Report.html(RunFolder.read(folder)))
        .contains("reached (sweeps)", "<td>1230</td>")
        .doesNotContain("(ps)");
  }
}
