package io.crisol.reference.espresso;

import io.crisol.reference.ipi.SocketName;
import io.crisol.reference.ipi.SocketProgram;
import io.crisol.reference.jobs.Remedy;
import io.crisol.reference.jobs.Results;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import java.nio.file.Path;
import java.util.List;

/**
 * pw.x as the client of our socket ({@code pw.x --ipi}): it keeps its wave functions from one step
 * to the next. Where its self-consistent field does not converge it crashes, and is started again.
 */
public final class EspressoAtSocket implements SocketProgram {
  private final Espresso program;

  /** The same calculation as this program's. */
  public EspressoAtSocket(Espresso program) {
    this.program = program;
  }

  @Override
  public String name() {
    return program.name();
  }

  @Override
  public String identity() {
    return program.identity();
  }

  @Override
  public List<String> notes() {
    return program.notes();
  }

  @Override
  public boolean keepsStress() {
    return program.keepsStress();
  }

  @Override
  public String prepare(Structure first, SocketName socket, Path folder) {
    if (!first.cell().isBulk()) {
      throw Problem.OPTION_INVALID.with(
          "labeller",
          "quantum-espresso-socket",
          "the structure does not repeat in all directions",
          "write the cell with its vacuum, or take labeller = \"quantum-espresso\"");
    }
    program.prepare(first, Remedy.NONE, folder);
    String address =
        socket.isUnix() ? socket.name() + ":UNIX" : socket.name() + ":" + socket.port();
    return program.script("--ipi " + address);
  }

  @Override
  public String complaint(Path folder) {
    String output = Results.text(folder, EspressoOutcome.OUTPUT);
    return output
        .lines()
        .filter(line -> line.contains("convergence NOT achieved"))
        .findFirst()
        .map(Results::quote)
        .orElseGet(() -> Results.lastWords(Results.text(folder, EspressoOutcome.ERRORS)));
  }
}
