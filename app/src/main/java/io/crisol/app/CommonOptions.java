package io.crisol.app;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of every verb that computes. */
final class CommonOptions {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Folder for everything the run writes (default: runs/VERB, numbered where that is taken;"
              + " verbs that only answer or convert, such as predict, write none unless asked).")
  Path out;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the results to this file as JSON.")
  Path json;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads (default: all cores). The results do not depend on it, to the last bit.")
  Integer threads;

  @Option(
      names = "--dry-run",
      description = "Say what would happen, with memory and time, and stop.")
  boolean dryRun;

  @Option(names = "--overwrite", description = "Replace the run that the folder of --out holds.")
  boolean overwrite;

  @Option(names = "--debug", description = "Show where in the program a problem came from.")
  boolean debug;
}
