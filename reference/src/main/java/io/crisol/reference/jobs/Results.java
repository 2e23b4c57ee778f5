package io.crisol.reference.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files that an attempt leaves. */
public final class Results {
  /** Outputs are a few hundred kilobytes; one that never ends must not fill the memory. */
  private static final int MOST = 50_000_000;

  private static final int LONGEST_QUOTE = 300;

  private Results() {}

  /**
   * A file of results: below {@code $SCRATCH} where the program wrote it, or in the folder of the
   * attempt, where it is moved when the attempt is over.
   */
  public static Optional<Path> find(Path attempt, String name) {
    Path fresh = attempt.resolve("scratch").resolve(name);
    Path kept = attempt.resolve(fresh.getFileName());
    return Files.exists(fresh) ? Optional.of(fresh) : Optional.of(kept).filter(Files::exists);
  }

  /** The text of a file of the attempt, empty where it is not there; its end where it is long. */
  public static String text(Path attempt, String name) {
    Path file = attempt.resolve(name);
    if (!Files.isRegularFile(file)) {
      return "";
    }
    try (var in = Files.newInputStream(file)) {
      in.skipNBytes(Math.max(0, Files.size(file) - MOST));
      return new String(in.readNBytes(MOST), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A program's words as one short line. */
  public static String quote(String words) {
    String line = words.strip().replaceAll("\\s+", " ");
    return line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + " …" : line;
  }

  /** The last lines of a text that say something, as one short line. */
  public static String lastWords(String text) {
    java.util.List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    return quote(String.join(" ", lines.subList(Math.max(0, lines.size() - 3), lines.size())));
  }
}
