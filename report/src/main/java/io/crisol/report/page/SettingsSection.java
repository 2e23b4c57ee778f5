package io.crisol.report.page;

import io.crisol.report.markup.Numbers;
import io.crisol.report.run.PotentialCard;
import io.crisol.report.run.RunFolder;
import io.crisol.report.run.Settings;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;

/** The configuration as resolved, and what kind of potential came out. */
final class SettingsSection {
  private static final int CELL = 140;
  private static final int LIST = 12;

  /** Members of a committee are alike: the first stands for all. */
  private static final String MEMBERS = "parameters › members";

  private SettingsSection() {}

  static void settings(Page page, RunFolder step, Settings settings) {
    page.minorHeading("Settings" + (step.name().isEmpty() ? "" : " of " + step.name()));
    List<List<String>> rows = new ArrayList<>();
    settings
        .sections()
        .forEach(
            (section, entries) ->
                entries.forEach(
                    (key, value) ->
                        rows.add(
                            List.of(
                                section.isEmpty() ? key : section + "." + key, shortened(value)))));
    if (!rows.isEmpty()) {
      page.wordTable(
          "Settings as resolved; defaults are written out.", List.of("key", "value"), rows);
    }
    page.body()
        .open("details")
        .element("summary", "run.toml, to repeat this run")
        .element("pre", settings.text())
        .closeLine();
  }

  static void potential(Page page, PotentialCard card) {
    List<List<String>> rows = new ArrayList<>();
    for (String name :
        List.of("family", "elements", "cutoff", "parameters", "reference_energies")) {
      card.values().find(name).ifPresent(value -> flatten(rows, name.replace('_', ' '), value));
    }
    if (card.numbers() > 0) {
      rows.add(List.of("numbers in its parameters", Numbers.count(card.numbers())));
    }
    if (!rows.isEmpty()) {
      page.minorHeading("Potential");
      page.wordTable(
          "The potential file potential.crisol.json: lengths in Å, energies in eV; long lists of numbers left out.",
          List.of("entry", "value"),
          rows);
    }
  }

  /** Plain values by their path; long lists are left out. */
  private static void flatten(List<List<String>> rows, String path, Json value) {
    switch (value) {
      case Json.Obj object ->
          object
              .members()
              .forEach((name, inner) -> flatten(rows, path + " › " + Names.label(name), inner));
      case Json.Arr list -> flatten(rows, path, list.items());
      default -> rows.add(List.of(path, shortened(plain(value))));
    }
  }

  private static void flatten(List<List<String>> rows, String path, List<Json> items) {
    if (items.size() > LIST) {
      return;
    }
    if (path.equals(MEMBERS) && !items.isEmpty()) {
      flatten(rows, path + " 1 of " + items.size(), items.getFirst());
    } else if (!items.isEmpty() && items.stream().allMatch(Json.Obj.class::isInstance)) {
      for (int k = 0; k < items.size(); k++) {
        flatten(rows, path + " " + (k + 1), items.get(k));
      }
    } else {
      rows.add(
          List.of(path, String.join(", ", items.stream().map(SettingsSection::plain).toList())));
    }
  }

  private static String plain(Json value) {
    return switch (value) {
      case Json.Str text -> text.value();
      case Json.Num number -> Numbers.significant(number.value(), 6).replaceFirst("[.]0+$", "");
      default -> value.text().strip();
    };
  }

  private static String shortened(String text) {
    return text.length() <= CELL ? text : text.substring(0, CELL - 2) + " …";
  }
}
