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
    card.values()
        .members()
        .forEach(
            (name, value) ->
                plain(value)
                    .ifPresent(
                        text -> rows.add(List.of(Names.label(name), text, Names.unit(name)))));
    if (card.numbers() > 0) {
      rows.add(List.of("numbers in its parameters", Numbers.count(card.numbers()), ""));
    }
    if (!rows.isEmpty()) {
      page.minorHeading("Potential");
      page.wordTable(
          "The potential file potential.crisol.json.", List.of("entry", "value", "unit"), rows);
    }
  }

  private static java.util.Optional<String> plain(Json value) {
    String text =
        switch (value) {
          case Json.Str string -> string.value();
          case Json.Num number -> Numbers.significant(number.value(), 6);
          case Json.Bool bool -> bool.value() ? "yes" : "no";
          case Json.Arr list
              when list.items().size() <= 12
                  && list.items().stream().allMatch(Json.Str.class::isInstance) ->
              String.join(", ", list.items().stream().map(Json::asString).toList());
          case Json.Arr _, Json.Obj _, Json.Null _ -> "";
        };
    return text.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(shortened(text));
  }

  private static String shortened(String text) {
    return text.length() <= CELL ? text : text.substring(0, CELL - 2) + " …";
  }
}
