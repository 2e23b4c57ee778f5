package io.crisol.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The {@code crisol} program. */
@Command(
    name = "crisol",
    description = "Machine-learned interatomic potentials on the JVM.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = DistVerb.class)
public final class Main {
  private Main() {}

  /** Runs the verb that the arguments name and ends with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  /** The version of this build. */
  static String version() {
    var descriptor = Main.class.getModule().getDescriptor();
    return descriptor == null ? "unknown" : descriptor.rawVersion().orElse("unknown");
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"crisol " + version()};
    }
  }
}
