package io.crisol.structures.io;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads frames from any file Crisol understands; the format is told by content, never by name. */
public final class FrameFiles {
  /** Formats in the order they are tried. */
  private static final List<FrameFormat> FORMATS = List.of(ExtendedXyz.FORMAT);

  private static final int FIRST_LINES = 20;

  private FrameFiles() {}

  /**
   * Reads {@code file}, or {@code file@3}, {@code file@-1}, {@code file@0:10}, {@code file@::5}.
   *
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND, FILE_EMPTY, FILE_NOT_TEXT,
   *     FORMAT_UNKNOWN, FRAMES_NONE, or what is wrong in the file, with frame and line
   */
  public static Reading read(String spec) {
    FrameSelection selection = FrameSelection.parse(spec);
    List<Frame> frames = new ArrayList<>();
    try (FrameReader reader = open(selection)) {
      Optional<Frame> frame = reader.next();
      while (frame.isPresent()) {
        frames.add(frame.get());
        frame = frames.size() > selection.last() ? Optional.empty() : reader.next();
      }
      return new Reading(List.copyOf(selection.of(frames)), reader.report());
    }
  }

  /** Reads several files, one after the other, as one list. */
  public static Reading read(List<String> specs) {
    List<Reading> parts = specs.stream().map(FrameFiles::read).toList();
    List<Frame> frames = new ArrayList<>();
    parts.forEach(part -> frames.addAll(part.frames()));
    return new Reading(
        List.copyOf(frames), ReadingReport.join(parts.stream().map(Reading::report).toList()));
  }

  private static FrameReader open(FrameSelection selection) {
    TextSource source = TextSource.open(selection.file());
    List<String> head = source.peek(FIRST_LINES);
    for (FrameFormat format : FORMATS) {
      if (format.fits(head)) {
        return format.open(source);
      }
    }
    source.close();
    String known = FORMATS.stream().map(FrameFormat::name).collect(Collectors.joining(", "));
    throw Problem.FORMAT_UNKNOWN.with(source.name(), known);
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
