package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb learn: rehearsals with a Lennard-Jones potential in the place of the reference. */
class LearnVerbTest {
  static final String ARGON =
      """
      4
      Lattice="5.3 0 0 0 5.3 0 0 0 5.3" Properties=species:S:1:pos:R:3
      Ar 0 0 0
      Ar 0 2.65 2.65
      Ar 2.65 0 2.65
      Ar 2.65 2.65 0
      """;

  private static final String CONFIG =
      """
      [learn]
      labels = [40]
      first = 3
      per_generation = 3
      fresh = 4

      [explore]
      structures = ["ar.xyz 2x2x2"]
      temperatures = [30, 70]
      time = "1 ps"
      timestep = "5 fs"

      [potential]
      model = "moment"

      [moment]
      level = 6
      moment_cutoff = 5
      radial_basis_size = 6
      starts = 1
      steps = 8

      [training]
      iterations = 5
      stress_weight = 0
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeStructure() throws IOException {
    Files.writeString(folder.resolve("ar.xyz"), ARGON);
    Files.writeString(folder.resolve("learn.toml"), CONFIG);
  }

  private Launched learn(String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("learn"));
    words.addAll(List.of(more));
    return Launched.crisol(folder, words.toArray(String[]::new));
  }

  private Launched rehearse(String config) throws Exception {
    Files.writeString(folder.resolve("other.toml"), config);
    return learn("other.toml", "--rehearse", BadInputTest.LJ, "--out", "other", "--overwrite");
  }

  private void refused(Launched learned, String... words) {
    assertThat(learned.exit()).isEqualTo(1);
    assertThat(learned.err()).contains(words).doesNotContain("\tat ");
    assertThat(folder.resolve("other/campaign.json")).doesNotExist();
  }

  @Test
  void bad_input_is_explained() throws Exception {
    refused(rehearse(CONFIG.replace("structures = [\"ar.xyz 2x2x2\"]", "")), "structures");
    refused(rehearse(CONFIG.replace("ar.xyz 2x2x2", "argon.xyz")), "argon.xyz");
    refused(rehearse(CONFIG.replace("[40]", "[0]")), "labels", "at least one calculation");
    refused(rehearse(CONFIG.replace("labels =", "lables =")), "lables", "labels");
    refused(rehearse(CONFIG.replace("\"moment\"", "\"momet\"")), "model", "moment");
    refused(rehearse(CONFIG.replace("\"moment\"", "\"network\"")), "model", "moment");
    refused(
        learn("learn.toml", "--rehearse", "none.eam", "--out", "other", "--overwrite"), "none.eam");
  }

  @Test
  void a_rehearsal_has_results_and_a_report() throws Exception {
    Launched whole = learn("learn.toml", "--rehearse", BadInputTest.LJ, "--out", "whole");
    assertThat(whole.exit()).as(whole.err()).isZero();
    assertThat(folder.resolve("whole/results.json"))
        .content()
        .contains("\"kind\": \"learn\"", "\"verdict\": \"passed\"", "\"failed_labels\": 0")
        .contains("\"labels\": ", "\"final_max_grade\": ", "\"force_rmse_eV_per_angstrom\": ");
    assertThat(folder.resolve("whole/report.html")).content().contains("Learning on the fly");
    refusedWhenChanged();
  }

  private void refusedWhenChanged() throws Exception {
    Files.writeString(folder.resolve("other.toml"), CONFIG.replace("[30, 70]", "[30, 80]"));
    Launched changed =
        learn("other.toml", "--rehearse", BadInputTest.LJ, "--resume", "--out", "whole");
    assertThat(changed.exit()).isEqualTo(1);
    assertThat(changed.err()).contains("temperatures", "80");
    Launched again = learn("learn.toml", "--rehearse", BadInputTest.LJ, "--out", "whole");
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.err()).contains("run-folder-taken");
  }
}
