package io.crisol.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.report.page.Report;
import io.crisol.report.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyReportTest {
  @TempDir Path folder;

  private String page(String kind) throws IOException {
    String part =
        """
        {"name": "%s", "varied": {"hidden layers": "%s"}, "training_frames": %d,
         "planned_iterations": 300, "train_seconds": 12.5,
         "energy_mae_meV_per_atom": %s, "force_mae_eV_per_angstrom": %s}
        """;
    Files.writeString(
        folder.resolve("study.json"),
        "{\"study\": \""
            + kind
            + "\", \"parts\": ["
            + part.formatted("one", "[8, 8]", 25, "4.0", "0.10")
            + ","
            + part.formatted("two", "[16, 16]", 100, "3.0", "0.08")
            + "]}");
    Files.writeString(folder.resolve("results.json"), "{\"kind\": \"study\"}");
    return Report.html(RunFolder.read(folder));
  }

  @Test
  void aLearningCurveIsDrawnAndSaid() throws IOException {
    assertThat(page("learning-curve"))
        .contains("Study of trainings", "Learning curve, force MAE", "training frames")
        .contains("0.100\u202feV/Å with 25 frames and 0.0800\u202feV/Å with 100")
        .doesNotContain("25.0");
  }

  @Test
  void foldsHaveMeanAndDeviation() throws IOException {
    assertThat(page("folds")).contains("Cross-validation", "0.0900 ± 0.014", "3.50 ± 0.71");
  }

  @Test
  void aSearchNamesTheBestAndWhatItWas() throws IOException {
    assertThat(page("search")).contains("one is best of 2", "hidden layers [8, 8]");
  }
}
