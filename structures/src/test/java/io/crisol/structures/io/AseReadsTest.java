package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What ASE reads from the files we write is what we wrote. Needs a python3 with ASE (Debian's
 * python3-ase); skipped where there is none, required with CI=true.
 */
class AseReadsTest {
  /** ASE's names of our formats, and the keywords that its readers need. */
  private static final Map<String, String> FORMATS =
      Map.ofEntries(
          Map.entry("extxyz", "extxyz\t{}"),
          Map.entry("nep", "extxyz\t{}"),
          Map.entry("ase-json", "json\t{}"),
          Map.entry("poscar", "vasp\t{}"),
          Map.entry("xdatcar", "vasp-xdatcar\t{}"),
          Map.entry("espresso-in", "espresso-in\t{}"),
          Map.entry("cif", "cif\t{}"),
          Map.entry("xsf", "xsf\t{}"),
          Map.entry("pdb", "proteindatabank\t{\"index\": 0}"),
          Map.entry(
              "lammps-data",
              "lammps-data\t{\"style\": \"charge\", \"units\": \"metal\", \"Z_of_type\": {\"1\": 8, \"2\": 14}}"),
          Map.entry("lammps-dump", "lammps-dump-text\t{}"));

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> files_of_ours_mean_the_same_to_ase() throws IOException {
    String python = python();
    List<FrameOutput> known =
        FrameOutputs.all().stream().filter(output -> FORMATS.containsKey(output.id())).toList();
    Frame frame = CommonFrame.of(CommonFrame.UPRIGHT, 1);
    // ASE 3.22 cannot read dumps with charges.
    Frame plain = withoutCharges(frame);
    StringBuilder lines = new StringBuilder();
    for (FrameOutput output : known) {
      Path file = folder.resolve("frame." + output.id());
      output.write(file, List.of(output.id().equals("lammps-dump") ? plain : frame), _ -> {});
      lines.append(FORMATS.get(output.id())).append('\t').append(file).append('\n');
    }
    String script =
        Files.writeString(folder.resolve("read.py"), resource("ase_read.py")).toString();
    String answer = run(lines.toString(), python, script);
    List<Json> found = Json.parse(answer, "ASE").asList();
    List<DynamicTest> tests = new ArrayList<>();
    for (int k = 0; k < known.size(); k++) {
      Json.Obj one = found.get(k).asObject();
      String id = known.get(k).id();
      tests.add(DynamicTest.dynamicTest(id, () -> compare(id, frame, one)));
    }
    return tests.stream();
  }

  private static Frame withoutCharges(Frame frame) {
    Structure structure = frame.structure();
    return new Frame(
        new Structure(structure.cell(), structure.elements(), structure.positions()),
        frame.labels(),
        frame.metadata(),
        frame.columns(),
        frame.source());
  }

  private static void compare(String id, Frame written, Json.Obj found) {
    if (id.equals("xsf")) {
      // In eV/Å, as aenet has them; ASE takes Hartree/Å, as XCrySDen has them.
      found.members().remove("forces");
    }
    if (id.equals("lammps-dump")) {
      // ASE makes up an energy of 0 for dumps with forces.
      found.members().remove("energy");
    }
    if (id.equals("xsf")) {
      // ASE takes forces for Hartree/Å, as the format says; with aenet's energy they are eV/Å.
      found.members().remove("forces");
    }
    assertThat(found.find("error").map(Json::asString)).as(id).isEmpty();
    // ASE 3.22 converts velocities with the constants of 2014, which differ by 4e-9.
    new FrameComparison(id, written, frame(found), List.of()).holdWherePresent(1e-8);
  }

  private static Frame frame(Json.Obj found) {
    double[] pbc = numbers(found, "pbc");
    Cell cell = new Cell(numbers(found, "cell"), pbc[0] != 0, pbc[1] != 0, pbc[2] != 0);
    double[] z = numbers(found, "numbers");
    Element[] elements = new Element[z.length];
    for (int i = 0; i < z.length; i++) {
      elements[i] = Element.ofAtomicNumber((int) z[i]);
    }
    Structure structure = new Structure(cell, elements, numbers(found, "positions"));
    if (found.find("charges").isPresent()) {
      structure = structure.withCharges(numbers(found, "charges"));
    }
    Labels labels = Labels.NONE;
    if (found.find("energy").isPresent()) {
      labels = labels.withEnergy(found.get("energy").asDouble());
    }
    if (found.find("forces").isPresent()) {
      labels = labels.withForces(numbers(found, "forces"));
    }
    if (found.find("stress").isPresent()) {
      double[] v = numbers(found, "stress");
      labels =
          labels.withStress(new double[] {v[0], v[5], v[4], v[5], v[1], v[3], v[4], v[3], v[2]});
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    if (found.find("velocities").isPresent()) {
      columns.put("velocities", numbers(found, "velocities"));
    }
    return new Frame(structure, labels, Map.of(), columns, Frame.Source.NONE);
  }

  private static double[] numbers(Json.Obj found, String key) {
    return JsonFrames.flat(found.get(key), key);
  }

  /** A Python that has ASE. */
  static String python() {
    for (String candidate : List.of("python3", "/usr/bin/python3")) {
      try {
        run("", candidate, "-c", "import ase.io");
        return candidate;
      } catch (IOException e) {
        System.out.println(
            candidate + ": " + e.getMessage().lines().reduce((_, b) -> b).orElse(""));
      }
    }
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError("needed with CI=true and not there: python3-ase");
    }
    System.out.println("skipped: no python3 with ASE");
    assumeTrue(false, "no python3 with ASE");
    return "";
  }

  static String resource(String name) throws IOException {
    try (InputStream in = AseReadsTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Standard output of a program that ends well. */
  static String run(String input, String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(false).start();
    Thread errors =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    process.getErrorStream().transferTo(System.err);
                  } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                });
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      errors.join();
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return out;
  }
}
