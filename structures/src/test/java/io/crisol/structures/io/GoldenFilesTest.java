package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.SharedData;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every case of golden/formats and golden/abinitio: one line each with the largest deviations from
 * what the other program reads. Details (digits, constraints, velocities) are held by the tests of
 * each format.
 */
class GoldenFilesTest {
  /** Readings that the notes of the cases say are wrong or mean something else. */
  private static final Map<String, String> ASIDE =
      Map.of(
          "poscar/vasp4-negative-scale ase", "ASE takes the negative scale as a factor",
          "xdatcar/blank-separators ase", "ASE finds one frame of four",
          "cif/Ge2Sb2Te5-mixed-vacancies ase", "ASE keeps one species a site",
          "lammps-data/full-water-electron-units pymatgen", "pymatgen leaves bohr as they are");

  /** For files that number their types and name no element: any elements do. */
  private static final List<Element> PLACEHOLDERS =
      List.of(Element.H, Element.He, Element.Li, Element.Be, Element.B, Element.C);

  /**
   * Folders of golden/abinitio whose programs come with a later issue or are no structure files.
   */
  private static final Set<String> LATER = Set.of("ipi", "slurm", "xtb");

  /** Largest deviations; absent where nothing of the kind was compared. */
  private static final class Deviations {
    private final Map<String, Double> largest = new LinkedHashMap<>();

    void add(String what, double[] found, double[] expected, double scale) {
      assertThat(found.length).as(what).isGreaterThanOrEqualTo(expected.length);
      double most = 0;
      for (int k = 0; k < expected.length; k++) {
        double difference = Math.abs(found[k] - expected[k]) / scale;
        most = difference <= most ? most : difference; // A NaN must not look like agreement.
      }
      largest.merge(what, most, Math::max);
    }

    boolean within(double tolerance) {
      return largest.values().stream().allMatch(value -> value <= tolerance);
    }

    @Override
    public String toString() {
      List<String> parts = new ArrayList<>();
      largest.forEach(
          (what, value) -> parts.add(String.format(Locale.ROOT, "%s %.1e", what, value)));
      return parts.isEmpty() ? "read" : String.join(", ", parts);
    }
  }

  private final List<String> failed = new ArrayList<>();

  @Test
  void files_of_other_programs_are_read_as_they_read_them() throws IOException {
    Path folder = SharedData.file("golden/formats");
    int cases = 0;
    for (Path file : find(folder, "expected.json")) {
      Json.Obj expected = Json.parse(Files.readString(file), file.toString()).asObject();
      String name = folder.relativize(file.getParent()).toString();
      System.out.printf("%-44s %s%n", name, line(name, file.getParent(), expected));
      cases++;
    }
    assertThat(cases).isPositive();
    assertThat(failed).isEmpty();
  }

