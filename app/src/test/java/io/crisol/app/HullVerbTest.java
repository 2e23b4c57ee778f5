package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stable phases and voltages on the command line. */
class HullVerbTest {
  @TempDir Path folder;

  private Path frames(String... energies) throws IOException {
    String[] atoms = {"Li", "Al", "Li Al", "Li Al Al Al"};
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < energies.length; k++) {
      String[] elements = atoms[k].split(" ");
      text.append(elements.length).append("\nLattice=\"9 0 0 0 9 0 0 0 9\"");
      text.append(energies[k].isEmpty() ? "" : " energy=" + energies[k]).append('\n');
      for (int i = 0; i < elements.length; i++) {
        text.append(elements[i]).append(" 0 0 ").append(2 * i).append('\n');
      }
    }
    return Files.writeString(folder.resolve("phases.xyz"), text);
  }

  private Crisol run(Path data, String... more) {
    List<String> arguments = new ArrayList<>(List.of("hull", data.toString()));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--out", folder.resolve("hull").toString(), "--overwrite"));
    return Crisol.run(arguments.toArray(String[]::new));
  }

  private Json.Obj results() throws IOException {
    Path file = folder.resolve("hull/results.json");
    return Json.parse(Files.readString(file), file.toString()).asObject();
  }

  @Test
  void labelsGiveStablePhasesAndVoltages() throws IOException {
    Crisol crisol = run(frames("-1.9", "-3.7", "-6.0", "-13.1"), "--ion", "Li");
    assertThat(crisol.exit()).as(crisol.err()).isZero();
    List<String> stable =
        results().get("stable").asList().stream()
            .map(phase -> phase.asObject().get("formula").asString())
            .toList();
    assertThat(stable).containsExactly("Al", "Li", "LiAl");
    Json.Obj voltage = results().get("voltage").asObject();
    // -(-6.0 + 3.7 + 1.9) V, by hand.
    assertThat(voltage.get("average_voltage_V").asDouble()).isCloseTo(0.4, within(1e-9));
    assertThat(Files.readString(folder.resolve("hull/report.html")))
        .contains("stable: Al, Li, LiAl", "voltage against Li (V)");
    assertThat(folder.resolve("hull/hull.csv")).exists();
    assertThat(folder.resolve("hull/voltage.csv")).exists();
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    Crisol energy = run(frames("-1.9", "", "-6.0"));
    assertThat(energy.exit()).isEqualTo(1);
    assertThat(energy.err()).contains("has no energy", "phases.xyz@1");
    Path alloy =
        Files.writeString(
            folder.resolve("alloy.xyz"),
            "2\nLattice=\"9 0 0 0 9 0 0 0 9\" energy=-6\nLi 0 0 0\nAl 0 0 2\n");
    Crisol pure = run(alloy);
    assertThat(pure.err()).contains("no structure is pure Li", "--reference Li=");
    Crisol given = run(alloy, "--reference", "Li=-1.9,Al=-3.7");
    assertThat(given.exit()).as(given.err()).isZero();
    assertThat(given.out()).contains("-0.200000");
    Crisol none = run(alloy, "--reference", "Li=-1.9,Al=-3.7", "--ion", "Na");
    assertThat(none.err()).contains("Na metal");
  }
}
