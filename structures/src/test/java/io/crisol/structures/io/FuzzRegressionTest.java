package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Inputs that once broke a parser, found by bench/fuzz: src/test/resources/fuzz/FORMAT/NAME. */
class FuzzRegressionTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> inputs_that_once_failed() throws IOException, URISyntaxException {
    Path seeds = Path.of(FuzzRegressionTest.class.getResource("/fuzz").toURI());
    List<Path> files;
    try (Stream<Path> all = Files.walk(seeds)) {
      files = all.filter(Files::isRegularFile).filter(f -> !f.endsWith("origin.txt")).toList();
    }
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(
            file -> {
              String format = file.getParent().getFileName().toString();
              assertThat(FuzzTarget.formats()).contains(format);
              return DynamicTest.dynamicTest(
                  format + "/" + file.getFileName(),
                  () ->
                      new FuzzTarget(format, Files.createTempDirectory(folder, "seed"))
                          .hold(Files.readAllBytes(file)));
            });
  }
}
