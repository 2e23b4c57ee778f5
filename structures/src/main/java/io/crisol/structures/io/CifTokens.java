package io.crisol.structures.io;

import io.crisol.structures.Problem;
import java.util.Locale;

/**
 * The words of a CIF file, one after the other.
 *
 * <p>Source: S. R. Hall and B. McMahon (eds.), International Tables for Crystallography G (2006),
 * section 2.2.7: the syntax of CIF 1.1.
 */
final class CifTokens {
  /** What a word is. */
  enum Kind {
    DATA,
    LOOP,
    OTHER,
    TAG,
    VALUE,
    END
  }

  /** Longer texts are cut: nothing that is used is as long. */
  private static final int LONGEST = 2000;

  private final TextSource source;
  private String line = "";
  private int at;
  private Kind kind = Kind.OTHER;
  private String text = "";
  private boolean quoted;

  CifTokens(TextSource source) {
    this.source = source;
  }

  /** Kind of the present word. */
  Kind kind() {
    return kind;
  }

  /** The present word: name of a block, tag in lower case, value without quotes. */
  String text() {
    return text;
  }

  /** Whether the value says "not known" or "does not apply". */
  static boolean isAbsent(String value) {
    return value == null || value.equals("?") || value.equals(".");
  }

  /** Goes on to the next word. */
  Kind next() {
    quoted = false;
    while (true) {
      while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
        at++;
      }
      if (at < line.length() && line.charAt(at) != '#') {
        return word();
      }
      line = source.nextLine();
      at = 0;
      if (line == null) {
        line = "";
        return is(Kind.END, "");
      }
      if (source.line() == 1 && line.startsWith("\uFEFF")) {
        at = 1;
      }
      if (line.startsWith(";")) {
        return field();
      }
    }
  }

  private Kind is(Kind what, String word) {
    kind = what;
    text = word;
    return what;
  }

  /** A text between lines that begin with a semicolon. */
  private Kind field() {
    int begin = source.line();
    StringBuilder all = new StringBuilder(line.substring(1).strip());
    for (line = source.nextLine(); line != null; line = source.nextLine()) {
      if (line.startsWith(";")) {
        at = 1;
        return is(Kind.VALUE, all.toString().strip());
      }
      if (all.length() < LONGEST) {
        all.append('\n').append(line);
      }
    }
    throw Problem.FILE_MALFORMED.with(
        source.name(), "the text that begins on line " + begin + " with a semicolon does not end");
  }

  private Kind word() {
    char first = line.charAt(at);
    if (first == '\'' || first == '"') {
      return quoted(first);
    }
    int end = at;
    while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
      end++;
    }
    String word = line.substring(at, end);
    at = end;
    if (first == '_') {
      return is(Kind.TAG, word.toLowerCase(Locale.ROOT).replace('.', '_'));
    }
    return reserved(word);
  }

  private Kind quoted(char quote) {
    quoted = true;
    int end = at + 1;
    while (end < line.length()
        && !(line.charAt(end) == quote
            && (end + 1 == line.length() || Character.isWhitespace(line.charAt(end + 1))))) {
      end++;
    }
    String word = line.substring(at + 1, Math.min(end, line.length()));
    at = Math.min(end + 1, line.length());
    return is(Kind.VALUE, word.strip());
  }

  private Kind reserved(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.startsWith("data_")) {
      return is(Kind.DATA, word.substring(5));
    }
    return switch (lower) {
      case "loop_" -> is(Kind.LOOP, "");
      case "global_", "stop_" -> is(Kind.OTHER, "");
      default -> is(lower.startsWith("save_") ? Kind.OTHER : Kind.VALUE, word);
    };
  }

  /** Whether the present value stood in quotes. */
  boolean isQuoted() {
    return quoted;
  }
}
