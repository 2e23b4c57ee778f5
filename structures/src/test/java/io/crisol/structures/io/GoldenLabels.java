package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Frame;
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
          .filter(path -> Files.exists(path.resolve(file)))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
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
