package io.crisol.reference;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crisol.reference.jobs.Executables;
import java.nio.file.Path;

/** Programs that a test asks for: skipped with the reason where absent, failed with CI=true. */
public final class Programs {
  private Programs() {}

  /** The program, or the end of the test. */
  public static Path require(String name, String debian) {
    var found = Executables.find(name);
    if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("needed with CI=true and not there: " + name);
    }
    if (found.isEmpty()) {
      System.out.println("skipped: there is no " + name + " (Debian: " + debian + ")");
    }
    assumeTrue(found.isPresent(), "there is no " + name);
    return found.get();
  }
}
