package io.crisol.app;

import io.crisol.structures.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Says what this machine offers and what that enables. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Say what this machine offers: Java, cores, memory, programs found and what each enables.",
    footer = {"", "Example:", "  crisol doctor"})
final class DoctorVerb extends Verb {
  private record Program(String name, List<String> commands, String enables) {}

  private static final List<Program> PROGRAMS =
      List.of(
          new Program(
              "LAMMPS",
              List.of("lmp", "lmp_serial", "lmp_mpi", "lammps"),
              "comparing potentials and speed with LAMMPS (tests, bench)"),
          new Program("Quantum ESPRESSO", List.of("pw.x"), "labelling structures with DFT (label)"),
          new Program(
              "Chromium",
              List.of("chromium", "chromium-browser", "google-chrome"),
              "the tests that look at reports as a browser shows them"),
          new Program(
              "Python 3",
              List.of("python3"),
              "the independent reader of potential files in docs/formats"));

  @Override
  public Integer call() {
    program();
    machine();
    PROGRAMS.forEach(this::lookFor);
    return 0;
  }

  private void program() {
    row("Crisol", Main.version() + " in " + System.getProperty("crisol.home", "no folder known"));
    row(
        "Java",
        System.getProperty("java.vm.name")
            + " "
            + Runtime.version()
            + " in "
            + System.getProperty("java.home"));
  }

  private void machine() {
    Runtime machine = Runtime.getRuntime();
    row(
        "System",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + ", "
            + System.getProperty("os.arch"));
    row(
        "Cores",
        machine.availableProcessors()
            + ", all used unless --threads says otherwise (now "
            + Workers.threads()
            + ")");
    row(
        "Memory",
        Failures.memory(machine.maxMemory()) + " for Crisol; more with CRISOL_JAVA_OPTS=-Xmx16g");
    row("Vectors", vectors());
    row("Scratch", scratch());
  }

  private void lookFor(Program program) {
    Optional<Path> found = Machine.program(program.commands());
    row(
        program.name(),
        found.map(path -> path + ": enables ").orElse("not found; it would enable ")
            + program.enables());
  }

  private static String vectors() {
    int bits = Machine.vectorBits();
    return bits
        + " bits"
        + (bits >= 256 ? ": vector kernels" : ": too narrow, plain kernels are used");
  }

  private static String scratch() {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      Files.delete(Files.createTempFile(folder, "crisol", ".probe"));
      return folder
          + " can be written, "
          + Failures.memory(Files.getFileStore(folder).getUsableSpace())
          + " free";
    } catch (IOException e) {
      return folder
          + " CANNOT be written ("
          + e.getMessage()
          + "): set CRISOL_JAVA_OPTS=-Djava.io.tmpdir=DIR";
    }
  }

  private void row(String what, String value) {
    console().print(String.format("%-17s %s", what, value));
  }
}
