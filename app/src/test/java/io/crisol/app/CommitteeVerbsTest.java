package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Frame;
import io.crisol.structures.io.FrameFiles;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What predict and evaluate say of a committee. */
class CommitteeVerbsTest {
  private static final String TWO =
      "committee(lj(epsilon=0.01, sigma=3.4, cutoff=6), lj(epsilon=0.03, sigma=3.4, cutoff=6))";

  @TempDir Path folder;

  private Path argon() throws IOException {
    Path file = folder.resolve("ar.xyz");
    Files.writeString(
        file,
        """
        2
        Lattice="20 0 0 0 20 0 0 0 20" Properties=species:S:1:pos:R:3:forces:R:3 energy=-0.01
        Ar 0 0 0 0.01 0 0
        Ar 3.6 0 0 -0.01 0 0
        """);
    return file;
  }

  @Test
  void predict_writes_the_spread_of_forces_energies_and_stress() throws IOException {
    Path out = folder.resolve("out.xyz");
    Crisol run = Crisol.run("predict", TWO, argon().toString(), out.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    Frame frame = FrameFiles.read(out.toString()).frames().getFirst();
    // Both members are multiples, 1 and 3, of the first: the mean is 2, the deviation √2 of it.
    double energy = frame.labels().energy().orElseThrow();
    assertThat(Double.parseDouble(frame.metadata().get("energy_spread")))
        .isCloseTo(Math.abs(energy) / Math.sqrt(2), within(1e-12));
    double force = Math.abs(frame.labels().forces().orElseThrow()[0]);
    assertThat(frame.columns().get("spread"))
        .hasSize(2)
        .satisfies(s -> assertThat(s[0]).isCloseTo(force / Math.sqrt(6), within(1e-12)));
    assertThat(frame.columns().get("energies_spread")[1])
        .isCloseTo(Math.abs(energy) / 2 / Math.sqrt(2), within(1e-12));
    assertThat(Double.parseDouble(frame.metadata().get("stress_spread"))).isPositive();
  }

  @Test
  void evaluate_says_that_it_is_not_calibrated() throws IOException {
    Path json = folder.resolve("errors.json");
    Crisol run = Crisol.run("evaluate", TWO, argon().toString(), "--json", json.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("spread of forces", "not calibrated");
    Json.Obj results = Json.parse(Files.readString(json), "").asObject();
    assertThat(results.get("spread_calibrated").asBoolean()).isFalse();
    assertThat(results.members()).containsKey("spread_force_coverage_68");
  }
}
