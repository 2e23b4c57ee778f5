package io.crisol.app;

import io.crisol.structures.Problem;
import io.crisol.structures.Workers;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where and from what a run was made. */
final class Provenance {
  private final Instant started = Instant.now();
  private final long start = System.nanoTime();
  private final Map<String, Integer> inputs = new LinkedHashMap<>();

  /**
   * Adds a file that was read, by the name it was given with; picks such as {@code @0:10} may
   * follow.
   */
  void input(String file, int frames) {
    inputs.put(file, frames);
  }

  Json.Obj json() {
    Json.Arr files = new Json.Arr();
    inputs.forEach((name, frames) -> files.add(describe(name, frames)));
    return machine()
        .put("threads", Workers.threads())
        .put("command", Main.commandLine())
        .put("started", started.truncatedTo(ChronoUnit.SECONDS).toString())
        .put("seconds", (System.nanoTime() - start) * 1e-9)
        .put("inputs", files);
  }

  /** Version, Java and machine. */
  static Json.Obj machine() {
    return new Json.Obj()
        .put("version", Main.version())
        .put("java", System.getProperty("java.vm.name") + " " + Runtime.version())
        .put(
            "os",
            System.getProperty("os.name")
                + " "
                + System.getProperty("os.version")
                + " "
                + System.getProperty("os.arch"))
        .put("processors", Runtime.getRuntime().availableProcessors())
        .put("vector_bits", Machine.vectorBits());
  }

  private static Json.Obj describe(String name, int frames) {
    Json.Obj entry = new Json.Obj().put("file", name);
    Path file = file(name);
    if (Files.isRegularFile(file)) {
      entry.put("sha256", sha256(file));
    }
    return frames < 0 ? entry : entry.put("frames", frames);
  }

  /** The file of a name after which frames may be picked. */
  static Path file(String name) {
    return Path.of(
        name.indexOf('@') > 0 && !Files.exists(Path.of(name))
            ? name.substring(0, name.lastIndexOf('@'))
            : name);
  }

  /** What tells one input from another: the hash of a file, else the text itself. */
  static String identity(String argument) {
    Path file = Path.of(argument);
    return Files.isRegularFile(file) ? sha256(file) : argument;
  }

  static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw Problem.FILE_NOT_FOUND.with(file).causedBy(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
