package io.crisol.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Reference values beside the project; tests that need them are skipped without, or fail in CI. */
final class Golden {
  private Golden() {}

  /** A file or folder of the reference values. */
  static Path path(String name) {
    Path path = Launched.root().resolve("../shared/golden").resolve(name).normalize();
    boolean there = Files.exists(path);
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("needed with CI=true and not there: " + path);
    }
    if (!there) {
      System.out.println("skipped: there is no " + path);
    }
    assumeTrue(there, "there is no " + path);
    return path;
  }
}
