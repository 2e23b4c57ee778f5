package io.crisol.reference.vasp;

import io.crisol.reference.Labelled;
import io.crisol.reference.Labelling;
import io.crisol.reference.OpenCells;
import io.crisol.reference.jobs.Program;
import io.crisol.reference.jobs.Remedy;
import io.crisol.structures.Element;
import io.crisol.structures.Labels;
import io.crisol.structures.Matrix3;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.structures.io.AtomicFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * VASP: self-consistent energies, forces and stress by projector-augmented waves. G. Kresse, J.
 * Furthmüller, Phys. Rev. B 54, 11169 (1996), doi:10.1103/PhysRevB.54.11169. Written from its
 * documentation and from its outputs: the program itself needs a licence and is not run by our
 * tests.
 */
public final class Vasp implements Program {
  private final VaspOptions options;
  private final PotcarSet potentials;
  private final VaspInput input;

  /**
   * A program for structures of these elements.
   *
   * @throws io.crisol.structures.ProblemException OPTION_MISSING, OPTION_INVALID, FILE_NOT_FOUND,
   *     FILE_MALFORMED: potentials
   */
  public Vasp(VaspOptions options, Collection<Element> elements) {
    this.options = options;
    this.potentials = new PotcarSet(options, elements);
    this.input = new VaspInput(options, potentials);
  }

  @Override
  public String name() {
    return "VASP";
  }

  @Override
  public String identity() {
    return input.identity();
  }

  @Override
  public List<Remedy> ladder() {
    return VaspRemedies.ladder(options);
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>(potentials.notes());
    if (!keepsStress()) {
      notes.add(
          options.stress() == VaspOptions.StressUse.NEVER
              ? "stress is left out, as the settings say"
              : "stress is left out: it cannot be trusted at this cutoff");
    }
    return List.copyOf(notes);
  }

  private boolean keepsStress() {
    return switch (options.stress()) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> potentials.isConverged();
    };
  }

  @Override
  public Optional<String> executable() {
    return Optional.of(options.command().strip().split("\\s+")[0]);
  }

  private Structure ordered(Structure structure) {
    Structure boxed = OpenCells.boxed(structure, options.vacuum());
    return VaspInput.ordered(boxed, VaspInput.order(boxed));
  }

  @Override
  public void prepare(Structure structure, Remedy remedy, Path folder) {
    Structure ordered = ordered(structure);
    if (Matrix3.determinant(ordered.cell().vectors()) < 0) {
      throw Problem.OPTION_INVALID.with(
          "labeller",
          "vasp",
          "the cell vectors of the structure are left-handed, which VASP refuses",
          "exchange two of them");
    }
    AtomicFile.write(folder.resolve("POSCAR"), VaspInput.poscar(ordered));
    AtomicFile.write(folder.resolve("INCAR"), input.incar(ordered, remedy));
    int[] mesh = input.mesh(structure.cell());
    AtomicFile.write(folder.resolve("KPOINTS"), VaspInput.kPoints(mesh));
    AtomicFile.write(folder.resolve("POTCAR"), potentials.text(VaspInput.elements(ordered)));
  }

  @Override
  public String script() {
    return """
    cp INCAR KPOINTS POSCAR POTCAR scratch/ && cd scratch || exit 1
    %s >../%s 2>../%s
    code=$?
    # Potentials come with a licence: they do not stay in a record that may be passed on.
    rm -f POTCAR ../POTCAR
    exit $code
    """
        .formatted(options.command().strip(), VaspOutcome.OUTPUT, VaspOutcome.ERRORS);
  }

  @Override
  public Labelling read(Structure structure, Path folder, int exit) {
    return switch (new VaspOutcome(ordered(structure), folder, exit).labelling()) {
      case Labelled labelled -> described(labelled, structure);
      case Labelling other -> other;
    };
  }

  private Labelled described(Labelled labelled, Structure structure) {
    boolean stress = keepsStress() && structure.cell().isBulk();
    Labels labels = stress ? labelled.labels() : labelled.labels().withStress(null);
    double[] sorted = labels.forces().orElseThrow();
    double[] forces = new double[sorted.length];
    int[] order = VaspInput.order(structure);
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(sorted, 3 * i, forces, 3 * order[i], 3);
    }
    Map<String, String> metadata = new LinkedHashMap<>(labelled.metadata());
    int[] mesh = input.mesh(structure.cell());
    metadata.put("program", "VASP");
    metadata.put("k_grid", mesh[0] + "x" + mesh[1] + "x" + mesh[2]);
    metadata.put("encut_eV", Double.toString(potentials.cutoff()));
    return new Labelled(labels.withForces(forces), metadata, List.of(), 0, false);
  }

  @Override
  public List<String> results() {
    return List.of(VaspOutcome.XML, "OUTCAR", "OSZICAR");
  }
}
