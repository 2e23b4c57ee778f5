package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.structures.Units;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conductivity, and Arrhenius' law through trajectories whose barrier is known. */
class ArrheniusVerbTest {
  private static final double BARRIER = 0.2;
  private static final double ATTEMPTS = 2.5;

  @TempDir Path folder;

  private static double rate(double temperature) {
    return ATTEMPTS * Math.exp(-BARRIER / (Units.BOLTZMANN * temperature));
  }

  /** D = rate a² / 6 t, cm²/s. */
  private static double diffusivity(double rate) {
    return 0.1 * rate * LithiumWalk.HOP * LithiumWalk.HOP / 600;
  }

  private Path walk(String name, double rate, int frames) throws IOException {
    List<String> text =
        new LithiumWalk(frames, 24, rate, 0, true, "time_fs=%d00.0", name.hashCode()).text();
    return Files.writeString(folder.resolve(name), String.join("", text));
  }

  private Crisol run(List<Object> arguments) {
    List<String> all = new ArrayList<>();
    arguments.forEach(argument -> all.add(argument.toString()));
    all.addAll(List.of("--out", folder.resolve("out").toString(), "--overwrite"));
    return Crisol.run(all.toArray(String[]::new));
  }

  private Json.Obj results() throws IOException {
    Path file = folder.resolve("out/results.json");
    return Json.parse(Files.readString(file), file.toString()).asObject();
  }

  @Test
  void a_barrier_is_found_again() throws IOException {
    List<Object> arguments = new ArrayList<>(List.of("arrhenius"));
    int[] temperatures = {1000, 500, 600, 750};
    for (int temperature : temperatures) {
      arguments.add(walk(temperature + "K.xyz", rate(temperature), 500));
    }
    arguments.add(walk("cold.xyz", 0, 60));
    arguments.addAll(List.of("--temperatures", "1000,500,600,750,100", "--charges", "Li=1,S=-3"));
    Crisol crisol = run(arguments);
    assertThat(crisol.exit()).as(crisol.err()).isZero();
    Json.Obj results = results();
    holds(BARRIER, results.get("activation_interval_95"));
    holds(diffusivity(rate(300)), results.get("d_300K_interval_95"));
    holds(BARRIER, results.get("conduction_activation_interval_95"));
    assertThat(results.get("left_out").asList()).hasSize(1);
    assertThat(results.get("left_out").asList().getFirst().asString())
        .contains("100 K", "cold.xyz", "no hops");
    assertThat(results.get("verdict").asString()).contains("300 K is extrapolated from 500 K");
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("Arrhenius plot", "T (K)", "activation energy", "left out");
    assertThat(crisol.out()).contains("activation energy", "D* at 300 K");
  }

  private static void holds(double truth, Json interval) {
    assertThat(truth).isBetween(interval.asDoubles()[0], interval.asDoubles()[1]);
  }

  @Test
  void one_temperature_is_no_law() throws IOException {
    Path walk = walk("one.xyz", 0.1, 200);
    Crisol crisol = run(List.of("arrhenius", walk, "--temperatures", "600"));
    assertThat(crisol.exit()).isEqualTo(3);
    assertThat(crisol.err()).contains("fewer than two temperatures");
    Crisol unknown = run(List.of("arrhenius", walk));
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.err()).contains("--temperatures");
    Crisol more = run(List.of("arrhenius", walk, "--temperatures", "600,700"));
    assertThat(more.err()).contains("there are 1 trajectories");
  }

  @Test
  void independent_ions_conduct_as_nernst_and_einstein_say() throws IOException {
    Path walk = walk("walk.xyz", 0.1, 1000);
    Crisol crisol =
        run(List.of("conductivity", walk, "--charges", "Li=1,S=-3", "--temperature", "600"));
    assertThat(crisol.exit()).as(crisol.err()).isZero();
    Json.Obj results = results();
    // σ = N e² D / V k T; 1 cm²/s = 1e-4 m²/s, 1 S/m = 10 mS/cm.
    double charge = 1.602176634e-19;
    double sigma = 24 * charge / (1728e-30 * Units.BOLTZMANN * 600) * diffusivity(0.1) * 1e-4 * 10;
    holds(sigma, results.get("conductivity_interval_95"));
    holds(sigma, results.get("nernst_einstein_interval_95"));
    holds(1, results.get("haven_interval_95"));
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("Nernst-Einstein", "Conductivity");
    Crisol bare = run(List.of("conductivity", walk, "--temperature", "600"));
    assertThat(bare.err()).contains("charges-missing");
    Crisol cold = run(List.of("conductivity", walk, "--charges", "Li=1"));
    assertThat(cold.err()).contains("--temperature");
    Crisol wrong = run(List.of("conductivity", walk, "--charges", "S=-2", "--temperature", "600"));
    assertThat(wrong.err()).contains("Li, which diffuses, needs charges");
  }
}
