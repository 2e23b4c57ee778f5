package io.crisol.app.config;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Settings;
import io.crisol.structures.Spelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * The configuration of one run: what a file and flags give, defaults elsewhere. Every complaint
 * names the place where the value was given.
 */
public final class Configuration {
  private final List<Section> sections;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>();

  /** A configuration in which nothing is given yet. */
  public Configuration(List<Section> sections) {
    this.sections = List.copyOf(sections);
  }

  /** What is given here, to be changed apart. */
  public Configuration copy() {
    Configuration copy = new Configuration(sections);
    copy.values.putAll(values);
    copy.places.putAll(places);
    return copy;
  }

  /**
   * Takes what a file gives.
   *
   * @throws ProblemException OPTION_UNKNOWN with the nearest spelling, FILE_NOT_FOUND,
   *     FILE_MALFORMED
   */
  public Configuration read(Path file) {
    TomlParseResult parsed = Toml.read(file);
    for (String name : parsed.keySet()) {
      Section section = section(name, place(file, parsed.inputPositionOf(List.of(name))));
      if (!(parsed.get(List.of(name)) instanceof TomlTable table)) {
        throw Problem.OPTION_INVALID
            .with(
                name,
                Toml.write(Toml.plain(parsed.get(List.of(name)))),
                "it is the name of a section",
                "write [" + name + "] on a line of its own")
            .at(place(file, parsed.inputPositionOf(List.of(name))));
      }
      for (String key : table.keySet()) {
        take(file, section, key, table);
      }
    }
    return this;
  }

  private void take(Path file, Section section, String key, TomlTable table) {
    String place = place(file, table.inputPositionOf(List.of(key)));
    Settings.Entry entry =
        section.entries().stream()
            .filter(known -> known.key().equals(key))
            .findFirst()
            .orElseThrow(() -> unknown(section, key).at(place));
    Object value =
        FileNames.located(
            entry, Toml.plain(table.get(List.of(key))), file.toAbsolutePath().getParent());
    located(place, () -> entry.convert(value));
    put(section.name(), key, value, place);
  }

  /** Takes a value that was given elsewhere: behind a flag, or chosen by the program. */
  public void put(String section, String key, Object value, String place) {
    values.put(section + "." + key, value);
    places.put(section + "." + key, place);
  }

  /** Takes a value that the program gives. */
  public Configuration with(String section, String key, Object value) {
    put(section, key, value, "given by the program");
    return this;
  }

  /** The part of this configuration that some of its sections make up, perhaps with more keys. */
  public Configuration part(List<Section> wanted) {
    Configuration part = new Configuration(wanted);
    for (Section section : wanted) {
      section.keys().forEach(key -> part.take(this, section.name(), section.name(), key));
    }
    return part;
  }

  /** Takes the value of a key over from a section of another configuration, where it has one. */
  public void take(Configuration other, String from, String to, String key) {
    Object value = other.values.get(from + "." + key);
    if (value != null) {
      put(to, key, value, other.places.get(from + "." + key));
    }
  }

  /** Takes a value typed on the command line. */
  public void flag(String section, Settings.Entry entry, String flag, String text) {
    Object value = FileNames.located(entry, new Settings.Text(text), Path.of("").toAbsolutePath());
    located(flag, () -> entry.convert(value));
    put(section, entry.key(), value, flag);
  }

  /** Whether a value was given by a flag, which goes before the file. */
  public boolean isFlag(String section, String key) {
    return places.getOrDefault(section + "." + key, "").startsWith("--");
  }

  /** Takes a value back. */
  public void remove(String section, String key) {
    values.remove(section + "." + key);
    places.remove(section + "." + key);
  }

  /** Whether a value was given for this key. */
  public boolean isGiven(String section, String key) {
    return values.containsKey(section + "." + key);
  }

  /**
   * The record of settings of a section.
   *
   * @throws ProblemException OPTION_MISSING, OPTION_INVALID, located
   */
  public <R extends Record> R get(String section, Class<R> type) {
    Settings<R> settings = Settings.of(type);
    Map<String, Object> given = new LinkedHashMap<>();
    settings
        .entries()
        .forEach(
            entry -> {
              Object value = values.get(section + "." + entry.key());
              if (value != null) {
                given.put(entry.key(), value);
              }
            });
    try {
      return settings.build(given);
    } catch (ProblemException e) {
      throw e.where().isEmpty() ? e.at(blame(section, settings, e)) : e;
    }
  }

