package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Frame;
import io.crisol.structures.SharedData;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The cases of a folder of golden/formats: a file each, with what other programs read from it. */
final class GoldenFormats {
  /** A case: its file and its expected.json. */
  record Case(Path file, Json.Obj expected) {
    Optional<Json.Obj> part(String name) {
      return expected.find(name).map(Json::asObject);
    }

    Reading read(ReadingOptions options) {
      return FrameFiles.read(file.toString(), options);
    }
  }

  private GoldenFormats() {}

  /** One test for each case of a format: those of the project, then those of the shared data. */
  static Stream<DynamicTest> cases(String format, Consumer<Case> test) {
    Path root = Path.of(System.getProperty("crisol.root", "."));
    Path own = root.resolve("structures/src/test/resources/formats").resolve(format);
    Path shared = root.resolve("../shared/golden/formats").resolve(format);
    Stream<DynamicTest> others =
        Files.exists(shared)
            ? in(shared, test)
            : Stream.of(
                DynamicTest.dynamicTest(
                    "shared data", () -> SharedData.file("golden/formats/" + format)));
    return Stream.concat(in(own, test), others);
  }

  private static Stream<DynamicTest> in(Path folder, Consumer<Case> test) {
    List<Path> cases;
    try (Stream<Path> all = Files.list(folder)) {
      cases = all.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    assertThat(cases).isNotEmpty();
    return cases.stream()
        .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> run(path, test)));
  }

  private static void run(Path folder, Consumer<Case> test) throws IOException {
    Json.Obj expected =
        Json.parse(Files.readString(folder.resolve("expected.json")), folder.toString()).asObject();
    test.accept(new Case(folder.resolve(expected.get("file").asString()), expected));
  }

  /** Compares what ASE's part gives of a frame: atoms, cell, periodicity, positions, volume. */
  static void requireGeometry(Frame frame, Json.Obj part) {
    part.find("n_atoms").ifPresent(n -> assertThat(frame.size()).isEqualTo(n.asInt()));
    part.find("cell").ifPresent(cell -> require(frame.structure().cell().vectors(), cell, 1e-9));
    part.find("volume")
        .filter(volume -> volume.asDouble() > 0)
        .ifPresent(
            volume ->
                assertThat(frame.structure().cell().volume())
                    .isCloseTo(volume.asDouble(), within(2e-9 * volume.asDouble())));
    part.find("pbc")
        .ifPresent(
            pbc -> {
              for (int a = 0; a < 3; a++) {
                assertThat(frame.structure().cell().isPeriodic(a))
                    .isEqualTo(pbc.asList().get(a).asBoolean());
              }
            });
    part.find("positions_first3")
        .ifPresent(first -> require(frame.structure().positions(), first, 1e-9));
    part.find("forces_first3")
        .ifPresent(first -> require(frame.labels().forces().orElseThrow(), first, 1e-9));
  }

  /** The first numbers of an array are those of a list of lists. */
  static void require(double[] values, Json expected, double tolerance) {
    double[] numbers = flat(expected);
    assertThat(values.length).isGreaterThanOrEqualTo(numbers.length);
    // Relative as well: programs carry the bohr and Hartree of different years.
    for (int k = 0; k < numbers.length; k++) {
      assertThat(values[k])
          .as("number %d", k)
          .isCloseTo(numbers[k], within(tolerance * (1 + Math.abs(numbers[k]))));
    }
  }

  static double[] flat(Json json) {
    return switch (json) {
      case Json.Arr list -> list.items().stream().flatMapToDouble(GoldenFormats::stream).toArray();
      case Json.Num number -> new double[] {number.value()};
      default -> throw new AssertionError("no number: " + json.text());
    };
  }

  private static java.util.stream.DoubleStream stream(Json json) {
    return java.util.Arrays.stream(flat(json));
  }

  /** The values of the atom with an id as pymatgen's part gives them. */
  static double value(Map<String, double[]> columns, String name, int width, int i, int k) {
    assertThat(columns).containsKey(name);
    return columns.get(name)[width * i + k];
  }
}
