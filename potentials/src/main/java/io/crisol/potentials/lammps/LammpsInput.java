package io.crisol.potentials.lammps;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.ForeignFormat;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.structures.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The potential of a LAMMPS input: its {@code pair_style}, {@code pair_coeff}, {@code pair_modify},
 * {@code kspace_style} and {@code dielectric} lines, in units metal. Lines that do not concern the
 * potential are left out with a note; what concerns it and cannot be computed is refused by name.
 *
 * <p>Type numbers stand for the elements named behind a potential file, else named by {@code
 * labelmap}, else of these masses, else for the elements of the structure in the order of their
 * first appearance.
 */
public final class LammpsInput implements ForeignFormat {
  @Override
  public String name() {
    return "LAMMPS input";
  }

  @Override
  public boolean fits(Path file, List<String> head) {
    return head.stream().map(String::strip).anyMatch(line -> line.matches("pair_style\\s.*"));
  }

  @Override
  public Potential read(Path file, PotentialRequest request, Consumer<String> notes) {
    InputState state = new InputState();
    new CommandReader(request, state::accept).read(file);
    if (state.uses.isEmpty()) {
      throw Problem.FILE_MALFORMED.with(file, "it has no pair_style line");
    }
    if (!state.unitsGiven) {
      state.wholeInput.ifPresent(
          command -> {
            throw Problem.FILE_MALFORMED
                .with(
                    file,
                    "it says no units, and LAMMPS takes those of Lennard-Jones then; Crisol reads"
                        + " inputs with the line: units metal")
                .at(command.place());
          });
    }
    List<String> told = new ArrayList<>();
    TypeMap types = TypeMap.of(state, request, told);
    Potential potential = new InputPotential(state, request, types).make();
    told.addAll(state.notes());
    told.forEach(notes);
    return potential;
  }
}
