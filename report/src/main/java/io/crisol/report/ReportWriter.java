package io.crisol.report;

import io.crisol.report.page.Report;
import io.crisol.report.run.RunFolder;
import io.crisol.structures.io.AtomicFile;
import java.nio.file.Path;

/**
 * Writes the report of a run: one HTML page that needs no network, built from the files of the run
 * folder alone. Sections whose files are absent are left out.
 */
public final class ReportWriter {
  private ReportWriter() {}

  /**
   * Writes {@code report.html} into a run folder.
   *
   * @return the file written
   * @throws io.crisol.structures.ProblemException FILE_NOT_FOUND, RUN_FOLDER_EMPTY, FILE_MALFORMED
   *     (naming the file), OUTPUT_UNWRITABLE
   */
  public static Path write(Path runFolder) {
    Path file = runFolder.resolve("report.html");
    AtomicFile.write(file, Report.html(RunFolder.read(runFolder)));
    return file;
  }
}
