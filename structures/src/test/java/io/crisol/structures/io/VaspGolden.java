package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Compares frames with what other programs read from the same file, as an expected.json says. */
final class VaspGolden {
  private static final String EXPECTED = "expected.json";

  private VaspGolden() {}

  /** Folders of the project with a file and an expected.json each. */
  static List<Path> own(String format) {
    return folders(
        Path.of(System.getProperty("crisol.root", "."))
            .resolve("structures/src/test/resources/formats")
            .resolve(format));
  }

  /** The folders under a folder that hold an expected.json. */
  static List<Path> folders(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> Files.exists(path.resolve(EXPECTED))).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError("cannot list " + folder, e);
    }
  }

  static Json.Obj expected(Path folder) throws IOException {
    Path file = folder.resolve(EXPECTED);
    return Json.parse(Files.readString(file), file.toString()).asObject();
  }

  /** The file of a folder that is not its expected.json. */
  static Path file(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> !path.endsWith(EXPECTED)).findFirst().orElseThrow();
    }
  }

  static Reading read(Path folder) throws IOException {
    return FrameFiles.read(file(folder).toString());
  }

  /** Numbers of a nested list, one after the other. */
  static double[] flat(Json json) {
    return json instanceof Json.Arr array
        ? array.items().stream().flatMapToDouble(item -> Arrays.stream(flat(item))).toArray()
        : new double[] {json.asDouble()};
  }

  static void near(double[] found, Json wanted, double tolerance, String what) {
    double[] values = flat(wanted);
    assertThat(found.length).as(what).isGreaterThanOrEqualTo(values.length);
    assertThat(Arrays.copyOf(found, values.length))
        .as(what)
        .containsExactly(values, within(tolerance));
  }

  static List<Element> elements(Json names) {
    return names.asList().stream().map(name -> Element.of(name.asString())).toList();
  }

  /** Atoms, elements, cell and positions of a frame, as far as they are said. */
  static void structure(Structure found, Json.Obj wanted, String what) {
    wanted.find("n_atoms").ifPresent(n -> assertThat(found.size()).as(what).isEqualTo(n.asInt()));
    wanted
        .find("elements")
        .ifPresent(
            e -> assertThat(found.elements()).as(what).containsExactlyElementsOf(elements(e)));
    wanted.find("cell").ifPresent(c -> near(found.cell().vectors(), c, 1e-9, what + " cell"));
    wanted
        .find("positions_first3")
        .ifPresent(p -> near(found.positions(), p, 1e-9, what + " positions"));
    wanted
        .find("volume")
        .ifPresent(
            v ->
                assertThat(found.cell().volume())
                    .as(what)
                    .isCloseTo(v.asDouble(), within(1e-9 * v.asDouble())));
    wanted
        .find("pbc")
        .ifPresent(_ -> assertThat(found.cell().isBulk()).as(what + " periodic").isTrue());
  }

  /** Fractional coordinates of the first atoms. */
  static void fractional(Structure found, Json wanted, String what) {
    double[] p = found.positions();
    double[] f = new double[p.length];
    for (int k = 0; k < p.length; k++) {
      int i = k - k % 3;
      f[k] = found.cell().fractional(k % 3, p[i], p[i + 1], p[i + 2]);
    }
    near(f, wanted, 1e-9, what + " fractional");
  }

  /**
   * All frames of a calculation: each that converged has the labels that are expected, each other
   * none.
   *
   * @return how many have labels
   */
  static int calculation(Path folder) throws IOException {
    Json.Obj wanted = expected(folder);
    List<Frame> frames = read(folder).frames();
    String name = folder.getFileName().toString();
    assertThat(frames).as(name).hasSize(wanted.get("n_frames").asInt());
    // One-sided noise of the file itself: VASP's xy and yx differ in the last digits.
    double noise = wanted.find("stress_check_max_difference").map(Json::asDouble).orElse(0.0);
    frame(frames.getFirst(), wanted.get("first").asObject(), noise, name + " first");
    wanted
        .find("last")
        .ifPresent(last -> frame(frames.getLast(), last.asObject(), noise, name + " last"));
    energies(frames, wanted, "energies", name);
    wanted.find("toten_lines_eV").ifPresent(_ -> energies(frames, wanted, "toten_lines_eV", name));
    assertThat(frames)
        .as(name)
        .allMatch(
            f ->
                f.labels().energy().isPresent() == f.metadata().get("converged").equals("true")
                    && f.labels().forces().isPresent() == f.labels().energy().isPresent());
    return (int) frames.stream().filter(f -> f.labels().energy().isPresent()).count();
  }

  private static void energies(List<Frame> frames, Json.Obj wanted, String key, String name) {
    double[] values = wanted.find(key).map(VaspGolden::flat).orElse(new double[0]);
    for (int k = 0; k < values.length; k++) {
      Frame frame = frames.get(k);
      if (frame.labels().energy().isPresent()) {
        double found =
            key.equals("energies")
                ? frame.labels().energy().getAsDouble()
                : Double.parseDouble(frame.metadata().get("free_energy"));
        assertThat(found).as(name + " " + key + " " + k).isCloseTo(values[k], within(1e-8));
      }
    }
  }

  private static void frame(Frame found, Json.Obj wanted, double noise, String what) {
    structure(found.structure(), wanted, what);
    if (found.labels().energy().isEmpty()) {
      assertThat(found.labels().forces()).as(what).isEmpty();
      assertThat(found.labels().stress()).as(what).isEmpty();
      assertThat(found.metadata()).as(what).containsEntry("converged", "false");
      assertThat(found.metadata()).as(what).doesNotContainKey("free_energy");
      return;
    }
    assertThat(found.labels().energy().getAsDouble())
        .as(what)
        .isCloseTo(wanted.get("energy").asDouble(), within(1e-8));
    assertThat(Double.parseDouble(found.metadata().get("free_energy")))
        .as(what)
        .isCloseTo(wanted.get("free_energy").asDouble(), within(1e-8));
    near(
        found.labels().forces().orElseThrow(), wanted.get("forces_first3"), 1e-9, what + " forces");
    stress(found, wanted, noise, what);
    wanted
        .find("total_magnetic_moment")
        .ifPresent(
            m ->
                assertThat(Double.parseDouble(found.metadata().get("magnetization").split(" ")[0]))
                    .as(what)
                    .isCloseTo(m.asDouble(), within(1e-9)));
  }

  private static void stress(Frame found, Json.Obj wanted, double noise, String what) {
    if (wanted.find("stress_eV_per_A3").isEmpty()) {
      assertThat(found.labels().stress()).as(what).isEmpty();
      return;
    }
    Json stress = wanted.get("stress_eV_per_A3");
    double largest = Arrays.stream(flat(stress)).map(Math::abs).max().orElseThrow();
    // Their GPa is of CODATA 2014, ours of 2018: 8e-9 apart.
    near(found.labels().stress().orElseThrow(), stress, 1e-8 * largest + 1.01 * noise, what);
  }
}
