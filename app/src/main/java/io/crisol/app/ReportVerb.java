package io.crisol.app;

import io.crisol.report.ReportWriter;
import io.crisol.structures.ProblemException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds the report of a run folder anew. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Build report.html from a run folder: one page that needs no network.",
    footer = {"", "Example:", "  crisol report runs/train"})
final class ReportVerb extends Verb {
  @Parameters(paramLabel = "DIR", description = "Folder that a run has written.")
  private Path folder;

  @Option(names = "--debug", description = "Show where in the program a problem came from.")
  private boolean debug;

  @Override
  public Integer call() {
    try {
      ReportWriter.write(folder);
      console().print(folder.resolve("report.html").toString());
      return 0;
    } catch (ProblemException e) {
      return Failures.tell(console(), e, debug);
    }
  }
}