  private static List<Path> find(Path folder, String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.getFileName().toString().equals(name)).sorted().toList();
    }
  }

  private String line(String name, Path folder, Json.Obj expected) {
    Path file =
        name.startsWith("deepmd") ? folder : folder.resolve(expected.get("file").asString());
    if (!Files.exists(file)) {
      file = file.resolveSibling(file.getFileName() + ".gz");
    }
    try {
      List<Frame> frames = FrameFiles.read(file.toString(), options(expected)).frames();
      Deviations deviations = new Deviations();
      StringBuilder remarks = new StringBuilder();
      expected.find("n_frames").ifPresent(n -> assertFrames(name, frames.size(), n.asInt()));
      for (String reader : List.of("", "ase", "pymatgen", "qe_tools_reference")) {
        String reason = ASIDE.get(name + " " + reader);
        Optional<Json.Obj> part =
            reader.isEmpty() ? Optional.of(expected) : expected.find(reader).map(Json::asObject);
        if (reason != null) {
          remarks.append(" (").append(reason).append(')');
        } else if (part.isPresent() && !isInFileUnits(name)) {
          compare(frames, part.get(), deviations);
        }
      }
      if (!deviations.within(1e-6)) {
        failed.add(name + ": " + deviations);
      }
      return frames.size() + " frames, " + deviations + remarks;
    } catch (ProblemException e) {
      if (!isRefusal(expected)) {
        failed.add(name + ": " + e.getMessage());
      }
      return "refused: " + e.problem().code();
    }
  }

  private void assertFrames(String name, int found, int expected) {
    if (found != expected) {
      failed.add(name + ": " + found + " frames, not " + expected);
    }
  }

  /** n2p2's files were not read by a program: their numbers are in the unit of the file. */
  private static boolean isInFileUnits(String name) {
    return name.startsWith("n2p2-data");
  }

  /** Reduced units cannot be read as Å and eV. */
  private static boolean isRefusal(Json.Obj expected) {
    return expected.find("units").map(Json::asString).equals(Optional.of("lj"));
  }

  private static ReadingOptions options(Json.Obj expected) {
    List<Element> types =
        expected.find("types_as_elements").map(Json::asList).orElse(List.of()).stream()
            .map(symbol -> Element.of(symbol.asString()))
            .toList();
    boolean dump = expected.get("case").asString().startsWith("lammps-dump");
    return new ReadingOptions(
        types.isEmpty() && dump ? PLACEHOLDERS : types, expected.find("units").map(Json::asString));
  }

  private static void compare(List<Frame> frames, Json.Obj part, Deviations deviations) {
    compare(frames.getFirst(), part, "", deviations);
    part.find("first").ifPresent(p -> compare(frames.getFirst(), p.asObject(), "", deviations));
    part.find("last").ifPresent(p -> compare(frames.getLast(), p.asObject(), "", deviations));
    if (part.find("entries").isPresent()) {
      List<Json> entries = part.get("entries").asList();
      for (int k = 0; k < entries.size(); k++) {
        compare(frames.get(k), entries.get(k).asObject(), "", deviations);
      }
    }
    compare(frames.getFirst(), part, "first_", deviations);
    compare(frames.getLast(), part, "last_", deviations);
  }

  private static void compare(Frame frame, Json.Obj part, String prefix, Deviations deviations) {
    // Where lengths and angles are given the orientation is the reader's choice.
    numbers(part, prefix + (part.find("lengths").isPresent() ? "lengths" : "cell"))
        .filter(cell -> cell.length == 9 && frame.structure().cell().isBulk())
        .ifPresent(cell -> deviations.add("cell", frame.structure().cell().vectors(), cell, 1));
    numbers(part, "lengths")
        .ifPresent(lengths -> deviations.add("lengths", lengths(frame), lengths, 1));
    numbers(part, prefix + (prefix.isEmpty() ? "positions_first3" : "positions3"))
        .ifPresent(places -> deviations.add("positions", frame.structure().positions(), places, 1));
    numbers(part, prefix + "positions_angstrom")
        .ifPresent(places -> deviations.add("positions", frame.structure().positions(), places, 1));
    if (frame.labels().energy().isPresent()) {
      double energy = frame.labels().energy().getAsDouble();
      numbers(part, prefix + "energy")
          .filter(e -> e.length == 1)
          .ifPresent(e -> deviations.add("energy", new double[] {energy}, e, Math.abs(e[0])));
    }
    frame
        .labels()
        .forces()
        .ifPresent(
            forces ->
                numbers(part, prefix + "forces_first3")
                    .ifPresent(f -> deviations.add("forces", forces, f, 1)));
    frame
        .labels()
        .stress()
        .ifPresent(
            stress ->
                numbers(part, prefix + "stress_eV_per_A3")
                    .filter(s -> s.length == 9)
                    .ifPresent(s -> deviations.add("stress", stress, s, 1)));
  }

  private static double[] lengths(Frame frame) {
    double[] lengths = new double[3];
    double[] v = frame.structure().cell().vectors();
    for (int k = 0; k < 3; k++) {
      lengths[k] = Math.hypot(Math.hypot(v[3 * k], v[3 * k + 1]), v[3 * k + 2]);
    }
    return lengths;
  }

  private static Optional<double[]> numbers(Json.Obj part, String key) {
    return part.find(key)
        .filter(json -> json instanceof Json.Arr || json instanceof Json.Num)
        .map(json -> GoldenLabels.flat(json).toArray());
  }

  @Test
  void ab_initio_outputs_give_labels_only_where_they_finished() throws IOException {
    Path folder = SharedData.file("golden/abinitio");
    int cases = 0;
    for (Path directory : directories(folder)) {
      String name = folder.relativize(directory).toString();
      if (LATER.contains(name.substring(0, name.indexOf('/')))) {
        System.out.printf("%-44s %s%n", name, "comes with a later issue");
        continue;
      }
      for (Path file : outputs(directory)) {
        System.out.printf("%-64s %s%n", name + "/" + file.getFileName(), abinitio(directory, file));
        cases++;
      }
    }
    assertThat(cases).isPositive();
    assertThat(failed).isEmpty();
  }

  private static List<Path> directories(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder, 2)) {
      return all.filter(path -> folder.relativize(path).getNameCount() == 2)
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    }
  }

  private static List<Path> outputs(Path directory) throws IOException {
    Set<String> names =
        Set.of("pw.out", "scf.out", "data-file-schema.xml", "cp2k.out", "gpaw.txt", "si.abo");
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> names.contains(file.getFileName().toString())).sorted().toList();
    }
  }

  private String abinitio(Path directory, Path file) throws IOException {
    boolean mustFail = GoldenLabels.mustFail(directory);
    try {
      List<Frame> frames = FrameFiles.read(file.toString()).frames();
      boolean labelled = frames.stream().anyMatch(f -> f.labels().energy().isPresent());
      if (mustFail && labelled) {
        failed.add(file + ": a failed calculation gave a label");
      }
      Path expected = directory.resolve("expected.json");
      Deviations deviations = new Deviations();
      if (Files.exists(expected)) {
        Json.Obj json = Json.parse(Files.readString(expected), expected.toString()).asObject();
        labels(frames.getFirst(), json, deviations);
      }
      // The printed text has fewer digits than the XML: forces 1e-8 Ry/bohr, stress 0.01 kbar.
      if (!deviations.within(1e-5)) {
        failed.add(file + ": " + deviations);
      }
      return frames.size() + " frames, " + deviations;
    } catch (ProblemException e) {
      if (!mustFail) {
        failed.add(file + ": " + e.getMessage());
      }
      assertThat(e.problem()).as(file.toString()).isIn(Problem.NOT_A_LABEL, Problem.FILE_MALFORMED);
      return "refused: " + e.problem().code();
    }
  }

  private static void labels(Frame frame, Json.Obj expected, Deviations deviations) {
    numbers(expected, "energy_eV")
        .ifPresent(
            e ->
                deviations.add(
                    "energy",
                    new double[] {frame.labels().energy().orElseThrow()},
                    e,
                    Math.abs(e[0])));
    numbers(expected, "forces_eV_per_A")
        .ifPresent(f -> deviations.add("forces", frame.labels().forces().orElseThrow(), f, 1));
    numbers(expected, "stress_ase_sign_eV_per_A3")
        .ifPresent(s -> deviations.add("stress", frame.labels().stress().orElseThrow(), s, 1));
  }
}
