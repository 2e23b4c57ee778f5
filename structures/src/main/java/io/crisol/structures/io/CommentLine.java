package io.crisol.structures.io;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The second line of an extended XYZ frame: {@code key=value}, {@code key="a b"}, {@code key='a
 * b'}, {@code key=[1, 2]}, {@code key={1 2}} and bare keys (true). Spaces around "=" are allowed.
 *
 * <p>Source: the extended XYZ specification, https://github.com/libAtoms/extxyz, and the files ASE
 * writes.
 */
final class CommentLine {
  private static final Pattern EXTENDED =
      Pattern.compile("(?i)(^|\\s)\"?(lattice|properties|pbc)\"?\\s*=.*");

  private final String text;
  private final Map<String, String> entries = new LinkedHashMap<>();
  private int at;

  private CommentLine(String text) {
    this.text = text;
  }

  /** Whether a comment follows the extended form; otherwise it is free text. */
  static boolean isExtended(String comment) {
    return EXTENDED.matcher(comment).find();
  }

  /** Entries in the order written; the last of equal keys wins. */
  static Map<String, String> parse(String comment) {
    CommentLine line = new CommentLine(comment);
    line.skipBlanks();
    while (line.at < comment.length()) {
      line.entry();
      line.skipBlanks();
    }
    return line.entries;
  }

  private void entry() {
    String key = isQuote(text.charAt(at)) ? quoted() : word(true);
    int afterKey = at;
    skipBlanks();
    if (at < text.length() && text.charAt(at) == '=') {
      at++;
      skipBlanks();
      entries.put(key, value());
    } else {
      at = afterKey;
      entries.put(key, "T");
    }
  }

  private String value() {
    if (at >= text.length()) {
      return "";
    }
    char c = text.charAt(at);
    if (isQuote(c)) {
      return quoted();
    }
    return c == '[' || c == '{' ? bracketed() : word(false);
  }

  private String word(boolean stopAtEquals) {
    int from = at;
    while (at < text.length()
        && !Character.isWhitespace(text.charAt(at))
        && !(stopAtEquals && text.charAt(at) == '=' && at > from)) {
      at++;
    }
    return text.substring(from, at);
  }

  private String quoted() {
    char quote = text.charAt(at++);
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
        value.append(text.charAt(at) == 'n' ? '\n' : text.charAt(at));
      } else {
        value.append(text.charAt(at));
      }
      at++;
    }
    at++;
    return value.toString();
  }

  private String bracketed() {
    int from = at;
    int depth = 0;
    do {
      char c = text.charAt(at++);
      depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
    } while (depth > 0 && at < text.length());
    return text.substring(from, at);
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  /** Numbers or words of a value, without brackets and commas. */
  static String[] items(String value) {
    String bare = value.replaceAll("[\\[\\]{},]", " ").strip();
    return bare.isEmpty() ? new String[0] : bare.split("\\s+");
  }

  /** A value as it must be written to be read back as one. */
  static String quote(String value) {
    boolean plain =
        !value.isEmpty()
            && value
                .chars()
                .noneMatch(c -> Character.isWhitespace(c) || "\"'=[]{}\\".indexOf(c) >= 0);
    return plain
        ? value
        : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
