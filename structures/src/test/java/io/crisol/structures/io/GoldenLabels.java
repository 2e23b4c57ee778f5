package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Labels that another program or an XML file gives for an ab initio output. */
final class GoldenLabels {
  /** How closely numbers agree; forces eV/Å, stress eV/Å³. */
  record Tolerance(double force, double stress) {}

  private final Json.Obj json;

  private GoldenLabels(Json.Obj json) {
    this.json = json;
  }

  static GoldenLabels of(Path folder) {
    try {
      return new GoldenLabels(
          (Json.Obj) Json.parse(Files.readString(folder.resolve("expected.json")), "expected"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Folders of a program that hold a file of this name. */
  static List<Path> cases(Path folder, String file) {
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .filter(path -> file(path, file).isPresent())
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A file of a folder, plain or gzipped. */
  static Optional<Path> file(Path folder, String name) {
    return Stream.of(folder.resolve(name), folder.resolve(name + ".gz"))
        .filter(Files::exists)
        .findFirst();
  }

  /** A folder of this project's own copies. */
  static Path own(String name) {
    return Path.of(System.getProperty("crisol.root", "."))
        .resolve("structures/src/test/resources")
        .resolve(name);
  }

  /**
   * Reads every case of a folder: frames where expected labels stand beside it, nothing where the
   * calculation failed or was cut.
   */
  static void holdAll(Path cases, String name, Tolerance tolerance, double length) {
    List<Path> folders = cases(cases, name);
    assertThat(folders).isNotEmpty();
    for (Path folder : folders) {
      String found = file(folder, name).orElseThrow().toString();
      if (mustFail(folder)) {
        assertThatThrownBy(() -> FrameFiles.read(found))
            .as(found)
            .isInstanceOfSatisfying(
                ProblemException.class,
                e -> assertThat(e.problem()).isEqualTo(Problem.NOT_A_LABEL));
      } else {
        List<Frame> frames = FrameFiles.read(found).frames();
        assertThat(frames).as(found).hasSize(1);
        assertThat(frames.getFirst().labels().energy()).as(found).isPresent();
        if (Files.exists(folder.resolve("expected.json"))) {
          GoldenLabels expected = of(folder);
          expected.hold(frames.getFirst(), tolerance);
          expected.holdStructure(frames.getFirst(), length);
        }
      }
    }
  }

  static boolean mustFail(Path folder) {
    String name = folder.getFileName().toString();
    return name.startsWith("fail") || name.contains("truncated");
  }

  /** Holds a frame to the expected labels: 1e-6 relative, and the given absolute tolerance. */
  void hold(Frame frame, Tolerance tolerance) {
    double energy = json.get("energy_eV").asDouble();
    assertThat(frame.labels().energy().orElseThrow())
        .isCloseTo(energy, within(1e-6 * Math.abs(energy)));
    close(frame.labels().forces(), numbers("forces_eV_per_A"), tolerance.force());
    close(frame.labels().stress(), numbers("stress_ase_sign_eV_per_A3"), tolerance.stress());
    double[] pressure = numbers("pressure_tensor_eV_per_A3_positive_when_compressed");
    if (pressure != null) {
      for (int k = 0; k < 9; k++) {
        pressure[k] = -pressure[k];
      }
    }
    close(frame.labels().stress(), pressure, tolerance.stress());
  }

  /** Holds cell and positions, Å. */
  void holdStructure(Frame frame, double tolerance) {
    double[] cell = numbers("cell_A_rows");
    double[] positions = numbers("positions_A");
    if (cell == null || positions == null) {
      return;
    }
    assertThat(frame.structure().cell().vectors()).containsExactly(cell, within(tolerance));
    assertThat(frame.structure().positions()).containsExactly(positions, within(tolerance));
  }

  private static void close(Optional<double[]> found, double[] expected, double tolerance) {
    if (expected == null) {
      return;
    }
    double[] values = found.orElseThrow();
    assertThat(values).hasSameSizeAs(expected);
    for (int k = 0; k < values.length; k++) {
      assertThat(values[k])
          .as("component " + k)
          .isCloseTo(expected[k], within(tolerance + 1e-6 * Math.abs(expected[k])));
    }
  }

  /** A nested list of numbers, flat, or null where absent. */
  double[] numbers(String key) {
    return json.find(key).isPresent() ? flat(json.get(key)).toArray() : null;
  }

  static java.util.stream.DoubleStream flat(Json value) {
    return value instanceof Json.Arr list
        ? list.items().stream().flatMapToDouble(GoldenLabels::flat)
        : java.util.stream.DoubleStream.of(value.asDouble());
  }
}
