package io.crisol.reference.jobs;

import io.crisol.reference.Failure;
import io.crisol.reference.Labelled;
import io.crisol.reference.Labelling;
import io.crisol.structures.Labels;
import io.crisol.structures.Structure;
import io.crisol.structures.io.AtomicFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A "program" that is a line of shell: exit code 2 means not converged; what it writes to {@code
 * energy} is the energy. {@code $ID} is the first coordinate of the structure, {@code $REMEDY} the
 * remedy.
 *
 * @param line the line
 */
record ScriptProgram(String line) implements Program {
  @Override
  public String name() {
    return "script";
  }

  @Override
  public String identity() {
    return "a script";
  }

  @Override
  public List<Remedy> ladder() {
    return List.of(new Remedy("gently", Map.of()), new Remedy("very gently", Map.of()));
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public Optional<String> executable() {
    return Optional.empty();
  }

  @Override
  public void prepare(Structure structure, Remedy remedy, Path folder) {
    AtomicFile.write(folder.resolve("id"), structure.coordinate(0) + "\n");
    AtomicFile.write(folder.resolve("remedy"), remedy.name());
  }

  @Override
  public String script() {
    return "ID=$(cat id)\nREMEDY=$(cat remedy)\n" + line;
  }

  @Override
  public Labelling read(Structure structure, Path folder, int exit) {
    Optional<Failure> failure = Exits.explain(exit, Results.text(folder, "script.out"), folder);
    if (failure.isPresent()) {
      return failure.get();
    }
    if (exit != 0) {
      Failure.Kind kind = exit == 2 ? Failure.Kind.NOT_CONVERGED : Failure.Kind.CRASHED;
      return Failure.of(kind, folder.toString(), "exit code " + exit);
    }
    Labels labels =
        Labels.NONE
            .withEnergy(Double.parseDouble(Results.text(folder, "energy").strip()))
            .withForces(new double[3 * structure.size()]);
    return Labelled.of(labels);
  }

  @Override
  public List<String> results() {
    return List.of();
  }
}
