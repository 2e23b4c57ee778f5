package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.count;
import static io.crisol.report.markup.Numbers.fixed;
import static io.crisol.report.markup.Numbers.significant;

import io.crisol.report.run.Metrics;
import io.crisol.report.run.Parity;
import io.crisol.report.run.ParityFrame;
import io.crisol.report.run.RunFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
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

  /** How much of each set kept aside is known from the training frames. */
  private static void leakage(Page page, Metrics metrics) {
    List<List<String>> rows = new ArrayList<>();
    metrics.leakage().forEach((set, figures) -> rows.add(leakageRow(set, figures)));
    if (!rows.isEmpty()) {
      page.table(
          "Leakage: frames kept aside that are known from the training frames."
              + " Such frames make errors look smaller than they are.",
          List.of("set", "frames", "copies", "near-copies", "next in a trajectory", "known (%)"),
          rows);
    }
  }

  private static List<String> leakageRow(String set, Metrics figures) {
    List<String> cells = new ArrayList<>(List.of(set));
    for (String name : List.of("frames", "duplicates", "near_duplicates", "trajectory_neighbors")) {
      OptionalDouble found = figures.number(name);
      cells.add(found.isPresent() ? count(found.getAsDouble()) : "–");
    }
    cells.add(fixed(100 * figures.number("fraction").orElse(Double.NaN), 1));
    return cells;
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
