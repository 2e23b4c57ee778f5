package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.count;
import static io.crisol.report.markup.Numbers.significant;

import io.crisol.report.run.Metrics;
import io.crisol.report.run.Parity;
import io.crisol.report.run.ParityFrame;
import io.crisol.report.run.RunFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which frames went into which split, how alike the splits are, and the reference energies. */
final class SplitSection {
  private SplitSection() {}

  /** What the trainer chose from the data, in its own words. */
  static void choices(Page page, Metrics metrics) {
    List<String> lines = metrics.lines("settings");
    if (!lines.isEmpty()) {
      page.heading("What was trained");
      page.body().open("ul");
      lines.forEach(line -> page.body().element("li", line));
      page.body().closeLine();
    }
  }

  static void write(Page page, RunFolder step, Parity parity) {
    if (parity.sets().size() < 2) {
      return;
    }
    page.heading("Splits");
    Set<String> groups = new TreeSet<>();
    parity.sets().values().forEach(frames -> frames.forEach(frame -> groups.add(frame.group())));
    List<String> header = new ArrayList<>(List.of("configuration type"));
    parity.sets().keySet().forEach(set -> header.add(set + " frames"));
    List<List<String>> rows = new ArrayList<>();
    for (String group : groups) {
      rows.add(row(group.isEmpty() ? "(no type given)" : group, parity, group));
    }
    if (groups.size() > 1) {
      rows.add(row("all", parity, null));
    }
    page.table("Frames of each split by configuration type.", header, rows);
    step.find(Metrics.class)
        .ifPresent(
            metrics -> {
              leakage(page, metrics);
              referenceEnergies(page, metrics);
            });
  }

  private static List<String> row(String name, Parity parity, String group) {
    List<String> cells = new ArrayList<>(List.of(name));
    for (List<ParityFrame> frames : parity.sets().values()) {
      cells.add(
          count(
              frames.stream()
                  .filter(frame -> group == null || frame.group().equals(group))
                  .count()));
    }
    return cells;
  }

  /** The leakage figures under the names the trainer gave them. */
  private static void leakage(Page page, Metrics metrics) {
    Optional<Metrics> leakage = metrics.section("leakage");
    List<List<String>> rows = new ArrayList<>();
    leakage.ifPresent(
        object -> object.numbers().forEach((name, value) -> rows.add(row(name, value))));
    metrics
        .numbers()
        .forEach(
            (name, value) -> {
              if (name.startsWith("leakage_")) {
                rows.add(row(name, value));
              }
            });
    leakage.flatMap(object -> object.text("verdict")).ifPresent(page::paragraph);
    if (!rows.isEmpty()) {
      page.table(
          "Leakage: how close the frames kept aside are to training frames."
              + " Near-copies make errors look smaller than they are.",
          List.of("figure", "value", "unit"),
          rows);
    }
  }

  private static List<String> row(String name, double value) {
    return List.of(Names.label(name), significant(value, 3), Names.unit(name));
  }

  private static void referenceEnergies(Page page, Metrics metrics) {
    metrics
        .section("reference_energies_eV")
        .or(() -> metrics.section("reference_energies"))
        .ifPresent(
            energies -> {
              List<List<String>> rows = new ArrayList<>();
              energies
                  .values()
                  .members()
                  .keySet()
                  .forEach(
                      element ->
                          energies
                              .number(element)
                              .ifPresent(
                                  value -> rows.add(List.of(element, significant(value, 7)))));
              if (!rows.isEmpty()) {
                page.table(
                    "Reference energies taken off before training.",
                    List.of("element", "energy (eV/atom)"),
                    rows);
              }
            });
  }
}
