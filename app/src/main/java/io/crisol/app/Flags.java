package io.crisol.app;

import io.crisol.app.config.Configuration;
import io.crisol.app.config.FileNames;
import io.crisol.app.config.Section;
import io.crisol.structures.Settings;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Flags made from the settings of a verb: the key with hyphens, headed by its section where two
 * sections share a key.
 */
final class Flags {
  private Flags() {}

  /** Adds the flags of all sections, one group of the help each. */
  static void add(CommandSpec spec, List<Section> sections) {
    for (Section section : sections) {
      ArgGroupSpec.Builder group =
          ArgGroupSpec.builder()
              .validate(false)
              .heading(
                  "%n"
                      + section.help()
                      + " (keys of ["
                      + section.name()
                      + "] in a configuration file):%n")
              .order(sections.indexOf(section));
      for (Settings.Entry entry : section.entries()) {
        group.addArg(option(sections, section, entry));
      }
      spec.addArgGroup(group.build());
    }
  }

  private static OptionSpec option(List<Section> sections, Section section, Settings.Entry entry) {
    boolean truth = entry.type() == boolean.class;
    OptionSpec.Builder option =
        OptionSpec.builder(name(sections, section, entry))
            .type(String.class)
            .paramLabel(label(entry))
            .description(description(entry));
    return truth ? option.arity("0..1").fallbackValue("true").build() : option.arity("1").build();
  }

  static String name(List<Section> sections, Section section, Settings.Entry entry) {
    long owners = sections.stream().filter(other -> other.keys().contains(entry.key())).count();
    String key = owners > 1 ? section.name() + "-" + entry.key() : entry.key();
    return "--" + key.replace('_', '-');
  }

  private static String label(Settings.Entry entry) {
    if (entry.unit().equals(FileNames.FILE)) {
      return entry.expected().startsWith("list of ") ? "FILE,…" : "FILE";
    }
    if (!entry.unit().isEmpty() && entry.expected().startsWith("number (")) {
      return entry.unit();
    }
    return switch (entry.expected()) {
      case "number" -> "X";
      case "whole number" -> "N";
      case "text" -> entry.key().toUpperCase(Locale.ROOT);
      case "true or false" -> "true|false";
      case String words when words.startsWith("numbers by name") -> "NAME=X,…";
      case String words when words.startsWith("list of ") -> "A,B,…";
      case String words -> words.replace(" ", "");
    };
  }

  private static String description(Settings.Entry entry) {
    return entry.help().replace("%", "%%")
        + (entry.fallback().isEmpty()
            ? "."
            : " (default: " + entry.fallback().replace("%", "%%") + ").");
  }

  /** Takes the flags that were given. */
  static void read(CommandSpec spec, List<Section> sections, Configuration configuration) {
    for (Section section : sections) {
      for (Settings.Entry entry : section.entries()) {
        String name = name(sections, section, entry);
        Object value = spec.findOption(name).getValue();
        if (value != null) {
          configuration.flag(section.name(), entry, name, (String) value);
        }
      }
    }
  }
}
