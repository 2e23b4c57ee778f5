package io.crisol.report.run;

import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code findings.json}: what the check of the data found.
 *
 * @param items the findings
 * @param reading the reading report, as lines of text
 */
public record Findings(List<Finding> items, List<String> reading) implements Part {
  /** How bad a finding is. */
  public enum Severity {
    /** Must not be trained on. */
    ERROR,
    /** Should be looked at. */
    WARNING,
    /** Good to know. */
    NOTE
  }

  /**
   * One finding.
   *
   * @param code catalogue code
   * @param frames indices in the file
   * @param file where
   */
  public record Finding(
      String code, Severity severity, String message, List<Integer> frames, String file) {}

  static Findings of(Json.Obj object, String source) {
    List<Finding> items = new ArrayList<>();
    for (Json item : object.get("findings").asList()) {
      Json.Obj finding = item.asObject();
      List<Integer> frames =
          finding
              .find("frames")
              .map(list -> list.asList().stream().map(Json::asInt).toList())
              .orElse(List.of());
      items.add(
          new Finding(
              text(finding, "code"),
              severity(text(finding, "severity")),
              text(finding, "message"),
              frames,
              text(finding, "file")));
    }
    return new Findings(items, object.find("reading").map(Findings::lines).orElse(List.of()));
  }

  /** How many findings are of this severity. */
  public long count(Severity severity) {
    return items.stream().filter(item -> item.severity() == severity).count();
  }

  private static Severity severity(String text) {
    return switch (text) {
      case "error" -> Severity.ERROR;
      case "note" -> Severity.NOTE;
      default -> Severity.WARNING;
    };
  }

  private static String text(Json.Obj object, String name) {
    return Optional.ofNullable(object.members().get(name))
        .filter(Json.Str.class::isInstance)
        .map(Json::asString)
        .orElse("");
  }

  /**
   * The reading report is a text, a list of texts, or an object of both; shown line by line
   * whichever it is.
   */
  private static List<String> lines(Json value) {
    return switch (value) {
      case Json.Str text -> text.value().lines().toList();
      case Json.Arr list -> list.items().stream().flatMap(item -> lines(item).stream()).toList();
      case Json.Obj object ->
          object.members().entrySet().stream()
              .map(
                  entry ->
                      entry.getKey().replace('_', ' ')
                          + ": "
                          + String.join(", ", lines(entry.getValue())))
              .toList();
      case Json.Null _ -> List.of();
      case Json.Num _, Json.Bool _ -> List.of(value.text().strip());
    };
  }
}
