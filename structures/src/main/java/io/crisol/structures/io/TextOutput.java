package io.crisol.structures.io;

import io.crisol.structures.Frame;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/** Text files that appear whole or not at all, gzipped where their name ends in .gz. */
final class TextOutput {
  /** Writes the content of a file. */
  @FunctionalInterface
  interface Content {
    /** Writes everything; the writer is closed by the caller. */
    void writeTo(Writer out) throws IOException;
  }

  private TextOutput() {}

  /** Writes one frame after the other. */
  static void write(Path file, List<Frame> frames, Function<Frame, String> text) {
    write(
        file,
        out -> {
          for (Frame frame : frames) {
            out.write(text.apply(frame));
          }
        });
  }

  /**
   * Writes a file.
   *
   * @throws io.crisol.structures.ProblemException OUTPUT_UNWRITABLE
   */
  static void write(Path file, Content content) {
    boolean gzip = file.toString().endsWith(".gz");
    AtomicFile.write(
        file,
        raw -> {
          OutputStream out = gzip ? new GZIPOutputStream(raw, 1 << 16) : raw;
          Writer writer =
              new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
          content.writeTo(writer);
          writer.flush();
          if (out instanceof GZIPOutputStream zip) {
            zip.finish();
          }
        });
  }
}
