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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Search for structures on the command line. */
class SearchVerbTest {
  private static final String LJ = "lj(epsilon=1, sigma=1, cutoff=50)";

  @TempDir Path folder;

  private Crisol run(String name, String... more) {
    List<String> arguments = new ArrayList<>(List.of("search"));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--out", folder.resolve(name).toString()));
    return Crisol.run(arguments.toArray(String[]::new));
  }

  private Json.Obj results(String name) throws IOException {
    Path file = folder.resolve(name).resolve("results.json");
    return Json.parse(Files.readString(file), file.toString()).asObject();
  }

  /** Wales, Doye, J. Phys. Chem. A 101, 5111 (1997), doi:10.1021/jp970984n. */
  @ParameterizedTest
  @CsvSource({"13, -44.326801", "26, -108.315616"})
  void lennardJonesClustersReachTheirKnownMinima(int atoms, double energy) throws IOException {
    Crisol crisol =
        run(
            "lj",
            LJ,
            "Ar" + atoms,
            "--target-energy",
            String.valueOf(energy),
            "--relaxations",
            "1000");
    assertThat(crisol.exit()).as(crisol.err()).isZero();
    Json.Obj found = results("lj");
    assertThat(found.get("energy_eV").asDouble()).isCloseTo(energy, within(1e-6));
    assertThat(found.get("ended_by").asString()).isEqualTo("target");
    assertThat(folder.resolve("lj/structures.xyz")).exists();
    assertThat(folder.resolve("lj/report.html")).exists();
  }

  /** Both orderings are found from random cells; their energies are those of the ideal crystals. */
  @ParameterizedTest
  @CsvSource({"Cu2Au2, -3.8168296, true", "Cu3Au, -3.6881797, false"})
  void orderedAlloysAreFoundFromRandomCells(String formula, double energy, boolean lowest)
      throws IOException {
    Path setup =
        Files.writeString(
            folder.resolve("CuAu.setup"),
            "pair_style eam\npair_coeff 1 1 %s\npair_coeff 2 2 %s\n"
                .formatted(
                    Golden.path("potentials/Cu_u3.eam"), Golden.path("potentials/Au_u3.eam")));
    Crisol crisol =
        run("alloy", setup.toString(), formula, "--kind", "bulk", "--relaxations", "48");
    assertThat(crisol.exit()).as(crisol.err()).isZero();
    List<Double> energies =
        results("alloy").get("structures").asList().stream()
            .map(one -> one.asObject().get("energy_eV_per_atom").asDouble())
            .toList();
    assertThat(energies).anySatisfy(e -> assertThat(e).isCloseTo(energy, within(1e-6)));
    if (lowest) {
      assertThat(energies.getFirst()).isCloseTo(energy, within(1e-6));
    }
  }

  @Test
  void resumedItGoesOn() throws IOException {
    assertThat(run("more", LJ, "Ar8", "--relaxations", "32").exit()).isZero();
    Path out = folder.resolve("more");
    Crisol crisol =
        Crisol.run("search", "--resume", "--out", out.toString(), "--relaxations", "64");
    assertThat(crisol.exit()).as(crisol.err()).isZero();
    assertThat(results("more").get("relaxations").asInt()).isEqualTo(64);
    assertThat(results("more").get("energy_eV").asDouble()).isCloseTo(-19.821489, within(1e-6));
  }

  @Test
  void whatCannotBeSearchedIsSaid() throws IOException {
    Crisol formula = run("a", LJ, "38");
    assertThat(formula.exit()).isEqualTo(1);
    assertThat(formula.err()).contains("composition = 38 is not possible");
    Path salt =
        Files.writeString(
            folder.resolve("salt.xyz"), "2\nLattice=\"4 0 0 0 4 0 0 0 4\"\nNa 0 0 0\nCl 2 2 2\n");
    Path config =
        Files.writeString(
            folder.resolve("host.toml"),
            "[search]\npotential = \"%s\"\nkind = \"host\"\n[host]\nstructure = \"%s\"\n"
                .formatted(LJ, salt));
    Crisol host = run("b", config.toString());
    assertThat(host.exit()).isEqualTo(1);
    assertThat(host.err()).contains("holds no Li");
    Crisol population = run("c", LJ, "Ar5", "--population", "1");
    assertThat(population.err()).contains("population = 1 is not possible");
    Crisol time = run("d", LJ, "Ar5", "--time-limit", "0.000001 s");
    assertThat(time.exit()).isEqualTo(3);
    assertThat(time.err()).contains("its time was over");
  }
}
