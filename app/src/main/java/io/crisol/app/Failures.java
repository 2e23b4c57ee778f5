package io.crisol.app;

import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Spelling;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a user is told when something does not work out, and the exit code. */
final class Failures {
  private Failures() {}

  /** 3 for a run that a guard stopped or that did not converge, else 1. */
  static int exitCode(ProblemException problem) {
    return problem.problem() == Problem.STOPPED_BY_GUARD
            || problem.problem() == Problem.NOT_CONVERGED
        ? 3
        : 1;
  }

  /** Whatever went wrong as a problem of the catalogue. */
  static ProblemException explain(Throwable failure) {
    return switch (failure) {
      case ProblemException problem -> problem;
      case OutOfMemoryError error -> outOfMemory(error);
      default -> Problem.INTERNAL.with(failure.toString()).causedBy(failure);
    };
  }

  private static ProblemException outOfMemory(OutOfMemoryError error) {
    String limit = memory(Runtime.getRuntime().maxMemory());
    return Problem.MEMORY_SHORT
        .with(
            "more than " + limit,
            limit,
            "the Java virtual machine was started with this limit: a quarter of the memory, unless"
                + " said otherwise",
            "give it more, e.g. CRISOL_JAVA_OPTS=-Xmx16g, or make the work smaller; files written"
                + " so far are whole")
        .causedBy(error);
  }

  static String memory(double bytes) {
    return bytes < 1e9
        ? String.format(Locale.ROOT, "%.0f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }

  /** Tells a problem; the trace only when asked for. */
  static int tell(Console console, Throwable failure, boolean debug) {
    ProblemException problem = explain(failure);
    console.err().flush();
    console.note("crisol: " + problem.getMessage());
    if (debug) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      console.note(trace.toString());
    }
    return exitCode(problem);
  }

  private static void suggest(CommandLine command, String word, PrintWriter err) {
    var known =
        word.startsWith("-")
            ? command.getCommandSpec().optionsMap().keySet()
            : command.getSubcommands().keySet();
    Spelling.nearest(word.replaceFirst("=.*", ""), known)
        .ifPresent(near -> err.println("  did you mean " + near + "?"));
  }

  /** Tells of wrong usage, with what may have been meant and where to read more. */
  static int usage(Console console, ParameterException e) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = Console.writer(console.err());
    String name = command.getCommandSpec().qualifiedName();
    err.println("crisol: " + e.getMessage());
    if (e instanceof UnmatchedArgumentException unmatched) {
      suggest(command, unmatched.getUnmatched().getFirst(), err);
    }
    err.println("  see " + name + " --help");
    return 2;
  }
}
