package io.crisol.structures.io;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.util.List;
import java.util.Optional;

/** Frames of a text file, read line by line; problems are given their file and line here. */
abstract class LineReader implements FrameReader {
  final TextSource source;
  final ReadingNotes notes = new ReadingNotes();
  private final String format;

  LineReader(TextSource source, String format) {
    this.source = source;
    this.format = format;
  }

  /** The next frame, empty at the end of the file. */
  abstract Optional<Frame> read();

  @Override
  public final Optional<Frame> next() {
    try {
      Optional<Frame> frame = read();
      frame.ifPresent(notes::frame);
      if (frame.isEmpty() && notes.frames() == 0) {
        throw Problem.FILE_EMPTY.with(source.name());
      }
      return frame;
    } catch (ProblemException e) {
      throw e.where().isEmpty()
          ? e.at(source.name() + ", frame " + notes.frames() + ", line " + source.line())
          : e;
    }
  }

  /** Where a frame that began on this line stands. */
  Frame.Source origin(int line) {
    return new Frame.Source(source.name(), notes.frames(), line);
  }

  /** What is wrong with the line read last. */
  ProblemException malformed(String why) {
    return Problem.FILE_MALFORMED.with(source.name(), why);
  }

  /** The next line, which the frame needs. */
  String line() {
    String line = source.nextLine();
    if (line == null) {
      throw malformed("it ends in the middle of a frame: the file was cut");
    }
    if (TextSource.isBinary(line)) {
      throw Problem.FILE_NOT_TEXT.with(source.name());
    }
    return line;
  }

  /** Words of a line. */
  static String[] words(String line) {
    String bare = line.strip();
    return bare.isEmpty() ? new String[0] : bare.split("\\s+");
  }

  /** A finite number. */
  double number(String text, String what) {
    double value = Numbers.parse(text);
    if (!Double.isFinite(value)) {
      throw Double.isNaN(value) && !Numbers.isNan(text)
          ? malformed("\"" + shown(text) + "\" is given for " + what + ", which is a number")
          : Problem.NOT_FINITE.with(what);
    }
    return value;
  }

  /** Finite numbers from {@code words[from]} on. */
  double[] numbers(String[] words, int from, int count, String what) {
    if (words.length < from + count) {
      throw malformed(what + " needs " + count + " numbers");
    }
    double[] values = new double[count];
    for (int k = 0; k < count; k++) {
      values[k] = number(words[from + k], what);
    }
    return values;
  }

  /** A whole number from 0 to {@code most}. */
  int whole(String text, int most, String what) {
    if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) > most) {
      throw malformed(
          "\"" + shown(text) + "\" is given for " + what + ", a whole number up to " + most);
    }
    return Integer.parseInt(text);
  }

  private static String shown(String text) {
    return text.length() > 40 ? text.substring(0, 40) + " …" : text;
  }

  /** The element of an atom type, from 1. */
  static Element ofType(int type, List<Element> types, String file) {
    if (types.isEmpty()) {
      throw Problem.TYPES_MISSING.with(file, "it numbers the types of its atoms");
    }
    if (type < 1 || type > types.size()) {
      throw Problem.TYPES_MISSING.with(
          file, "an atom has type " + type + ", and " + types.size() + " elements are given");
    }
    return types.get(type - 1);
  }

  @Override
  public ReadingReport report() {
    return new ReadingReport(
        List.of(notes.report(source.name(), format + (source.isGzipped() ? ", gzip" : ""))));
  }

  @Override
  public void close() {
    source.close();
  }
}
