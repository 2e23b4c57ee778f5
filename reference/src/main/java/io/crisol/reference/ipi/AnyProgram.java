package io.crisol.reference.ipi;

import io.crisol.reference.jobs.Results;
import io.crisol.structures.Structure;
import java.nio.file.Path;
import java.util.List;

/**
 * Whatever connects to our socket: started by a command of the user, or by hand.
 *
 * @param command a line of shell, run in the folder where Crisol was started; empty where somebody
 *     else starts the program
 */
public record AnyProgram(String command) implements SocketProgram {
  @Override
  public String name() {
    return command.isBlank() ? "a program at the socket" : command.strip().split("\\s+")[0];
  }

  @Override
  public String identity() {
    return command;
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public boolean keepsStress() {
    return true;
  }

  @Override
  public String prepare(Structure first, SocketName socket, Path folder) {
    String here = Path.of("").toAbsolutePath().toString().replace("'", "'\\''");
    return command.isBlank() ? "" : "cd '" + here + "' || exit 1\n" + command + "\n";
  }

  @Override
  public String complaint(Path folder) {
    return Results.lastWords(Results.text(folder, "script.out"));
  }
}
