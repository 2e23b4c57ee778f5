package io.crisol.reference.cp2k;

import io.crisol.reference.Labelled;
import io.crisol.reference.Labelling;
import io.crisol.reference.OpenCells;
import io.crisol.reference.jobs.Program;
import io.crisol.reference.jobs.Remedy;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import io.crisol.structures.io.AtomicFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * CP2K's Quickstep: self-consistent energies, forces and stress from Gaussian orbitals and plane
 * waves. T. D. Kühne et al., J. Chem. Phys. 152, 194103 (2020), doi:10.1063/5.0007045.
 */
public final class Cp2k implements Program {
  /** Ry; CP2K's own default. Below it energies jump when atoms move against the grid. */
  private static final double LOW_CUTOFF = 280;

  private final Cp2kOptions options;
  private final Cp2kData data;
  private final Cp2kInput input;

  /**
   * A program for structures of these elements.
   *
   * @throws io.crisol.structures.ProblemException OPTION_MISSING, OPTION_INVALID, FILE_NOT_FOUND:
   *     basis sets or potentials
   */
  public Cp2k(Cp2kOptions options, Collection<Element> elements) {
    this.options = options;
    this.data = new Cp2kData(options, elements);
    this.input = new Cp2kInput(options, data);
  }

  @Override
  public String name() {
    return "CP2K";
  }

  @Override
  public String identity() {
    return input.identity();
  }

  @Override
  public List<Remedy> ladder() {
    return Cp2kRemedies.ladder(options);
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>(data.notes(options.functional()));
    double cutoff = options.gridCutoff() / (Units.HARTREE / 2);
    if (cutoff < LOW_CUTOFF) {
      String text = "a cutoff of %.4g Ry is low: energies, forces and stress are doubtful";
      notes.add(String.format(Locale.ROOT, text, cutoff));
    }
    if (!options.stress()) {
      notes.add("stress is left out, as the settings say");
    }
    return List.copyOf(notes);
  }

  @Override
  public Optional<String> executable() {
    return Optional.of(options.command().strip().split("\\s+")[0]);
  }

  @Override
  public void prepare(Structure structure, Remedy remedy, Path folder) {
    Structure boxed = OpenCells.boxed(structure, options.vacuum());
    Set<Element> elements = structure.elementSet();
    AtomicFile.write(folder.resolve(Cp2kInput.BASIS), data.basisText(elements));
    AtomicFile.write(folder.resolve(Cp2kInput.POTENTIALS), data.potentialText(elements));
    String text = input.text(boxed, input.mesh(structure.cell()), remedy);
    AtomicFile.write(folder.resolve("cp2k.inp"), text);
  }

  @Override
  public String script() {
    return """
    # As root, Open MPI wants to be told that this is meant.
    OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
    export OMPI_ALLOW_RUN_AS_ROOT OMPI_ALLOW_RUN_AS_ROOT_CONFIRM
    %s -i cp2k.inp >%s 2>%s
    """
        .formatted(options.command().strip(), Cp2kOutcome.OUTPUT, Cp2kOutcome.ERRORS);
  }

  @Override
  public Labelling read(Structure structure, Path folder, int exit) {
    Structure boxed = OpenCells.boxed(structure, options.vacuum());
    return switch (new Cp2kOutcome(boxed, folder, exit).labelling()) {
      case Labelled labelled -> described(labelled, structure);
      case Labelling other -> other;
    };
  }

  private Labelled described(Labelled labelled, Structure structure) {
    boolean stress = options.stress() && structure.cell().isBulk();
    Map<String, String> metadata = new LinkedHashMap<>(labelled.metadata());
    metadata.remove("ionic_step");
    int[] mesh = input.mesh(structure.cell());
    metadata.put("k_grid", mesh[0] + "x" + mesh[1] + "x" + mesh[2]);
    return new Labelled(
        stress ? labelled.labels() : labelled.labels().withStress(null),
        metadata,
        labelled.remedies(),
        labelled.seconds(),
        labelled.isRecorded());
  }

  @Override
  public List<String> results() {
    return List.of();
  }
}
