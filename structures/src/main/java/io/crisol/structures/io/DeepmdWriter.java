package io.crisol.structures.io;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes DeePMD systems: one folder where all frames have the same atoms in the same order and the
 * same labels, else a folder of such folders, since this format knows neither changing atoms nor
 * absent labels.
 */
final class DeepmdWriter {
  private static final Keeps KEEPS =
      Keeps.only(
              Keeps.Part.ENERGY,
              Keeps.Part.FORCES,
              Keeps.Part.STRESS,
              Keeps.Part.OPEN_CELL,
              Keeps.Part.MOLECULES)
          .andColumns("energies");

  /** What frames of one system share. */
  private record Kind(
      List<Element> elements, boolean repeats, boolean energy, boolean forces, boolean stress) {
    static Kind of(Frame frame) {
      Labels labels = frame.labels();
      boolean repeats = frame.structure().cell().isPeriodic();
      return new Kind(
          Arrays.asList(frame.structure().elements()),
          repeats,
          labels.energy().isPresent(),
          labels.forces().isPresent(),
          repeats && labels.stress().isPresent());
    }
  }

  private DeepmdWriter() {}

  static void write(Path out, List<Frame> frames, Consumer<String> note) {
    KEEPS.tell(frames, note);
    Map<Kind, List<Frame>> systems = new LinkedHashMap<>();
    frames.forEach(
        frame -> systems.computeIfAbsent(Kind.of(frame), _ -> new ArrayList<>()).add(frame));
    if (systems.size() > 1) {
      note.accept(
          "frames are sorted into "
              + systems.size()
              + " folders by their atoms and labels: their order is not kept");
    }
    if (Files.exists(out)) {
      throw Problem.OUTPUT_UNWRITABLE.with(
          out, "it exists, and folders are not overwritten: remove it or take another name");
    }
    Path part = out.toAbsolutePath().resolveSibling(out.getFileName() + ".part");
    try {
      clear(part);
      Set<String> names = new LinkedHashSet<>();
      for (Map.Entry<Kind, List<Frame>> system : systems.entrySet()) {
        Path folder = systems.size() == 1 ? part : part.resolve(name(system.getValue(), names));
        system(folder, system.getKey(), system.getValue());
      }
      Files.move(part, out.toAbsolutePath());
    } catch (IOException e) {
      throw Problem.OUTPUT_UNWRITABLE.with(out, String.valueOf(e.getMessage())).causedBy(e);
    }
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static String name(List<Frame> frames, Set<String> taken) {
    String formula = frames.getFirst().structure().formula();
    String name = formula;
    for (int k = 2; !taken.add(name); k++) {
      name = formula + "-" + k;
    }
    return name;
  }

  private static void system(Path folder, Kind kind, List<Frame> frames) throws IOException {
    Path set = Files.createDirectories(folder.resolve("set.000"));
    Set<Element> present = EnumSet.copyOf(kind.elements);
    List<Element> map = List.copyOf(present);
    StringBuilder types = new StringBuilder();
    kind.elements.forEach(element -> types.append(map.indexOf(element)).append('\n'));
    Files.writeString(folder.resolve(DeepmdFolder.TYPES), types);
    Files.write(folder.resolve(DeepmdFolder.TYPE_MAP), map.stream().map(Element::symbol).toList());
    if (!kind.repeats) {
      Files.createFile(folder.resolve(DeepmdFolder.NO_PBC));
    }
    array(set, "coord", frames, frame -> frame.structure().positions());
    array(set, "box", frames, frame -> frame.structure().cell().vectors());
    if (kind.energy) {
      array(set, "energy", frames, f -> new double[] {f.labels().energy().orElseThrow()});
    }
    if (kind.forces) {
      array(set, "force", frames, frame -> frame.labels().forces().orElseThrow());
    }
    if (kind.stress) {
      array(set, "virial", frames, DeepmdWriter::virial);
    }
    if (frames.stream().allMatch(frame -> frame.columns().containsKey("energies"))) {
      array(set, "atom_ener", frames, frame -> frame.columns().get("energies"));
    }
  }

  private static double[] virial(Frame frame) {
    Cell cell = frame.structure().cell();
    return LabelPick.scaled(frame.labels().stress().orElseThrow(), -cell.volume());
  }

  private static void array(
      Path set, String name, List<Frame> frames, Function<Frame, double[]> numbers)
      throws IOException {
    double[][] rows = frames.stream().map(numbers).toArray(double[][]::new);
    Files.write(set.resolve(name + ".npy"), NumpyArray.doubles(rows));
  }
}
