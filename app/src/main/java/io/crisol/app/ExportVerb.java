package io.crisol.app;

import io.crisol.app.config.Section;
import io.crisol.potentials.Potential;
import io.crisol.potentials.SumPotential;
import io.crisol.potentials.aenet.AenetFolder;
import io.crisol.potentials.file.SelfTestStructures;
import io.crisol.potentials.lammps.LammpsFolder;
import io.crisol.potentials.moment.MtpFile;
import io.crisol.potentials.n2p2.N2p2Writer;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Setting;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Writes a potential for another program. */
@Command(
    name = "export",
    description = "Write a potential for another program, with an input that runs it.",
    footer = {
      "",
      "Examples:",
      "  crisol export copper.crisol.json --lammps folder",
      "  crisol export \"lj(epsilon=0.0104, sigma=3.4, cutoff=8.5)\" --lammps folder --structures"
          + " argon.xyz",
      "  crisol export titania.crisol.json --aenet folder",
      "  crisol export silicon.crisol.json --n2p2 folder",
      "  crisol export moment.crisol.json --mtp silicon.mtp",
      "Writes parameter files, an input and a data file for each structure, and expected.json: the"
          + " energy, forces and stress that must come out."
    })
final class ExportVerb extends AnsweringVerb {
  private static final String SECTION = "export";

  /**
   * What is written.
   *
   * @param lammps folder
   * @param aenet folder
   * @param n2p2 folder
   * @param mtp file
   * @param structures crystals
   */
  public record ExportFiles(
      @Setting(help = "folder for LAMMPS") Optional<String> lammps,
      @Setting(help = "folder for aenet, for networks on a Chebyshev or Behler2011 descriptor")
          Optional<String> aenet,
      @Setting(help = "folder for n2p2, for networks on symmetry functions") Optional<String> n2p2,
      @Setting(help = "file for MLIP, for moment tensor potentials", unit = "file")
          Optional<String> mtp,
      @Setting(
              help =
                  "crystals to write with the potential, in any format that Crisol reads; small"
                      + " rattled ones where not given",
              unit = "file")
          Optional<String> structures) {
    /** Asks for one folder at least. */
    public ExportFiles {
      if (lammps.isEmpty() && aenet.isEmpty() && n2p2.isEmpty() && mtp.isEmpty()) {
        throw Problem.OPTION_MISSING.with(
            "lammps", "no folder to write to is given", "say for example --lammps folder");
      }
    }

    private String folders() {
      return Stream.of(lammps, aenet, n2p2, mtp)
          .flatMap(Optional::stream)
          .collect(Collectors.joining(", "));
    }
  }

  @Override
  List<Section> sections() {
    return List.of(
        new Section(
            SECTION,
            "What is written",
            List.of(PotentialInput.class, ExportFiles.class, ReadingInput.class)));
  }

  @Override
  List<String> positional() {
    return List.of("potential");
  }

  @Override
  String plan(Run run) {
    ExportFiles files = run.settings(SECTION, ExportFiles.class);
    Inputs inputs = new Inputs(run, SECTION);
    Potential potential = potential(run, inputs, frames(files, inputs));
    return "Would write a potential for " + potential.elements() + " to " + files.folders() + ".";
  }

  private static List<Frame> frames(ExportFiles files, Inputs inputs) {
    return files.structures().map(name -> inputs.read(List.of(name)).frames()).orElse(List.of());
  }

  private static Potential potential(Run run, Inputs inputs, List<Frame> frames) {
    return inputs.potential(run.settings(SECTION, PotentialInput.class), frames).potential();
  }

  @Override
  Outcome compute(Run run) {
    ExportFiles files = run.settings(SECTION, ExportFiles.class);
    Inputs inputs = new Inputs(run, SECTION);
    List<Frame> frames = frames(files, inputs);
    Potential potential = potential(run, inputs, frames);
    List<Structure> structures =
        frames.isEmpty()
            ? SelfTestStructures.of(potential).stream().filter(s -> s.cell().isBulk()).toList()
            : frames.stream().map(Frame::structure).toList();
    write(files, potential, structures, run.console());
    return Outcome.of(new Json.Obj().put("structures", structures.size()));
  }

  private static void write(
      ExportFiles files, Potential potential, List<Structure> structures, Console console) {
    files
        .lammps()
        .ifPresent(
            folder -> {
              LammpsFolder.write(Path.of(folder), potential, structures).forEach(console::print);
              console.print("written to " + folder + "; run: lmp -in in.1");
            });
    files
        .aenet()
        .ifPresent(
            folder -> {
              AenetFolder.write(Path.of(folder), networks(potential, "aenet", console), structures)
                  .forEach(console::print);
              console.print("written to " + folder + "; run: predict.x predict.in");
            });
    files
        .n2p2()
        .ifPresent(
            folder -> {
              N2p2Writer.write(Path.of(folder), networks(potential, "n2p2", console));
              console.print("written to " + folder + " for n2p2");
            });
    files.mtp().ifPresent(file -> writeMtp(Path.of(file), potential, console));
  }

  /** What a program of networks can hold of a potential. */
  private static Potential networks(Potential potential, String program, Console console) {
    SumPotential.repulsionOf(potential)
        .ifPresent(
            repulsion ->
                console.note(
                    String.format(
                        Locale.ROOT,
                        "note: %s has no repulsion of nuclei: it is left out, and atoms nearer than"
                            + " in the training data (%.3f Å at most) are not kept apart there;"
                            + " --lammps writes it as pair_style zbl beside the networks",
                        program,
                        repulsion.cutoff())));
    return SumPotential.withoutRepulsion(potential);
  }

  private static void writeMtp(Path file, Potential potential, Console console) {
    MtpFile.write(file, networks(potential, "MLIP", console));
    console.print("written to " + file + " for MLIP");
  }
}
