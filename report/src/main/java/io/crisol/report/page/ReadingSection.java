package io.crisol.report.page;

import static io.crisol.report.markup.Numbers.count;

import io.crisol.report.markup.Markup;
import io.crisol.structures.io.ReadingReport;
import io.crisol.structures.io.ReadingReport.FileReading;
import io.crisol.structures.io.ReadingReport.LabelUse;
import io.crisol.structures.io.ReadingReport.Missing;
import java.util.ArrayList;
import java.util.List;

/** Which files were read and how each was understood. */
final class ReadingSection {
  private ReadingSection() {}

  static void write(Page page, ReadingReport reading) {
    if (reading.files().isEmpty()) {
      return;
    }
    page.heading("What was read");
    page.wordTable(
        "Files read.",
        List.of("file", "format", "frames", "atoms", "elements"),
        reading.files().stream().map(ReadingSection::fileRow).toList());
    reading.files().forEach(file -> details(page, file));
  }

  private static List<String> fileRow(FileReading file) {
    return List.of(
        name(file),
        file.format(),
        count(file.frames()),
        count(file.atoms()),
        String.join(", ", file.elements()));
  }

  private static void details(Page page, FileReading file) {
    if (!file.labels().isEmpty()) {
      page.wordTable(
          "Labels taken from " + name(file) + ".",
          List.of("quantity", "key", "frames", "unit"),
          file.labels().stream().map(ReadingSection::labelRow).toList());
    }
    List<String> remarks = remarks(file);
    if (!remarks.isEmpty()) {
      Markup body = page.body().open("ul", "class", "reading");
      remarks.forEach(remark -> body.element("li", remark));
      body.closeLine();
    }
  }

  private static List<String> labelRow(LabelUse label) {
    return List.of(label.quantity(), label.key(), count(label.frames()), label.unit());
  }

  /** Whatever else there is to say of a file, one line each. */
  private static List<String> remarks(FileReading file) {
    List<String> lines = new ArrayList<>();
    file.missing().forEach(missing -> lines.add(lack(file, missing)));
    lines.addAll(file.notes());
    if (!file.metadata().isEmpty()) {
      lines.add("Kept as text: " + String.join(", ", file.metadata()));
    }
    if (!file.columns().isEmpty()) {
      lines.add("Kept as columns: " + String.join(", ", file.columns()));
    }
    return lines;
  }

  private static String lack(FileReading file, Missing missing) {
    String lack = "No " + missing.quantity() + " in ";
    return missing.frames() == file.frames()
        ? lack + "any frame"
        : lack
            + count(missing.frames())
            + " of "
            + count(file.frames())
            + " frames, the first is frame "
            + missing.first();
  }

  /** Without its folders, whichever way their names are separated. */
  private static String name(FileReading file) {
    return file.file().replaceAll(".*[/\\\\]", "");
  }
}
