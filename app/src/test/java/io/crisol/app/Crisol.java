package io.crisol.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What one call of the program inside the process of the test printed, and its exit code.
 *
 * @param exit exit code
 * @param out standard output
 * @param err standard error
 */
record Crisol(int exit, String out, String err) {
  /** Runs the program with these arguments. */
  static Crisol run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console = new Console(stream(out), stream(err), false);
    int exit = Main.execute(console, arguments);
    return new Crisol(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
