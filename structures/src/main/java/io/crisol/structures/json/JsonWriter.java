package io.crisol.structures.json;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes {@link Json} as text: objects one member a line, arrays of plain values on one line. */
final class JsonWriter {
  private JsonWriter() {}

  static String text(Json value) {
    StringBuilder out = new StringBuilder();
    write(out, value, "");
    return out.append('\n').toString();
  }

  private static void write(StringBuilder out, Json value, String indent) {
    switch (value) {
      case Json.Obj object -> writeObject(out, object, indent);
      case Json.Arr array -> writeArray(out, array.items(), indent);
      case Json.Str string -> writeString(out, string.value());
      case Json.Num number -> out.append(number(number.value()));
      case Json.Bool bool -> out.append(bool.value());
      case Json.Null _ -> out.append("null");
    }
  }

  private static void writeObject(StringBuilder out, Json.Obj object, String indent) {
    if (object.members().isEmpty()) {
      out.append("{}");
      return;
    }
    out.append("{\n");
    Iterator<Map.Entry<String, Json>> members = object.members().entrySet().iterator();
    while (members.hasNext()) {
      Map.Entry<String, Json> member = members.next();
      out.append(indent).append("  ");
      writeString(out, member.getKey());
      out.append(": ");
      write(out, member.getValue(), indent + "  ");
      out.append(members.hasNext() ? ",\n" : "\n");
    }
    out.append(indent).append('}');
  }

  private static void writeArray(StringBuilder out, List<Json> items, String indent) {
    boolean plain =
        items.stream().noneMatch(item -> item instanceof Json.Obj || item instanceof Json.Arr);
    out.append('[');
    for (int k = 0; k < items.size(); k++) {
      out.append(k == 0 ? "" : ",").append(plain ? (k == 0 ? "" : " ") : "\n" + indent + "  ");
      write(out, items.get(k), indent + "  ");
    }
    out.append(plain || items.isEmpty() ? "]" : "\n" + indent + "]");
  }

  private static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    boolean negativeZero = value == 0 && 1 / value < 0;
    return whole && !negativeZero ? Long.toString((long) value) : Double.toString(value);
  }

  private static void writeString(StringBuilder out, String text) {
    out.append('"');
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          // "<" is escaped so that JSON can stand inside a script element of a page.
          if (c < ' ' || c == '<') {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
