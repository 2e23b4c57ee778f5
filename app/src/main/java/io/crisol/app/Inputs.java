package io.crisol.app;

import io.crisol.potentials.file.LoadedPotential;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.file.Potentials;
import io.crisol.reference.Labeller;
import io.crisol.reference.LabellerPotential;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.Structure;
import io.crisol.structures.io.FrameFiles;
import io.crisol.structures.io.Reading;
import io.crisol.structures.io.ReadingOptions;
import io.crisol.structures.json.Json;
import io.crisol.training.TotalCharges;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a run starts from, and notes it for the record of the run. */
final class Inputs {
  /** Memory for the arrays of an atom, its forces and about 100 neighbours, bytes. */
  private static final double BYTES_PER_ATOM = 2500;

  private final Run run;
  private final ReadingOptions options;

  /** Inputs of a run, read as a section of its settings says. */
  Inputs(Run run, String section) {
    this.run = run;
    this.options = run.settings(section, ReadingInput.class).options();
  }

  /**
   * All frames of files to compute with; what was understood is said.
   *
   * @throws io.crisol.structures.ProblemException DISORDERED
   */
  Reading read(List<String> files) {
    Reading reading = readAsWritten(files);
    reading.frames().forEach(Inputs::requireOrdered);
    return reading;
  }

  /** All frames of files, those with partially occupied sites too; what was understood is said. */
  Reading readAsWritten(List<String> files) {
    Reading reading = FrameFiles.read(files, options);
    reading.report().files().forEach(file -> run.input(file.file(), file.frames()));
    run.console().note(reading.report().toString());
    return reading;
  }

  /** DISORDERED where sites of a frame are partially occupied. */
  private static void requireOrdered(Frame frame) {
    double[] occupancies = frame.columns().getOrDefault("occupancy", new double[0]);
    long partial = Arrays.stream(occupancies).filter(occupancy -> occupancy < 1).count();
    if (partial > 0) {
      throw Problem.DISORDERED.with(
          frame.source(),
          partial + " of its " + occupancies.length + " atoms have an occupancy below 1");
    }
  }

  /**
   * A list that must not be empty.
   *
   * @throws io.crisol.structures.ProblemException OPTION_MISSING
   */
  static List<String> several(String key, List<String> files) {
    if (files.isEmpty()) {
      throw Problem.OPTION_MISSING.with(key, "no file is given", "name at least one");
    }
    return files;
  }

  /** One frame, repeated as asked for; velocities are repeated with it. */
  Frame frame(StructureInput input) {
    Reading reading = FrameFiles.read(input.structure(), options);
    run.input(input.structure(), reading.frames().size());
    if (reading.frames().size() > 1) {
      run.console()
          .note(
              input.structure()
                  + " holds "
                  + reading.frames().size()
                  + " frames: the first is used; add @1 … for another, @-1 for the last");
    }
    reading.report().files().stream()
        .flatMap(file -> file.notes().stream())
        .forEach(note -> run.console().note("note: " + note));
    requireOrdered(reading.frames().getFirst());
    return repeated(reading.frames().getFirst(), input.copies());
  }

  private static Frame repeated(Frame frame, int[] times) {
    long atoms = (long) times[0] * times[1] * times[2] * frame.size();
    double needed = atoms * BYTES_PER_ATOM;
    double available = Runtime.getRuntime().maxMemory();
    if (needed > available || atoms > Integer.MAX_VALUE / 9) {
      throw Problem.MEMORY_SHORT.with(
          Failures.memory(needed),
          Failures.memory(available),
          atoms + " atoms are asked for",
          "replicate less, or give more memory: CRISOL_JAVA_OPTS=-Xmx16g");
    }
    Structure structure = frame.structure().replicate(times[0], times[1], times[2]);
    double[] velocities = frame.columns().get("velocities");
    Map<String, double[]> columns =
        velocities == null ? Map.of() : Map.of("velocities", tiled(velocities, structure.size()));
    return new Frame(
        structure, io.crisol.structures.Labels.NONE, frame.metadata(), columns, frame.source());
  }

  private static double[] tiled(double[] velocities, int atoms) {
    double[] many = new double[3 * atoms];
    for (int k = 0; k < many.length; k++) {
      many[k] = velocities[k % velocities.length];
    }
    return many;
  }

  /** Velocities of a frame, double[3N], Å/fs. */
  static Optional<double[]> velocities(Frame frame) {
    return Optional.ofNullable(frame.columns().get("velocities"));
  }

  /** The potential for one frame, whose total charge must be known where it matters. */
  LoadedPotential potential(PotentialInput input, Frame frame) {
    LoadedPotential loaded = potential(input, List.of(frame));
    TotalCharges.requireBrought(loaded.potential(), frame);
    return loaded;
  }

  /** What a configuration of a labeller names, in the place of a potential. */
  private LoadedPotential labeller(String file, Set<Element> elements) {
    Labeller labeller = LabellerSections.read(Path.of(file)).labeller(elements);
    run.closeAtEnd(labeller);
    return new LoadedPotential(
        new LabellerPotential(labeller), file, "labeller", new Json.Obj(), labeller.notes());
  }

  /** The potential, made for the elements of these frames. */
  LoadedPotential potential(PotentialInput input, Collection<Frame> frames) {
    Set<Element> elements = new LinkedHashSet<>();
    frames.forEach(frame -> elements.addAll(Arrays.asList(frame.structure().elements())));
    Map<Element, Double> charges = new EnumMap<>(Element.class);
    input.charges().forEach((symbol, charge) -> charges.put(Element.of(symbol), charge));
    PotentialRequest request =
        new PotentialRequest(elements, charges, input.potentials().stream().map(Path::of).toList());
    LoadedPotential loaded =
        input.potential().endsWith(".toml")
            ? labeller(input.potential(), elements)
            : input.graded(Potentials.resolve(input.potential(), request));
    run.input(input.potential(), -1);
    loaded.notes().forEach(note -> run.console().note("note: " + note));
    return loaded;
  }
}
