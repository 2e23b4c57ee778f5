package io.crisol.structures.io;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads extended and plain XYZ frame by frame. */
final class ExtendedXyzReader implements FrameReader {
  private static final int MOST_ATOMS = 500_000_000;

  private final TextSource source;
  private final ReadingNotes notes = new ReadingNotes();
  private boolean extended;

  ExtendedXyzReader(TextSource source) {
    this.source = source;
  }

  @Override
  public Optional<Frame> next() {
    String first = source.nextLine();
    while (first != null && first.isBlank()) {
      first = source.nextLine();
    }
    if (first == null) {
      if (notes.frames() == 0) {
        throw Problem.FILE_EMPTY.with(source.name());
      }
      return Optional.empty();
    }
    try {
      Frame frame = frame(first, source.line());
      notes.frame(frame);
      return Optional.of(frame);
    } catch (ProblemException e) {
      throw e.where().isEmpty() ? e.at(place(source.line())) : e;
    }
  }

  private String place(int line) {
    return source.name() + ", frame " + notes.frames() + ", line " + line;
  }

  private Frame frame(String first, int begin) {
    int atoms = count(first);
    String comment = source.nextLine();
    if (comment == null) {
      throw Problem.FILE_TRUNCATED.with(source.name(), atoms, 0);
    }
    boolean isExtended = CommentLine.isExtended(comment);
    extended |= isExtended;
    Map<String, String> metadata = isExtended ? CommentLine.parse(comment) : plain(comment);
    String properties = XyzFrame.take(metadata, "Properties");
    XyzColumns columns =
        new XyzColumns(properties == null ? XyzColumns.PLAIN : properties, source.name());
    for (int k = 0; k < atoms; k++) {
      row(columns, k, atoms, properties != null);
    }
    int index = notes.frames();
    return new XyzFrame(metadata, columns, notes, line -> place(begin + 2 + line))
        .build(new Frame.Source(source.name(), index, begin));
  }

  private int count(String first) {
    String text = first.strip();
    if (text.matches("[0-9]{1,9}")
        && Integer.parseInt(text) > 0
        && Integer.parseInt(text) <= MOST_ATOMS) {
      return Integer.parseInt(text);
    }
    throw malformed(first, "the number of atoms of the next frame");
  }

  private ProblemException malformed(String line, String expected) {
    if (TextSource.isBinary(line)) {
      return Problem.FILE_NOT_TEXT.with(source.name());
    }
    String shown = line.length() > 60 ? line.substring(0, 60) + " …" : line;
    return Problem.FILE_MALFORMED.with(
        source.name(), "the line reads \"" + shown + "\" where " + expected + " is expected");
  }

  private Map<String, String> plain(String comment) {
    Map<String, String> metadata = new LinkedHashMap<>();
    if (!comment.isBlank()) {
      metadata.put("comment", comment.strip());
      notes.note("plain XYZ: the comment line is kept as text, numbers in it are not used");
    }
    return metadata;
  }

  private void row(XyzColumns columns, int k, int atoms, boolean announced) {
    String line = source.nextLine();
    if (line == null) {
      throw Problem.FILE_TRUNCATED.with(source.name(), atoms, k);
    }
    int found = columns.split(line);
    if (found < columns.width() && source.peek(1).isEmpty()) {
      throw Problem.FILE_TRUNCATED.with(source.name(), atoms, k + " whole");
    }
    if (found < columns.width() || announced && found > columns.width()) {
      throw malformed(line, "atom " + k + " of " + atoms + " with " + columns.width() + " values");
    }
    if (found > columns.width() && k == 0) {
      notes.note("plain XYZ: columns after the position are ignored");
    }
    String complaint = columns.addRow();
    if (complaint != null) {
      throw TextSource.isBinary(line)
          ? Problem.FILE_NOT_TEXT.with(source.name())
          : Problem.FILE_MALFORMED.with(source.name(), complaint);
    }
  }

  @Override
  public ReadingReport report() {
    String format =
        (extended ? "extended XYZ" : "plain XYZ") + (source.isGzipped() ? ", gzip" : "");
    return new ReadingReport(List.of(notes.report(source.name(), format)));
  }

  @Override
  public void close() {
    source.close();
  }
}
