package io.crisol.structures.io;

import io.crisol.structures.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/**
 * Extended XYZ, plain or gzipped: a number of atoms, a line of {@code key=value} entries, a line
 * per atom.
 *
 * <p>Energies, forces, stress and charges are recognised under the spellings in use (energy,
 * REF_energy, dft_energy, free_energy …; forces, force …; stress, virial with 6 or 9 numbers); a
 * key marked as reference is preferred, energy is preferred to free_energy, and the {@link
 * ReadingReport} says so. Units are eV and Å unless the frame states others ({@code
 * units=bohr_hartree}, {@code stress_unit=GPa}). Source: https://github.com/libAtoms/extxyz and
 * ASE's documentation of its extxyz format.
 */
public final class ExtendedXyz {
  /** How {@link FrameFiles} finds this format. */
  static final FrameFormat FORMAT = new Format();

  private static final class Format implements FrameFormat {
    @Override
    public String name() {
      return "extended XYZ";
    }

    @Override
    public boolean fits(List<String> firstLines) {
      List<String> lines = firstLines.stream().dropWhile(String::isBlank).toList();
      return lines.isEmpty() || lines.getFirst().strip().matches("[+-]?[0-9]+");
    }

    @Override
    public FrameReader open(TextSource source, ReadingOptions options) {
      return new ExtendedXyzReader(source);
    }
  }

  /** How {@link FrameOutputs} finds this format. */
  static final FrameOutput OUTPUT = new Output();

  private static final class Output implements FrameOutput {
    @Override
    public String id() {
      return "extxyz";
    }

    @Override
    public String name() {
      return "extended XYZ";
    }

    @Override
    public boolean fitsName(String fileName) {
      return fileName.endsWith(".xyz") || fileName.endsWith(".extxyz");
    }

    @Override
    public void write(Path out, List<Frame> frames, Consumer<String> note) {
      ExtendedXyz.write(out, frames);
    }
  }

  private ExtendedXyz() {}

  /**
   * Reads all frames.
   *
   * @throws io.crisol.structures.ProblemException naming file, frame and line
   */
  public static Reading read(Path file) {
    return FrameFiles.collect(open(file));
  }

  /** Reads one frame after the other and hands it on; the report at the end. */
  public static ReadingReport read(Path file, Consumer<Frame> consumer) {
    try (FrameReader reader = open(file)) {
      for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
        consumer.accept(frame.get());
      }
      return reader.report();
    }
  }

  /** Opens a file to be read frame by frame. */
  public static FrameReader open(Path file) {
    return new ExtendedXyzReader(TextSource.open(file));
  }

  /**
   * Writes frames with as few digits as identify each number; gzipped where the name ends in .gz.
   */
  public static void write(Path file, List<Frame> frames) {
    write(file, frames, XyzDigits.SHORTEST);
  }

  /**
   * Writes frames; the file appears whole or not at all, gzipped where its name ends in .gz.
   *
   * @throws io.crisol.structures.ProblemException OUTPUT_UNWRITABLE
   */
  public static void write(Path file, List<Frame> frames, XyzDigits digits) {
    boolean gzip = file.toString().endsWith(".gz");
    AtomicFile.write(
        file,
        raw -> {
          OutputStream out = gzip ? new GZIPOutputStream(raw, 1 << 16) : raw;
          writeFrames(out, frames, digits);
          if (out instanceof GZIPOutputStream zip) {
            zip.finish();
          }
          out.flush();
        });
  }

  private static void writeFrames(OutputStream out, List<Frame> frames, XyzDigits digits)
      throws IOException {
    for (Frame frame : frames) {
      out.write(XyzText.of(frame, digits).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** One frame as text. */
  public static String text(Frame frame, XyzDigits digits) {
    return XyzText.of(frame, digits);
  }
}
