package io.crisol.reference.settings;

import io.crisol.potentials.file.LoadedPotential;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.file.Potentials;
import io.crisol.reference.Labeller;
import io.crisol.reference.PotentialLabeller;
import io.crisol.reference.RecordedLabeller;
import io.crisol.reference.StructureKey;
import io.crisol.reference.ase.AseCalculator;
import io.crisol.reference.ase.AseOptions;
import io.crisol.reference.cp2k.Cp2k;
import io.crisol.reference.cp2k.Cp2kOptions;
import io.crisol.reference.espresso.Espresso;
import io.crisol.reference.espresso.EspressoAtSocket;
import io.crisol.reference.espresso.EspressoOptions;
import io.crisol.reference.ipi.AnyProgram;
import io.crisol.reference.ipi.LammpsProgram;
import io.crisol.reference.ipi.SocketLabeller;
import io.crisol.reference.ipi.SocketProgram;
import io.crisol.reference.jobs.Executables;
import io.crisol.reference.jobs.JobLabeller;
import io.crisol.reference.jobs.JobOptions;
import io.crisol.reference.jobs.LocalRunner;
import io.crisol.reference.jobs.Program;
import io.crisol.reference.jobs.Runner;
import io.crisol.reference.jobs.SlurmOptions;
import io.crisol.reference.jobs.SlurmRunner;
import io.crisol.reference.vasp.Vasp;
import io.crisol.reference.vasp.VaspOptions;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * All settings of a labeller.
 *
 * @param label which one
 * @param espresso pw.x
 * @param cp2k CP2K
 * @param vasp VASP
 * @param ase a calculator of ASE
 * @param jobs how calculations are run
 * @param slurm what Slurm is asked for
 * @param socket programs at a socket
 */
public record LabellerSettings(
    LabelOptions label,
    EspressoOptions espresso,
    Cp2kOptions cp2k,
    VaspOptions vasp,
    AseOptions ase,
    JobOptions jobs,
    SlurmOptions slurm,
    SocketOptions socket) {
  /**
   * The labeller.
   *
   * @param elements of all structures that it will be asked for
   * @throws io.crisol.structures.ProblemException what is missing or wrong in the settings,
   *     FOLDER_IN_USE
   */
  public Labeller labeller(Collection<Element> elements) {
    return switch (label.labeller()) {
      case POTENTIAL -> rehearsal(elements);
      case RECORDED -> new RecordedLabeller(Path.of(given("recorded", label.recorded())));
      case QUANTUM_ESPRESSO, CP2K, VASP, ASE ->
          new JobLabeller(program(elements).orElseThrow(), folder(), runner(), jobs);
      case QUANTUM_ESPRESSO_SOCKET ->
          atSocket(new EspressoAtSocket(new Espresso(espresso, elements)));
      case LAMMPS -> {
        Executables.require(socket.lammps().strip().split("\\s+")[0]);
        yield atSocket(new LammpsProgram(socket.lammps(), socket.lammpsLines()));
      }
      case SOCKET -> atSocket(new AnyProgram(socket.client().orElse("")));
    };
  }

  /** The same labeller with its records in a folder, where no other one is named. */
  public LabellerSettings recordedIn(Path folder) {
    LabelOptions placed =
        new LabelOptions(
            label.labeller(),
            label.jobs().or(() -> Optional.of(folder.toString())),
            label.teacher(),
            label.recorded());
    return new LabellerSettings(placed, espresso, cp2k, vasp, ase, jobs, slurm, socket);
  }

  /** The program whose calculations are jobs; nothing where there are none. */
  public Optional<Program> program(Collection<Element> elements) {
    return switch (label.labeller()) {
      case QUANTUM_ESPRESSO -> Optional.of(new Espresso(espresso, elements));
      case CP2K -> Optional.of(new Cp2k(cp2k, elements));
      case VASP -> Optional.of(new Vasp(vasp, elements));
      case ASE -> Optional.of(new AseCalculator(ase));
      case QUANTUM_ESPRESSO_SOCKET, LAMMPS, SOCKET, POTENTIAL, RECORDED -> Optional.empty();
    };
  }

  /** Where jobs are recorded. */
  public Path folder() {
    return Path.of(label.jobs().orElse("jobs"));
  }

  private Labeller atSocket(SocketProgram program) {
    return new SocketLabeller(
        program,
        socket.socket(),
        folder().resolve("socket"),
        socket.patienceSeconds(),
        jobs.retries());
  }

  private Runner runner() {
    return switch (jobs.runner()) {
      case LOCAL -> new LocalRunner(jobs);
      case SLURM -> {
        Executables.require("sbatch");
        yield new SlurmRunner(folder(), jobs, slurm);
      }
    };
  }

  private Labeller rehearsal(Collection<Element> elements) {
    String name = given("teacher", label.teacher());
    LoadedPotential loaded = Potentials.resolve(name, PotentialRequest.of(Set.copyOf(elements)));
    return new PotentialLabeller(loaded.potential(), identity(name), name);
  }

  private static String identity(String name) {
    try {
      Path file = Path.of(name);
      return Files.isRegularFile(file) ? StructureKey.hex(Files.readAllBytes(file)) : name;
    } catch (IOException e) {
      throw Problem.FILE_NOT_FOUND.with(name).causedBy(e);
    }
  }

  private static String given(String key, Optional<String> value) {
    return value.orElseThrow(
        () ->
            Problem.OPTION_MISSING.with(
                key, "this labeller needs it", "add " + key + " = \"…\" to [label]"));
  }
}
