package io.crisol.report.run;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code run.toml}: the configuration as resolved.
 *
 * @param text the file, as it is
 * @param sections entries by section in the order of the file; the part before the first section
 *     has the name ""
 */
public record Settings(String text, Map<String, Map<String, String>> sections) implements Part {
  /**
   * Takes the plain {@code key = value} lines apart; what spans several lines stays in the text
   * alone.
   */
  static Settings of(String text) {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    String section = "";
    for (String line : text.lines().map(String::strip).toList()) {
      int equals = line.indexOf('=');
      if (line.startsWith("[") && line.endsWith("]")) {
        section = line.replaceAll("^\\[+|\\]+$", "").strip();
      } else if (equals > 0 && !line.startsWith("#")) {
        String value = withoutComment(line.substring(equals + 1)).strip();
        sections
            .computeIfAbsent(section, _ -> new LinkedHashMap<>())
            .put(line.substring(0, equals).strip(), value);
      }
    }
    return new Settings(text, sections);
  }

  /** Cuts a trailing comment; a # inside quotes is none. */
  private static String withoutComment(String value) {
    char quote = 0;
    for (int k = 0; k < value.length(); k++) {
      char c = value.charAt(k);
      if (quote == 0 && c == '#') {
        return value.substring(0, k);
      }
      if (c == '"' || c == '\'') {
        quote = quote == 0 ? c : quote == c ? 0 : quote;
      }
    }
    return value;
  }
}
