package io.crisol.reference.ipi;

import io.crisol.reference.jobs.Results;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.structures.io.AtomicFile;
import java.nio.file.Path;
import java.util.List;

/**
 * LAMMPS as the client of our socket through its {@code fix ipi}: any of its potentials gives the
 * forces.
 *
 * @param command how LAMMPS is started
 * @param lines what defines the potential: pair_style, pair_coeff and what else it needs; elements
 *     are types in order of first appearance
 */
public record LammpsProgram(String command, List<String> lines) implements SocketProgram {
  @Override
  public String name() {
    return "LAMMPS";
  }

  @Override
  public String identity() {
    return String.join("\n", lines);
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public boolean keepsStress() {
    return true;
  }

  /** Its steps are quicker than a disk. */
  @Override
  public boolean isCostly() {
    return false;
  }

  @Override
  public String prepare(Structure first, SocketName socket, Path folder) {
    requireTriangle(first.cell());
    List<Element> types = java.util.Arrays.stream(first.elements()).distinct().toList();
    AtomicFile.write(folder.resolve("atoms.data"), data(first, types));
    StringBuilder input = new StringBuilder();
    input.append("units metal\natom_style atomic\nboundary p p p\nbox tilt large\n");
    input.append("atom_modify map array sort 0 0\nread_data atoms.data\n");
    for (int k = 0; k < types.size(); k++) {
      input.append("mass ").append(k + 1).append(' ').append(types.get(k).mass()).append('\n');
    }
    lines.forEach(line -> input.append(line).append('\n'));
    String address =
        socket.isUnix() ? socket.name() + " 31415 unix" : socket.name() + " " + socket.port();
    // The fix asks for the virial with every step; without it the virial would be that of a step.
    input.append("fix crisol all ipi ").append(address).append('\n');
    input.append("run 1000000000\n");
    AtomicFile.write(folder.resolve("in.lmp"), input.toString());
    return command + " -in in.lmp -log log.lammps -screen none\n";
  }

  /** LAMMPS wants the first vector along x and the second in the plane of x and y. */
  private static void requireTriangle(Cell cell) {
    boolean fits =
        cell.isBulk()
            && cell.vector(0, 1) == 0
            && cell.vector(0, 2) == 0
            && cell.vector(1, 2) == 0
            && cell.vector(0, 0) > 0
            && cell.vector(1, 1) > 0
            && cell.vector(2, 2) > 0;
    if (!fits) {
      throw Problem.OUTPUT_UNFIT.with(
          "of LAMMPS",
          "its cells repeat in all directions, with the first vector along x and the second in the"
              + " plane of x and y");
    }
  }

  /** Numbers as LAMMPS needs them: it centres its box at the origin when positions come. */
  private static String data(Structure structure, List<Element> types) {
    Cell cell = structure.cell();
    StringBuilder text = new StringBuilder("atoms for fix ipi\n\n");
    text.append(structure.size()).append(" atoms\n").append(types.size()).append(" atom types\n");
    for (int a = 0; a < 3; a++) {
      String axis = "xyz".substring(a, a + 1);
      text.append("0 %s %slo %shi\n".formatted(cell.vector(a, a), axis, axis));
    }
    boolean tilted = cell.vector(1, 0) != 0 || cell.vector(2, 0) != 0 || cell.vector(2, 1) != 0;
    if (tilted) {
      text.append(
          "%s %s %s xy xz yz\n".formatted(cell.vector(1, 0), cell.vector(2, 0), cell.vector(2, 1)));
    }
    text.append("\nAtoms\n\n");
    for (int i = 0; i < structure.size(); i++) {
      text.append(i + 1).append(' ').append(types.indexOf(structure.element(i)) + 1);
      for (int axis = 0; axis < 3; axis++) {
        text.append(' ').append(structure.coordinate(3 * i + axis));
      }
      text.append('\n');
    }
    return text.toString();
  }

  @Override
  public String complaint(Path folder) {
    return Results.text(folder, "log.lammps")
        .lines()
        .filter(line -> line.startsWith("ERROR"))
        .findFirst()
        .map(Results::quote)
        .orElseGet(() -> Results.lastWords(Results.text(folder, "script.out")));
  }
}
