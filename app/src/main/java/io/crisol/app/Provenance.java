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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** Adds the files that another run has read. */
  void take(Provenance other) {
    inputs.putAll(other.inputs);
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
    List<Path> files = files(name);
    if (!files.isEmpty()) {
      entry.put("sha256", hashes(files));
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

  /** The files of an argument: one, several with commas between them, or none. */
  private static List<Path> files(String argument) {
    Path one = file(argument);
    if (Files.isRegularFile(one)) {
      return List.of(one);
    }
    List<Path> several = Stream.of(argument.split(",")).map(Path::of).toList();
    return several.stream().allMatch(Files::isRegularFile) ? several : List.of();
  }

  private static String hashes(List<Path> files) {
    return files.stream().map(Provenance::sha256).collect(Collectors.joining(","));
  }

  /** What tells one input from another: the hash of a file or of several, else the text itself. */
  static String identity(String argument) {
    List<Path> files = files(argument);
    return files.isEmpty() ? argument : hashes(files);
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
