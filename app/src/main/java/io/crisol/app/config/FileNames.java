package io.crisol.app.config;

import io.crisol.structures.Settings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** File names in configurations: relative to the file that names them, absolute once resolved. */
public final class FileNames {
  /**
   * In the place of a unit it marks a setting that names files (or, for a potential, may name
   * them).
   */
  public static final String FILE = "file";

  /** A structure with copies along its cell vectors: {@code Si.xyz 2x2x2}. */
  private static final Pattern COPIES = Pattern.compile("(.*\\S)\\s+(\\d+x\\d+x\\d+)");

  private FileNames() {}

  /** The value with every name of an existing file made absolute; other text is left as it is. */
  static Object located(Settings.Entry entry, Object value, Path folder) {
    if (!entry.unit().equals(FILE)) {
      return value;
    }
    return switch (value) {
      case String text -> locate(text, folder);
      case Settings.Text(String text) -> new Settings.Text(locate(text, folder));
      case List<?> list ->
          list.stream()
              .map(item -> item instanceof String text ? locate(text, folder) : item)
              .toList();
      default -> value;
    };
  }

  /**
   * Comma lists (networks of a potential) are located item by item, picks such as {@code @0:10} are
   * kept.
   */
  static String locate(String text, Path folder) {
    if (text.contains("(")) {
      return text;
    }
    return Arrays.stream(text.split(","))
        .map(name -> one(name.strip(), folder))
        .collect(Collectors.joining(","));
  }

  private static String one(String name, Path folder) {
    Matcher copies = COPIES.matcher(name);
    if (copies.matches()) {
      return one(copies.group(1), folder) + " " + copies.group(2);
    }
    int at = name.lastIndexOf('@');
    String file = at > 0 ? name.substring(0, at) : name;
    try {
      for (String candidate : List.of(name, file)) {
        Path path = folder.resolve(candidate).normalize();
        if (Files.exists(path)) {
          return path.toAbsolutePath() + name.substring(candidate.length());
        }
      }
      // A name that exists nowhere is shown as the user would look for it.
      return at < 0 && !folder.equals(Path.of("").toAbsolutePath())
          ? folder.resolve(name).normalize().toString()
          : name;
    } catch (InvalidPathException _) {
      return name;
    }
  }
}
