package io.crisol.report;

import io.crisol.report.page.Verdict;
import io.crisol.report.page.Verdicts;
import io.crisol.report.run.RunFolder;
import java.nio.file.Path;
import java.util.List;

/** The summary of a run in a few lines of text, to be printed when a verb ends. */
public final class ReportSummary {
  private ReportSummary() {}

  /**
   * The verdicts on a run, one line each, such as {@code [good] Drift: 0.004 meV/atom/ps: energy is
   * conserved.}
   *
   * @throws io.crisol.structures.ProblemException as {@link ReportWriter#write}
   */
  public static String text(Path runFolder) {
    List<Verdict> verdicts = Verdicts.of(RunFolder.read(runFolder));
    StringBuilder text = new StringBuilder();
    for (Verdict verdict : verdicts) {
      String level = "[" + verdict.level().word() + "]";
      text.append(
          "%-10s%s: %s%n"
              .formatted(level, verdict.topic(), verdict.sentence().replace('\u202F', ' ')));
    }
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