  /**
   * The place of the key that a complaint begins with; a section alone where it concerns several or
   * none.
   */
  private String blame(String section, Settings<?> settings, ProblemException problem) {
    return settings.entries().stream()
        .filter(entry -> problem.what().startsWith(entry.key() + " "))
        .map(entry -> places.get(section + "." + entry.key()))
        .filter(place -> place != null)
        .findFirst()
        .orElse("section [" + section + "]");
  }

  /** Replaces what a section gives by a record, in which choices may have been made. */
  public <R extends Record> void resolve(String section, Class<R> type, R record) {
    Settings.of(type).values(record).forEach((key, value) -> put(section, key, value, "chosen"));
  }

  /** All settings with their values as TOML, with what each one is. */
  public String toml(String title) {
    StringBuilder text = new StringBuilder("# ").append(title).append('\n');
    for (Section section : sections) {
      text.append("\n# ")
          .append(section.help())
          .append(".\n[")
          .append(section.name())
          .append("]\n");
      section.records().forEach(type -> write(section.name(), type, text));
    }
    return text.toString();
  }

  private <R extends Record> void write(String section, Class<R> type, StringBuilder text) {
    Settings<R> settings = Settings.of(type);
    Map<String, Object> resolved = settings.values(get(section, type));
    for (Settings.Entry entry : settings.entries()) {
      Object value = resolved.get(entry.key());
      String unit =
          entry.unit().isEmpty() || entry.unit().equals(FileNames.FILE) ? "" : entry.unit() + "; ";
      text.append(
          value == null ? "# " + entry.key() + " =" : entry.key() + " = " + Toml.write(value));
      text.append("  # ").append(unit).append(entry.help()).append('\n');
    }
  }

  /**
   * The settings, by section and key, but for file names, in which this configuration differs from
   * another of the same sections.
   */
  public List<String> differences(Configuration other) {
    List<String> found = new ArrayList<>();
    for (Section section : sections) {
      for (Class<? extends Record> type : section.records()) {
        Map<String, Object> mine = plain(section.name(), type);
        Map<String, Object> theirs = other.plain(section.name(), type);
        Settings.of(type).entries().stream()
            .filter(entry -> !entry.unit().equals(FileNames.FILE))
            .map(Settings.Entry::key)
            .filter(
                key ->
                    !Optional.ofNullable(mine.get(key))
                        .equals(Optional.ofNullable(theirs.get(key))))
            .forEach(key -> found.add(section.name() + "." + key));
      }
    }
    return found;
  }

  private <R extends Record> Map<String, Object> plain(String section, Class<R> type) {
    return Settings.of(type).values(get(section, type));
  }

  /** The value of a setting as it would be written, or "nothing". */
  public String shown(String dotted) {
    Object value = values.get(dotted);
    return value == null
        ? "nothing"
        : value instanceof Settings.Text(String text) ? text : Toml.write(value);
  }

  private Section section(String name, String place) {
    List<String> names = sections.stream().map(Section::name).toList();
    return sections.stream()
        .filter(section -> section.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.OPTION_UNKNOWN
                    .with(
                        name,
                        "the sections of this configuration are " + String.join(", ", names),
                        remedy(name, names, ""))
                    .at(place));
  }

  private ProblemException unknown(Section section, String key) {
    String owners =
        String.join(
            ", ",
            sections.stream()
                .filter(other -> other.keys().contains(key))
                .map(other -> "[" + other.name() + "]")
                .toList());
    String why =
        owners.isEmpty()
            ? "section [" + section.name() + "] has no such key"
            : "section [" + section.name() + "] has no such key, but " + owners + " has";
    return Problem.OPTION_UNKNOWN.with(
        key,
        why,
        owners.isEmpty()
            ? remedy(key, section.keys(), " of [" + section.name() + "]")
            : "move it to " + owners);
  }

  private static String remedy(String word, List<String> known, String of) {
    return Spelling.nearest(word, known)
        .map(near -> "did you mean \"" + near + "\"?")
        .orElse("the keys" + of + " are " + String.join(", ", known));
  }

  private static String place(Path file, TomlPosition position) {
    return file + (position == null ? "" : ", line " + position.line());
  }

  private static void located(String place, Runnable check) {
    try {
      check.run();
    } catch (ProblemException e) {
      throw e.where().isEmpty() ? e.at(place) : e;
    }
  }
}
