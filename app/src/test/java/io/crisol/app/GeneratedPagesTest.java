package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GeneratedPagesTest {
  @Test
  void every_setting_is_in_the_guide() throws IOException {
    holds("configuration.md", GeneratedPages.configuration());
  }

  @Test
  void every_message_is_in_the_guide() throws IOException {
    holds("errors.md", GeneratedPages.errors());
  }

  private static void holds(String name, String text) throws IOException {
    Path page = Launched.root().resolve("docs/guide").resolve(name);
    if (Boolean.getBoolean("crisol.write")) {
      Files.writeString(page, text);
    }
    assertThat(page)
        .as("run this test with -Dcrisol.write=true to bring the page up to date")
        .hasContent(text);
  }
}
