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

/** Monte Carlo and kinetic Monte Carlo on the command line. */
class WalkVerbsTest {
  private static final String ALLOY =
      "contact(Cu-Cu(energy=0.01), Au-Au(energy=0.01), Cu-Au(energy=-0.01), cutoff=2.8)";

  @TempDir Path folder;

  private Crisol run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--out", folder.resolve("run").toString(), "--overwrite"));
    return Crisol.run(all.toArray(String[]::new));
  }

  private Json.Obj results(Crisol crisol) throws IOException {
    assertThat(crisol.exit()).as(crisol.err()).isZero();
    Path file = folder.resolve("run/results.json");
    return Json.parse(Files.readString(file), file.toString()).asObject();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path bcc() throws IOException {
    return write(
        "bcc.xyz",
        "2\nLattice=\"3.1 0 0 0 3.1 0 0 0 3.1\" Properties=species:S:1:pos:R:3\n"
            + "Cu 0 0 0\nAu 1.55 1.55 1.55\n");
  }

  /** Deep in the ordered phase almost all contacts are unlike: 8 of −0.01 eV for two atoms. */
  @Test
  void anAlloyOnALatticeOrdersAtLowTemperature() throws IOException {
    Path config =
        write(
            "mc.toml",
            """
            [mc]
            potential = "%s"
            structure = "%s"
            replicate = "4x4x4"
            temperatures = [300, 3000]
            anneal_from = "2000 K"
            annealing = 200
            sweeps = 600
            [moves]
            displacements = 0
            swaps = 1
            [sampling]
            thermo_interval = 2
            order = ["1 0 0"]
            """
                .formatted(ALLOY, bcc()));
    Json.Obj result = results(run("mc", config.toString()));
    List<Json> walks = result.get("walks").asList();
    Json.Obj cold = walks.getFirst().asObject();
    Json.Obj hot = walks.getLast().asObject();
    assertThat(cold.get("energy_eV_per_atom").asDouble()).isCloseTo(-0.04, within(0.001));
    assertThat(cold.get("order").asDouble()).isGreaterThan(0.97);
    assertThat(hot.get("order").asDouble()).isLessThan(0.3);
    assertThat(hot.get("acceptance_swap").asDouble()).isBetween(0.5, 1.0);
    assertThat(result.get("ensemble").asString()).isEqualTo("canonical");
    assertThat(result.get("local_energies").asBoolean()).isTrue();
    assertThat(Files.readString(folder.resolve("run/report.html")))
        .contains("Energy along walk 1", "Binder U", "Monte Carlo");
    assertThat(Files.readAllLines(folder.resolve("run/walk-2.csv"))).hasSize(451);
  }

  @Test
  void whatCannotBeIsRefusedAndDryRunsSayWhatTrialsCost() throws IOException {
    Crisol plan =
        run("mc", ALLOY, bcc().toString(), "--temperatures", "300", "--sweeps", "5", "--dry-run");
    assertThat(plan.out()).contains("5 sweeps", "neighbourhood of an atom");
    Crisol nothing = run("mc", ALLOY, bcc().toString(), "--sweeps", "5");
    assertThat(nothing.exit()).isNotZero();
    assertThat(nothing.err()).contains("temperatures");
    Crisol potentials =
        run(
            "mc",
            ALLOY,
            bcc().toString(),
            "--temperatures",
            "300",
            "--sweeps",
            "5",
            "--changes",
            "1");
    assertThat(potentials.err()).contains("chemical_potentials");
  }

  private static final String CHAIN =
      """
      {"element": "Li", "carrier": "interstitial", "cell_angstrom": [3, 0, 0, 0, 3, 0, 0, 0, 3],
       "sites": [{"fractional": [0, 0, 0], "energy_eV": 0}],
       "hops": [
        {"from": 0, "to": 0, "cell": [1, 0, 0], "barrier_eV": 0.25, "reverse_barrier_eV": 0.25, "length_angstrom": 3},
        {"from": 0, "to": 0, "cell": [0, 1, 0], "barrier_eV": 0.25, "reverse_barrier_eV": 0.25, "length_angstrom": 3},
        {"from": 0, "to": 0, "cell": [0, 0, 1], "barrier_eV": 0.25, "reverse_barrier_eV": 0.25, "length_angstrom": 3}]}
      """;

  @Test
  void hopsGiveDiffusivitiesAndTheirActivationEnergy() throws IOException {
    Path network = write("network.json", CHAIN);
    Json.Obj result =
        results(
            run(
                "kmc",
                network.toString(),
                "--temperatures",
                "400,600",
                "--segments",
                "100",
                "--hops",
                "20000"));
    assertThat(result.get("activation_energy_eV").asDouble()).isCloseTo(0.25, within(0.02));
    assertThat(result.get("verdict").asString()).isEqualTo("good");
    assertThat(result.get("temperatures").asList()).hasSize(2);
    assertThat(Files.readString(folder.resolve("run/report.html")))
        .contains("Diffusion by hops", "Arrhenius plot", "activation energy");
  }

  @Test
  void aShortRunSaysHowMuchLongerItShouldBe() throws IOException {
    Path network = write("network.json", CHAIN);
    Crisol crisol =
        run(
            "kmc",
            network.toString(),
            "--temperatures",
            "400",
            "--hops",
            "200",
            "--segments",
            "1",
            "--replicas",
            "4");
    assertThat(crisol.exit()).isEqualTo(3);
    assertThat(crisol.err()).contains("times as many hops");
    Crisol broken = run("kmc", write("empty.json", "{}").toString(), "--temperatures", "400");
    assertThat(broken.err()).contains("no hop network");
  }
}
