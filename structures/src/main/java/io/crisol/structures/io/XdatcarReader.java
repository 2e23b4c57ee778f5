package io.crisol.structures.io;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an XDATCAR frame by frame. */
final class XdatcarReader implements FrameReader {
  private final TextSource source;
  private final ReadingOptions options;
  private final ReadingNotes notes = new ReadingNotes();
  private PoscarHeader header;
  private Element[] elements;
  private boolean direct = true;
  private boolean ended;

  XdatcarReader(TextSource source, ReadingOptions options) {
    this.source = source;
    this.options = options;
  }

  @Override
  public Optional<Frame> next() {
    try {
      if (ended || !findRows()) {
        return end();
      }
      Frame frame = frame(source.line());
      notes.frame(frame);
      notes.note("fractional coordinates as written: atoms that left the cell may be wrapped");
      return Optional.of(frame);
    } catch (ProblemException e) {
      if (e.problem() == Problem.FILE_TRUNCATED && notes.frames() > 0) {
        notes.remark("the last frame is not whole and was left out");
        return end();
      }
      throw e.where().isEmpty() ? e.at(place()) : e;
    }
  }

  private Optional<Frame> end() {
    ended = true;
    if (notes.frames() == 0) {
      throw Problem.FILE_TRUNCATED.with(source.name(), header.atoms(), 0);
    }
    return Optional.empty();
  }

  private String place() {
    return source.name() + ", frame " + notes.frames() + ", line " + source.line();
  }

  /** Goes to the line before the coordinates of the next frame; false at the end. */
  private boolean findRows() {
    if (header == null) {
      header = PoscarHeader.read(source, PoscarHeader.line(source, "a title"));
    }
    boolean blank = false;
    while (true) {
      List<String> next = source.peek(1);
      if (next.isEmpty()) {
        return false;
      }
      String line = next.getFirst();
      if (blank && new VaspNumbers(3).read(line, 0) == 3) {
        direct = true;
        return true;
      }
      source.nextLine();
      if (Xdatcar.isSeparator(line)) {
        direct = !Xdatcar.isCartesian(line);
        return true;
      }
      boolean untitled = blank && new VaspNumbers(2).read(line, 0) == 1;
      if (!line.isBlank()) {
        newHeader(line, untitled);
      }
      blank = line.isBlank();
    }
  }

  private void newHeader(String line, boolean untitled) {
    PoscarHeader other;
    try {
      other = untitled ? PoscarHeader.withScale(source, "", line) : PoscarHeader.read(source, line);
    } catch (ProblemException e) {
      boolean cut = source.peek(1).isEmpty() && e.problem() == Problem.FILE_MALFORMED;
      throw cut ? Problem.FILE_TRUNCATED.with(source.name(), header.atoms(), 0) : e;
    }
    if (!other.hasSameAtoms(header)) {
      throw Problem.FILE_MALFORMED.with(
          source.name(), "the atoms change from one frame to the next");
    }
    header = other;
  }

  private Frame frame(int line) {
    PoscarRows rows = new PoscarRows(source, header.atoms(), false).read();
    double[] positions = rows.values();
    header.toCartesian(positions, direct);
    if (elements == null) {
      elements = new PoscarElements(header, source.name(), notes).all(rows.labels(), options);
    }
    return new Frame(
        new Structure(header.periodicCell(), elements, positions),
        Labels.NONE,
        header.title().isEmpty() ? Map.of() : Map.of("comment", header.title()),
        Map.of(),
        new Frame.Source(source.name(), notes.frames(), line));
  }

  @Override
  public ReadingReport report() {
    String format = Xdatcar.FORMAT.name() + (source.isGzipped() ? ", gzip" : "");
    return new ReadingReport(List.of(notes.report(source.name(), format)));
  }

  @Override
  public void close() {
    source.close();
  }
}
