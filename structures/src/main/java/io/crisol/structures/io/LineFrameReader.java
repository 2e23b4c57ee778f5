package io.crisol.structures.io;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A reader of a text format: places of problems, the report and what all such formats ask for. */
abstract class LineFrameReader implements FrameReader {
  private static final int SHOWN = 60;

  /** The lines. */
  protected final TextSource source;

  /** What the report will say. */
  protected final ReadingNotes notes = new ReadingNotes();

  private boolean ended;

  LineFrameReader(TextSource source) {
    this.source = source;
  }

  /** The next frame, or null at the end of the file. */
  protected abstract Frame parse();

  /** Name of the format for the report. */
  protected abstract String format();

  @Override
  public final Optional<Frame> next() {
    if (ended) {
      return Optional.empty();
    }
    try {
      Frame frame = parse();
      if (frame != null) {
        notes.frame(frame);
        return Optional.of(frame);
      }
      ended = true;
      if (notes.frames() == 0) {
        throw malformed("it holds no atoms");
      }
      return Optional.empty();
    } catch (ProblemException e) {
      throw e.where().isEmpty() ? e.at(place()) : e;
    }
  }

  /** File, frame and line that are being read. */
  protected final String place() {
    return source.name() + ", frame " + notes.frames() + ", line " + source.line();
  }

  /** The origin of the frame that began at a line. */
  protected final Frame.Source origin(int line) {
    return new Frame.Source(source.name(), notes.frames(), line);
  }

  /** A complaint about the file. */
  protected final ProblemException malformed(String why) {
    return Problem.FILE_MALFORMED.with(source.name(), why);
  }

  /** A complaint about a line that is not what it should be. */
  protected final ProblemException unexpected(String line, String expected) {
    return TextSource.isBinary(line)
        ? Problem.FILE_NOT_TEXT.with(source.name())
        : malformed("the line reads \"" + shown(line) + "\" where " + expected + " is expected");
  }

  /** A text cut to a length that fits a message. */
  static String shown(String text) {
    String line = text.strip();
    return line.length() > SHOWN ? line.substring(0, SHOWN) + " …" : line;
  }

  /** A finite number; FILE_MALFORMED or NOT_FINITE otherwise. */
  protected final double number(String text, String what) {
    double value = Numbers.parse(text);
    if (Double.isFinite(value)) {
      return value;
    }
    throw Double.isNaN(value) && !Numbers.isNan(text)
        ? malformed("\"" + shown(text) + "\" is not a number, where " + what + " is expected")
        : Problem.NOT_FINITE.with(what);
  }

  /** A count of atoms or steps; FILE_MALFORMED where it is none or beyond any memory. */
  protected final int count(String text, String what) {
    String digits = text.strip();
    if (digits.length() > 9 || !isDigits(digits)) {
      throw malformed("\"" + shown(text) + "\" is no possible " + what);
    }
    return Integer.parseInt(digits);
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The words of a line. */
  static String[] words(String line) {
    List<String> words = new ArrayList<>();
    int end = 0;
    for (int begin = 0; begin < line.length(); begin = end + 1) {
      end = begin;
      while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
        end++;
      }
      if (end > begin) {
        words.add(line.substring(begin, end));
      }
    }
    return words.toArray(String[]::new);
  }

  /** Lower case, whatever the machine's language. */
  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  @Override
  public final ReadingReport report() {
    String name = format() + (source.isGzipped() ? ", gzip" : "");
    return new ReadingReport(List.of(notes.report(source.name(), name)));
  }

  @Override
  public final void close() {
    source.close();
  }
}
