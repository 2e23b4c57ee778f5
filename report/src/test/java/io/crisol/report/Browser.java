package io.crisol.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A headless Chromium of this machine. */
final class Browser {
  /**
   * What came of opening a page.
   *
   * @param dom the document after its scripts ran
   * @param console lines written to the console
   */
  record Opened(String dom, List<String> console) {}

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");

  private Browser() {}

  /** Skips the test, saying why, where there is no Chromium; fails it in continuous integration. */
  static Path require() {
    Optional<Path> found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      String reason = "no Chromium on the PATH (Debian: apt-get install chromium)";
      if ("true".equals(System.getenv("CI"))) {
        Assertions.fail(reason);
      }
      System.out.println("skipped: " + reason);
      Assumptions.abort(reason);
    }
    return found.orElseThrow();
  }

  /** Opens a page, lets it run for some virtual seconds, and returns what it has become. */
  static Opened open(Path page, String hash, Path temp, String... more)
      throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory(temp, "profile");
    Path out = Files.createTempFile(temp, "dom", ".html");
    Path log = Files.createTempFile(temp, "console", ".txt");
    List<String> command = new ArrayList<>();
    command.add(require().toString());
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-quic",
            "--no-first-run",
            "--disable-sync",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-dev-shm-usage",
            "--enable-logging=stderr",
            "--v=0",
            "--virtual-time-budget=3000",
            "--user-data-dir=" + profile,
            "--dump-dom"));
    command.addAll(List.of(more));
    command.add(page.toUri() + hash);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(log.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      Assertions.fail("Chromium did not end: " + command);
    }
    List<String> console =
        Files.readString(log, StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.contains("CONSOLE"))
            .toList();
    return new Opened(Files.readString(out, StandardCharsets.UTF_8), console);
  }
}
