package io.crisol.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code crisol} program. */
@Command(
    name = "crisol",
    description = "Machine-learned interatomic potentials on the JVM.",
    mixinStandardHelpOptions = true,
    version = "crisol 0.1.0-SNAPSHOT",
    subcommands = DistVerb.class)
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }
}
