package io.crisol.structures.io;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads frames from any file Crisol understands; the format is told by content, never by name. */
public final class FrameFiles {
  /** Formats in the order they are tried. */
  static final List<FrameFormat> FORMATS =
      List.of(
          Vasprun.FORMAT, //
          Outcar.FORMAT, //
          Xdatcar.FORMAT, //
          Poscar.FORMAT, //
          ExtendedXyz.FORMAT, //
          PwInput.FORMAT, //
          PwOutput.FORMAT, //
          PwXml.FORMAT, //
          Cp2kOutput.FORMAT, //
          GpawText.FORMAT, //
          AbinitOutput.FORMAT, //
          N2p2Data.FORMAT, //
          MlipCfg.FORMAT, //
          JsonFrames.FORMAT, //
          LammpsDump.FORMAT, //
          LammpsData.FORMAT, //
          Cif.FORMAT, //
          Xsf.FORMAT, //
          Pdb.FORMAT //
          );

  /** Formats of folders in the order they are tried. */
  static final List<FolderFormat> FOLDERS =
      List.of(
          DeepmdFolder.FORMAT //
          );

  /** Lines shown to {@link FrameFormat#fits}. */
  private static final int FIRST_LINES = 60;

  private FrameFiles() {}

  /**
   * Reads {@code file}, or {@code file@3}, {@code file@-1}, {@code file@0:10}, {@code file@::5}.
   *
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND, FILE_EMPTY, FILE_NOT_TEXT,
   *     FORMAT_UNKNOWN, FRAMES_NONE, or what is wrong in the file, with frame and line
   */
  public static Reading read(String spec) {
    return read(spec, ReadingOptions.NONE);
  }

  /** Reads as {@link #read(String)} does, told what the file does not say. */
  public static Reading read(String spec, ReadingOptions options) {
    FrameSelection selection = FrameSelection.parse(spec);
    List<Frame> frames = new ArrayList<>();
    try (FrameReader reader = open(selection.file(), options)) {
      Optional<Frame> frame = reader.next();
      while (frame.isPresent()) {
        frames.add(frame.get());
        frame = frames.size() > selection.last() ? Optional.empty() : reader.next();
      }
      return new Reading(List.copyOf(selection.of(frames)), reader.report());
    }
  }

  /**
   * Hands the frames on one by one, so that a long trajectory need not be in memory; those of a
   * selection are read first.
   *
   * @return what was understood
   * @throws io.crisol.structures.ProblemException as {@link #read(String)}
   */
  public static ReadingReport each(String spec, ReadingOptions options, Consumer<Frame> consumer) {
    FrameSelection selection = FrameSelection.parse(spec);
    if (!selection.text().isEmpty()) {
      Reading reading = read(spec, options);
      reading.frames().forEach(consumer);
      return reading.report();
    }
    try (FrameReader reader = open(selection.file(), options)) {
      for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
        consumer.accept(frame.get());
      }
      return reader.report();
    }
  }

  /** Reads several files, one after the other, as one list. */
  public static Reading read(List<String> specs) {
    return read(specs, ReadingOptions.NONE);
  }

  /** Reads several files, told what they do not say. */
  public static Reading read(List<String> specs, ReadingOptions options) {
    List<Reading> parts = specs.stream().map(spec -> read(spec, options)).toList();
    List<Frame> frames = new ArrayList<>();
    parts.forEach(part -> frames.addAll(part.frames()));
    return new Reading(
        List.copyOf(frames), ReadingReport.join(parts.stream().map(Reading::report).toList()));
  }

  private static FrameReader open(Path file, ReadingOptions options) {
    if (Files.isDirectory(file)) {
      return FOLDERS.stream()
          .filter(format -> format.fits(file))
          .findFirst()
          .orElseThrow(
              () -> Problem.FILE_MALFORMED.with(file, "it is a folder of no format that is known"))
          .open(file, options);
    }
    TextSource source = TextSource.open(file);
    try {
      List<String> head = source.peek(FIRST_LINES);
      for (FrameFormat format : FORMATS) {
        if (format.fits(head)) {
          return format.open(source, options);
        }
      }
      throw Problem.FORMAT_UNKNOWN.with(source.name(), names());
    } catch (ProblemException e) {
      source.close();
      throw e;
    }
  }

  private static String names() {
    return Stream.concat(
            FORMATS.stream().map(FrameFormat::name), FOLDERS.stream().map(FolderFormat::name))
        .collect(Collectors.joining(", "));
  }

  /** All frames of a reader, which is closed. */
  static Reading collect(FrameReader reader) {
    try (reader) {
      List<Frame> frames = new ArrayList<>();
      for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
        frames.add(frame.get());
      }
      return new Reading(List.copyOf(frames), reader.report());
    }
  }
}
