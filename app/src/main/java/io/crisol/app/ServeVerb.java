package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.potentials.Potential;
import io.crisol.potentials.file.LoadedPotential;
import io.crisol.reference.ipi.IpiClient;
import io.crisol.reference.ipi.SocketName;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Gives forces to other programs through a socket. */
@Command(
    name = "serve",
    description =
        "Give energies, forces and stress to i-PI, ASE or another driver through a socket.",
    footer = {
      "",
      "Example:",
      "  crisol serve potential.crisol.json Si.xyz --socket unix:crisol",
      "  and in ASE: SocketIOCalculator(unixsocket=\"crisol\")"
    })
final class ServeVerb extends AnsweringVerb {
  /**
   * Whom, and what atoms.
   *
   * @param structure elements and periodicity, or nothing for a potential of one element
   * @param socket where the driver listens
   * @param connectTime fs
   * @param patience fs
   */
  public record ServeOptions(
      @Setting(
              help =
                  "a structure of the same atoms in the same order: the protocol carries no"
                      + " elements; not needed for a potential of one element in periodic cells",
              unit = "file")
          Optional<String> structure,
      @Setting(
              help =
                  "where the driver listens: unix:NAME (the file ipi_NAME in /tmp) or"
                      + " tcp:HOST:PORT",
              value = "unix:crisol")
          String socket,
      @Setting(help = "time in which the driver may begin to listen", unit = "fs", value = "1 min")
          double connectTime,
      @Setting(
              help = "longest silence of the driver before it is given up",
              unit = "fs",
              value = "1 h")
          double patience) {
    private static final double SECOND = 1e15;

    /** Refuses what cannot be. */
    public ServeOptions {
      SocketName.parse(socket);
      if (!(connectTime >= 0) || !(patience > 0)) {
        throw Problem.OPTION_INVALID.with(
            "patience", patience + " fs", "no driver is as quick", "give e.g. \"1 h\"");
      }
    }
  }

  @Override
  List<Section> sections() {
    return List.of(
        new Section(
            "serve",
            "What is served to whom",
            List.of(PotentialInput.class, ServeOptions.class, ReadingInput.class)));
  }

  @Override
  List<String> positional() {
    return List.of("potential", "structure");
  }

  @Override
  String plan(Run run) {
    ServeOptions options = run.settings("serve", ServeOptions.class);
    String atoms =
        frame(run, options)
            .map(frame -> frame.size() + " atoms (" + frame.structure().formula() + ")")
            .orElse("atoms of one element");
    return "Would give forces on "
        + atoms
        + " to the driver at "
        + SocketName.parse(options.socket())
        + ".";
  }

  private static Optional<Frame> frame(Run run, ServeOptions options) {
    return options
        .structure()
        .map(file -> new Inputs(run, "serve").frame(new StructureInput(file, "1x1x1")));
  }

  private static LoadedPotential potential(Run run, Optional<Frame> frame) {
    PotentialInput input = run.settings("serve", PotentialInput.class);
    Inputs inputs = new Inputs(run, "serve");
    return frame.isPresent()
        ? inputs.potential(input, frame.get())
        : inputs.potential(input, List.of());
  }

  /** That many atoms of the only element that a potential knows. */
  private static Structure alike(Potential potential, int atoms) {
    if (potential.elements().size() != 1) {
      throw Problem.OPTION_MISSING.with(
          "structure",
          "the protocol carries no elements, and the potential knows " + potential.elements(),
          "give a structure of the same atoms in the same order");
    }
    Element[] elements = new Element[atoms];
    Arrays.fill(elements, potential.elements().iterator().next());
    return new Structure(Cell.box(1, 1, 1), elements, new double[3 * atoms]);
  }

  @Override
  Outcome compute(Run run) {
    ServeOptions options = run.settings("serve", ServeOptions.class);
    Optional<Frame> frame = frame(run, options);
    LoadedPotential potential = potential(run, frame);
    Structure sample = frame.map(Frame::structure).orElseGet(() -> alike(potential.potential(), 1));
    SocketName socket = SocketName.parse(options.socket());
    run.console().note("Waiting for the driver at " + socket);
    IpiClient client =
        new IpiClient(
            potential.potential(),
            atoms -> frame.isPresent() ? sample : alike(potential.potential(), atoms),
            run.progress("serve"));
    int answered =
        client.serve(
            socket,
            options.connectTime() / ServeOptions.SECOND,
            options.patience() / ServeOptions.SECOND);
    run.console().print(answered + " structures computed for " + socket);
    return Outcome.of(new Json.Obj().put("structures", answered));
  }
}
