package io.crisol.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the launcher script starts the program.
 *
 * <p>The Java virtual machine prints a warning about incubator modules to standard error before any
 * class of ours runs, and no option stops it. The script therefore starts it with standard error
 * discarded and the true one open as the descriptor that the property {@code crisol.stderr} names.
 */
public final class Launch {
  private Launch() {}

  /** Restores standard error, then runs {@link Main}. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Integer descriptor = Integer.getInteger("crisol.stderr");
    if (descriptor != null) {
      System.setErr(standardError(descriptor));
    }
    Main.main(arguments);
  }

  private static PrintStream standardError(int number) throws ReflectiveOperationException {
    var constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
    constructor.setAccessible(true);
    var stream = new FileOutputStream(constructor.newInstance(number));
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
