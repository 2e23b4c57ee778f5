package io.crisol.structures;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds data outside the project; where it is absent the test is skipped and says so, with CI=true
 * it fails.
 */
public final class SharedData {
  private SharedData() {}

  /** A file under ../shared. */
  public static Path file(String name) {
    Path file =
        Path.of(System.getProperty("crisol.root", "."))
            .resolve("../shared")
            .resolve(name)
            .normalize();
    if (!Files.exists(file)) {
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError("needed with CI=true and not there: " + file);
      }
      System.out.println("skipped: there is no " + file);
      assumeTrue(false, "there is no " + file);
    }
    return file;
  }
}
