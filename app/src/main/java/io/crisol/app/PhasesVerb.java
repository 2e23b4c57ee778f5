package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.potentials.Potential;
import io.crisol.simulation.bulk.GroundOptions;
import io.crisol.simulation.phases.Phase;
import io.crisol.simulation.phases.PhaseOptions;
import io.crisol.simulation.phases.Phases;
import io.crisol.simulation.phases.PhasesResult;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.structures.io.AtomicFile;
import io.crisol.structures.io.ExtendedXyz;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/** Crystal structures compared. */
@Command(
    name = "phases",
    description = "Compare the energies of crystal structures: of an element, or of some given.",
    footer = {
      "",
      "Examples:",
      "  crisol phases Cu_mishin1.eam.alloy --element Cu",
      "  crisol phases potential.crisol.json rutile.cif anatase.cif brookite.cif"
    })
final class PhasesVerb extends ComputingVerb {
  private static final String NAME = "phases";

  @Override
  List<Section> sections() {
    return List.of(
        new Section(
            NAME,
            "Which crystals are compared",
            List.of(
                PotentialInput.class,
                PhasesInput.class,
                ReadingInput.class,
                GroundOptions.class,
                PhaseOptions.class)));
  }

  @Override
  List<String> positional() {
    return List.of("potential", "structures");
  }

  @Override
  String plan(Run run) {
    PhasesInput input = input(run);
    return input
        .element()
        .map(element -> "Would relax the common crystal structures of " + element + ".")
        .orElseGet(() -> "Would relax the crystals of " + input.structures().size() + " files.");
  }

  /** Either an element or structures. */
  private static PhasesInput input(Run run) {
    PhasesInput input = run.settings(NAME, PhasesInput.class);
    input.element().ifPresent(Element::of);
    if (input.element().isPresent() != input.structures().isEmpty()) {
      throw Problem.OPTION_INVALID.with(
          "structures",
          String.join(",", input.structures()),
          input.structures().isEmpty()
              ? "there is nothing to compare"
              : "an element is given as well",
          "name an element, such as --element Cu, or some structures, and not both");
    }
    return input;
  }

  @Override
  Outcome compute(Run run) {
    PhasesInput input = input(run);
    Map<String, Frame> frames = frames(run, input);
    Potential potential =
        new Inputs(run, NAME)
            .potential(run.settings(NAME, PotentialInput.class), frames.values())
            .potential();
    Phases phases =
        new Phases(
            potential,
            run.settings(NAME, GroundOptions.class),
            run.settings(NAME, PhaseOptions.class));
    PhasesResult result =
        input.element().isPresent()
            ? phases.of(Element.of(input.element().get()), run.progress(NAME))
            : phases.of(structures(frames), run.progress(NAME));
    run.folder().ifPresent(folder -> write(folder, result));
    tell(run, result);
    return Outcome.of(result.toJson());
  }

  /** By name; of an element one atom, so that the potential can be made for it. */
  private static Map<String, Frame> frames(Run run, PhasesInput input) {
    Map<String, Frame> named = new LinkedHashMap<>();
    if (input.element().isPresent()) {
      Element[] one = {Element.of(input.element().get())};
      Structure atom = new Structure(Cell.box(3, 3, 3), one, new double[3]);
      named.put(input.element().get(), Frame.of(atom, Labels.NONE));
      return named;
    }
    for (Frame frame : new Inputs(run, NAME).read(input.structures()).frames()) {
      String file = Path.of(frame.source().file()).getFileName().toString();
      String base = file.replaceAll("\\.[^.]*$", "");
      String name = base;
      for (int k = 2; named.containsKey(name); k++) {
        name = base + "_" + k;
      }
      named.put(name, frame);
    }
    return named;
  }

  private static Map<String, Structure> structures(Map<String, Frame> frames) {
    Map<String, Structure> structures = new LinkedHashMap<>();
    frames.forEach((name, frame) -> structures.put(name, frame.structure()));
    return structures;
  }

  private static void write(Path folder, PhasesResult result) {
    ExtendedXyz.write(
        folder.resolve("phases.xyz"),
        result.phases().stream()
            .map(phase -> Frame.of(phase.ground().structure(), Labels.NONE))
            .toList());
    if (!result.bain().isEmpty()) {
      AtomicFile.write(folder.resolve("bain.csv"), result.csv());
    }
  }

  private static void tell(Run run, PhasesResult result) {
    run.console().print("phase            energy      above     volume     a        c/a   stable");
    run.console().print("                eV/atom   meV/atom    Å³/atom     Å");
    for (Phase phase : result.phases()) {
      double[] rows = phase.ground().structure().cell().vectors();
      double a = Math.sqrt(rows[0] * rows[0] + rows[1] * rows[1] + rows[2] * rows[2]);
      double c = Math.sqrt(rows[6] * rows[6] + rows[7] * rows[7] + rows[8] * rows[8]);
      run.console()
          .print(
              String.format(
                  Locale.ROOT,
                  "%-12s %10.5f %10.3f %10.4f %8.5f %7.4f  %s",
                  phase.name(),
                  phase.energy(),
                  result.above(phase),
                  phase.volume(),
                  a,
                  c / a,
                  phase.stable().map(stable -> stable ? "yes" : "no").orElse("–")));
    }
    if (!result.missing().isEmpty()) {
      run.console().print("no minimum: " + String.join(", ", result.missing()));
    }
    result
        .maxGrade()
        .ifPresent(
            grade -> run.console().print(String.format(Locale.ROOT, "largest grade %.2f", grade)));
  }
}
