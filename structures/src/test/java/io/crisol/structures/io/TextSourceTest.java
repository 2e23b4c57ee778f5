package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.structures.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextSourceTest {
  @TempDir Path folder;

  private Path packed(String line, int times) throws IOException {
    Path file = folder.resolve("packed.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
      for (int k = 0; k < times; k++) {
        out.write(bytes);
      }
    }
    return file;
  }

  private static long lines(Path file) {
    try (TextSource source = TextSource.open(file)) {
      while (source.nextLine() != null) {
        // Read on.
      }
      return source.line();
    }
  }

  @Test
  void a_compressed_file_that_unfolds_out_of_proportion_is_refused() throws IOException {
    Path bomb = packed("0".repeat(9999) + "\n", 7000);
    assertThat(Files.size(bomb)).isLessThan(100_000);
    assertThatThrownBy(() -> lines(bomb))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("250 times their size")
        .hasMessageContaining("packed.gz, line 67");
  }

  @Test
  void what_is_small_unpacked_may_be_packed_as_tightly_as_it_likes() throws IOException {
    assertThat(lines(packed("0".repeat(9999) + "\n", 3000))).isEqualTo(3000);
  }
}
