package io.crisol.report.run;

import io.crisol.structures.io.ReadingReport;
import io.crisol.structures.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code findings.json}: what the check of the data found.
 *
 * @param items the findings
 * @param reading what was read and how it was understood; no files where it is absent
 */
public record Findings(List<Finding> items, ReadingReport reading) implements Part {
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
    return new Findings(
        items,
        object
            .find("reading")
            .map(reading -> FilesRead.of(reading.asObject()))
            .orElse(new ReadingReport(List.of())));
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
}
