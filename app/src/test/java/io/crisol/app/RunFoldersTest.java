package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFoldersTest {
  @TempDir Path folder;

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "text");
  }

  @Test
  void a_campaign_is_overwritten_but_its_calculations_stay() throws IOException {
    write("run.toml");
    write("campaign.json");
    write("labelled.xyz");
    write("fresh.xyz");
    write("generation-012/potential.crisol.json");
    Path job = write("jobs/0123/job.json");
    Path own = write("generation-of-mine/notes.txt");
    RunFolders.claim(folder, true);
    assertThat(job).exists();
    assertThat(own).exists();
    try (var left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("jobs", "generation-of-mine");
    }
  }
}
