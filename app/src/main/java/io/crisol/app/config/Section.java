package io.crisol.app.config;

import io.crisol.structures.Settings;
import java.util.List;

/**
 * A section of a configuration file.
 *
 * @param name as written in brackets
 * @param help what it is about, one sentence without a final point
 * @param records whose settings it holds, side by side
 */
public record Section(String name, String help, List<Class<? extends Record>> records) {
  /** Its settings in order. */
  public List<Settings.Entry> entries() {
    return records.stream().flatMap(type -> Settings.of(type).entries().stream()).toList();
  }

  /** Its keys in order. */
  public List<String> keys() {
    return entries().stream().map(Settings.Entry::key).toList();
  }
}
