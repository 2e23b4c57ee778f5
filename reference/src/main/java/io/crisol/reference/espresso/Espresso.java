package io.crisol.reference.espresso;

import io.crisol.reference.Labelled;
import io.crisol.reference.Labelling;
import io.crisol.reference.OpenCells;
import io.crisol.reference.jobs.Program;
import io.crisol.reference.jobs.Remedy;
import io.crisol.structures.Element;
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
 * Quantum ESPRESSO's pw.x: self-consistent energies, forces and stress. P. Giannozzi et al., J.
 * Phys.: Condens. Matter 29, 465901 (2017), doi:10.1088/1361-648X/aa8f79.
 */
public final class Espresso implements Program {
  private final EspressoOptions options;
  private final PseudoSet pseudos;
  private final EspressoInput input;

  /**
   * A program for structures of these elements.
   *
   * @throws io.crisol.structures.ProblemException OPTION_MISSING, OPTION_INVALID, FILE_NOT_FOUND:
   *     pseudopotentials or cutoffs
   */
  public Espresso(EspressoOptions options, Collection<Element> elements) {
    this.options = options;
    this.pseudos = new PseudoSet(options, elements);
    this.input = new EspressoInput(options, pseudos);
  }

  @Override
  public String name() {
    return "Quantum ESPRESSO pw.x";
  }

  @Override
  public String identity() {
    return input.identity();
  }

  @Override
  public String description() {
    return name() + ", " + input.description();
  }

  @Override
  public List<Remedy> ladder() {
    return EspressoRemedies.ladder(options);
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>(pseudos.notes());
    if (!keepsStress()) {
      notes.add(
          options.stress() == EspressoOptions.StressUse.NEVER
              ? "stress is left out, as the settings say"
              : "stress is left out: it cannot be trusted at these cutoffs");
    }
    return List.copyOf(notes);
  }

  /** Whether stress becomes a label. */
  boolean keepsStress() {
    return switch (options.stress()) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> pseudos.isConverged();
    };
  }

  @Override
  public Optional<String> executable() {
    return Optional.of(options.command().strip().split("\\s+")[0]);
  }

  @Override
  public void prepare(Structure structure, Remedy remedy, Path folder) {
    Structure boxed = OpenCells.boxed(structure, options.vacuum());
    int[] mesh = input.mesh(structure.cell());
    AtomicFile.write(folder.resolve("pw.in"), input.text(boxed, mesh, remedy));
  }

  @Override
  public String script() {
    return script("");
  }

  /** The script, with more words for pw.x. */
  String script(String words) {
    return """
    # As root, Open MPI wants to be told that this is meant.
    OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
    export OMPI_ALLOW_RUN_AS_ROOT OMPI_ALLOW_RUN_AS_ROOT_CONFIRM
    %s %s -in pw.in >%s 2>%s
    """
        .formatted(
            options.command().strip(), words, EspressoOutcome.OUTPUT, EspressoOutcome.ERRORS);
  }

  @Override
  public Labelling read(Structure structure, Path folder, int exit) {
    Structure boxed = OpenCells.boxed(structure, options.vacuum());
    return switch (new EspressoOutcome(boxed, folder, exit).labelling()) {
      case Labelled labelled -> described(labelled, structure);
      case Labelling other -> other;
    };
  }

  private Labelled described(Labelled labelled, Structure structure) {
    boolean stress = keepsStress() && structure.cell().isBulk();
    Map<String, String> metadata = new LinkedHashMap<>(labelled.metadata());
    metadata.remove("ionic_step");
    int[] mesh = input.mesh(structure.cell());
    metadata.put("k_grid", mesh[0] + "x" + mesh[1] + "x" + mesh[2]);
    metadata.put("ecutwfc_Ry", Double.toString(pseudos.wavefunctionCutoffRy()));
    metadata.put("ecutrho_Ry", Double.toString(pseudos.densityCutoffRy()));
    return new Labelled(
        stress ? labelled.labels() : labelled.labels().withStress(null),
        metadata,
        labelled.remedies(),
        labelled.seconds(),
        labelled.isRecorded());
  }

  @Override
  public List<String> results() {
    return List.of(EspressoOutcome.XML);
  }
}
