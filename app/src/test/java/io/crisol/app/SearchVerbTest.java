package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
}
