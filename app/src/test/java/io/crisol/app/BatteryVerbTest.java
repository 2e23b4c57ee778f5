package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Frame;
import io.crisol.structures.io.ExtendedXyz;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatteryVerbTest {
  private static final String LJ =
      "lj(Li-Li(epsilon=0.5, sigma=2.6), Al-Al(epsilon=0.5, sigma=2.6), Li-Al(epsilon=0.5,"
          + " sigma=2.6), cutoff=6)";

  @TempDir Path folder;

  private Path host() throws IOException {
    return Files.writeString(
        folder.resolve("host.xyz"),
        "4\nLattice=\"4.05 0 0 0 4.05 0 0 0 4.05\"\n"
            + "Li 0 0 0\nLi 2.025 2.025 0\nAl 2.025 0 2.025\nAl 0 2.025 2.025\n");
  }

  private Crisol run(String... more) throws IOException {
    String out = folder.resolve("out").toString();
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of("battery", LJ, host().toString(), "--contents", "2", "--out", out));
    arguments.addAll(List.of(more));
    return Crisol.run(arguments.toArray(String[]::new));
  }

  private Json.Obj results() throws IOException {
    Path results = folder.resolve("out/results.json");
    return Json.parse(Files.readString(results), results.toString()).asObject();
  }

  /** The mean voltage is what the host gains by its ions, beside their metal. */
  @Test
  void theVoltageIsTheGainByTheIons() throws IOException {
    Crisol crisol = run("--parts", "voltage");
    assertThat(crisol.exit()).as(crisol.err()).isIn(0, 3);
    Json.Obj results = results();
    assertThat(results.get("host").asString()).isEqualTo("Li2Al2");
    List<String> volumes = Files.readAllLines(folder.resolve("out/volumes.csv"));
    assertThat(volumes).hasSize(4);
    double empty = volume(volumes.get(1), 0);
    double full = volume(volumes.get(3), 2);
    assertThat(empty).isLessThan(0.8 * full);
    assertThat(results.get("volume_change_percent").asDouble())
        .isCloseTo(100 * (empty - full) / full, within(1e-9));
    List<Frame> frames = ExtendedXyz.read(folder.resolve("out/relaxed.xyz")).frames();
    double metal = energy(frames.getLast(), "Li2");
    double gain =
        energy(frames.getFirst(), "Li2Al2") - energy(frames.get(frames.size() - 2), "Al2");
    assertThat(results.get("average_voltage_V").asDouble())
        .isCloseTo((metal - gain) / 2, within(1e-9));
    assertThat(folder.resolve("out/hull/voltage.csv")).exists();
    assertThat(folder.resolve("out/relaxed.xyz")).exists();
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("average voltage")
        .contains("the volume changes by");
  }

  private static double energy(Frame frame, String formula) {
    assertThat(frame.structure().formula()).isEqualTo(formula);
    return frame.labels().energy().orElseThrow();
  }

  private static double volume(String line, int ions) {
    String[] words = line.split(",");
    assertThat(words[0]).isEqualTo(String.valueOf(ions));
    return Double.parseDouble(words[1]);
  }

  @Test
  void whatIsDoneIsNotDoneAgain() throws IOException {
    run("--parts", "voltage");
    double voltage = results().get("average_voltage_V").asDouble();
    Path relaxed = folder.resolve("out/relaxed.xyz");
    var written = Files.getLastModifiedTime(relaxed);
    Crisol again = Crisol.run("battery", "--resume", "--out", folder.resolve("out").toString());
    assertThat(again.exit()).as(again.err()).isIn(0, 3);
    assertThat(Files.getLastModifiedTime(relaxed)).isEqualTo(written);
    assertThat(results().get("average_voltage_V").asDouble()).isCloseTo(voltage, within(0.0));
  }

  @Test
  void aHostWithoutTheIonIsRefused() throws IOException {
    Crisol crisol = run("--parts", "voltage", "--battery-ion", "Na");
    assertThat(crisol.exit()).isEqualTo(1);
    assertThat(crisol.err()).contains("holds none");
    assertThat(run("--parts", "colour").err()).contains("none of voltage, hops, conductivity");
  }
}
