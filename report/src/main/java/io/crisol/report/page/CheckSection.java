package io.crisol.report.page;

import io.crisol.report.run.Findings;
import io.crisol.report.run.Findings.Finding;
import java.util.Comparator;
import java.util.List;

/** What was read from the data files and what the check found in them. */
final class CheckSection {
  private static final int FRAMES_SHOWN = 12;

  private CheckSection() {}

  static void write(Page page, Findings findings) {
    ReadingSection.write(page, findings.reading());
    page.heading("Findings");
    if (findings.items().isEmpty()) {
      page.paragraph("The check found nothing to report.");
      return;
    }
    List<List<String>> rows =
        findings.items().stream()
            .sorted(Comparator.comparing(Finding::severity))
            .map(CheckSection::row)
            .toList();
    page.wordTable(
        "Findings of the check. What is marked error was put aside in quarantine.xyz.",
        List.of("severity", "file", "frames", "finding"),
        rows);
  }

  private static List<String> row(Finding item) {
    String severity =
        switch (item.severity()) {
          case ERROR -> "✕ error";
          case WARNING -> "! warning";
          case NOTE -> "i note";
        };
    return List.of(severity, item.file(), frames(item), item.message());
  }

  private static String frames(Finding item) {
    List<String> shown = item.frames().stream().limit(FRAMES_SHOWN).map(String::valueOf).toList();
    int more = item.frames().size() - shown.size();
    return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
  }
}
