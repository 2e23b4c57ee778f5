package io.crisol.app.config;

import io.crisol.structures.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** TOML text to plain Java values and back. */
final class Toml {
  private Toml() {}

  static TomlParseResult read(Path file) {
    try {
      TomlParseResult parsed = org.tomlj.Toml.parse(Files.readString(file));
      if (parsed.hasErrors()) {
        TomlParseError error = parsed.errors().getFirst();
        String said = error.getMessage().lines().findFirst().orElse("");
        throw Problem.FILE_MALFORMED
            .with(file, said)
            .at(file + ", line " + error.position().line());
      }
      return parsed;
    } catch (NoSuchFileException e) {
      throw Problem.FILE_NOT_FOUND.with(file).causedBy(e);
    } catch (IOException e) {
      throw Problem.FILE_MALFORMED
          .with(file, "it cannot be read as text: " + e.getMessage())
          .causedBy(e);
    }
  }

  /** Tables as maps, arrays as lists. */
  static Object plain(Object value) {
    return switch (value) {
      case TomlTable table -> {
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        table.keySet().forEach(key -> map.put(key, plain(table.get(List.of(key)))));
        yield map;
      }
      case TomlArray array -> array.toList().stream().map(Toml::plain).toList();
      default -> value;
    };
  }

  /** A value as TOML text. */
  static String write(Object value) {
    return switch (value) {
      case String text -> quoted(text);
      case List<?> list -> "[" + String.join(", ", list.stream().map(Toml::write).toList()) + "]";
      case Map<?, ?> map ->
          "{"
              + String.join(
                  ", ",
                  map.entrySet().stream()
                      .map(item -> item.getKey() + " = " + write(item.getValue()))
                      .toList())
              + "}";
      default -> value.toString();
    };
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default ->
            out.append(
                c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
      }
    }
    return out.append('"').toString();
  }
}
