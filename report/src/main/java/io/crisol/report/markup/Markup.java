package io.crisol.report.markup;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Builds HTML and SVG that is also well-formed XML. Text and attribute values are escaped here and
 * nowhere else, so that what a data file says can never become markup.
 */
public final class Markup {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** The end of a start tag that may still get attributes. */
  private String pending = "";

  /** Opens an element; attributes are name, value, name, value …; a null value leaves one out. */
  public Markup open(String tag, Object... attributes) {
    start(tag, attributes);
    pending = ">";
    open.push(tag);
    return this;
  }

  /** One more attribute of the element just begun; a null value leaves it out. */
  public Markup with(String name, Object value) {
    if (pending.isEmpty()) {
      throw new IllegalStateException("no element was begun that could take " + name);
    }
    attribute(name, value);
    return this;
  }

  /** Closes the element opened last. */
  public Markup close() {
    settle();
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Closes the element opened last and starts a new line, for readable sources. */
  public Markup closeLine() {
    close();
    out.append('\n');
    return this;
  }

  /** An element without content, such as {@code <br/>} or an SVG shape. */
  public Markup empty(String tag, Object... attributes) {
    start(tag, attributes);
    pending = "/>";
    return this;
  }

  /** An element that holds text. */
  public Markup element(String tag, Object text, Object... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** Text, escaped. */
  public Markup text(Object text) {
    settle();
    escape(String.valueOf(text), false);
    return this;
  }

  /** Markup built elsewhere; it must be complete. */
  public Markup add(Markup other) {
    if (!other.open.isEmpty()) {
      throw new IllegalArgumentException("unclosed element " + other.open.peek());
    }
    return verbatim(other.toString());
  }

  /** A script or style sheet of ours, not escaped. */
  public Markup verbatim(String source) {
    settle();
    out.append(source);
    return this;
  }

  /** Number of characters written so far. */
  public int length() {
    return out.length();
  }

  @Override
  public String toString() {
    settle();
    return out.toString();
  }

  private void start(String tag, Object... attributes) {
    settle();
    out.append('<').append(tag);
    for (int k = 0; k < attributes.length; k += 2) {
      attribute(attributes[k].toString(), attributes[k + 1]);
    }
  }

  private void attribute(String name, Object value) {
    if (value != null) {
      out.append(' ').append(name).append("=\"");
      escape(value.toString(), true);
      out.append('"');
    }
  }

  private void settle() {
    out.append(pending);
    pending = "";
  }

  private void escape(String text, boolean attribute) {
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append(attribute ? "&quot;" : "\"");
        default -> out.append(isAllowed(c) ? c : '\uFFFD');
      }
    }
  }

  /** Control characters are not allowed in XML, not even escaped. */
  private static boolean isAllowed(char c) {
    return c >= ' ' && c != '\uFFFE' && c != '\uFFFF' || c == '\n' || c == '\t' || c == '\r';
  }
}
