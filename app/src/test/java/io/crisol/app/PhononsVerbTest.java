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

/** Lattice vibrations on the command line, against golden/properties. */
class PhononsVerbTest {
  private static final String LJ = "lj(epsilon=0.0104, sigma=3.4, cutoff=8.5)";

  @TempDir Path folder;

  private Path crystal(String element, double a, double... sites) throws IOException {
    StringBuilder atoms = new StringBuilder();
    for (int k = 0; k < sites.length; k++) {
      atoms.append(k % 3 == 0 ? element : "").append(' ').append(sites[k] * a);
      atoms.append(k % 3 == 2 ? "\n" : "");
    }
    String lattice = "Lattice=\"%s 0 0 0 %s 0 0 0 %s\"".formatted(a, a, a);
    return Files.writeString(
        folder.resolve(element + ".xyz"), sites.length / 3 + "\n" + lattice + "\n" + atoms);
  }

  private Path fcc(String element, double a) throws IOException {
    return crystal(element, a, 0, 0, 0, 0, .5, .5, .5, 0, .5, .5, .5, 0);
  }

  private Path diamond(String element, double a) throws IOException {
    return crystal(
        element, a, 0, 0, 0, 0, .5, .5, .5, 0, .5, .5, .5, 0, .25, .25, .25, .25, .75, .75, .75,
        .25, .75, .75, .75, .25);
  }

  private Crisol phonons(String potential, Path structure, String... more) {
    List<String> arguments = new ArrayList<>(List.of("phonons", potential, structure.toString()));
    arguments.addAll(List.of("--out", folder.resolve("run").toString(), "--overwrite"));
    arguments.addAll(List.of(more));
    return Crisol.run(arguments.toArray(String[]::new));
  }

  private Json.Obj results() throws IOException {
    Path results = folder.resolve("run/results.json");
    return Json.parse(Files.readString(results), results.toString()).asObject();
  }

  @ParameterizedTest
  @CsvSource({
    "Cu_mishin1_eam_alloy, Cu_mishin1.eam.alloy, Cu, 3.6, false",
    "Si_sw, Si.sw, Si, 5.4, true"
  })
  void crystalsHaveTheirGoldenFrequencies(
      String name, String potential, String element, double a, boolean diamond) throws IOException {
    Path file = Golden.path("properties/" + name + ".json");
    Json.Obj truth =
        Json.parse(Files.readString(file), file.toString()).asObject().get("phonon_THz").asObject();
    Crisol crisol =
        phonons(
            Golden.path("potentials/" + potential).toString(),
            diamond ? diamond(element, a) : fcc(element, a),
            "--points",
            "Delta_half=1/4 0 1/4");
    assertThat(crisol.exit()).as(crisol.err()).isZero();
    Json.Obj points = results().get("points").asObject();
    for (String point : truth.members().keySet()) {
      assertThat(points.get(point).asObject().get("frequencies_THz").asDoubles())
          .as(point)
          .containsExactly(truth.get(point).asDoubles(), within(1e-3));
    }
    assertThat(results().get("stable").asBoolean()).isTrue();
    assertThat(Files.readString(folder.resolve("run/report.html")))
        .contains("Band structure", "no frequency is imaginary", "Heat capacity");
  }

  @Test
  void anImaginaryFrequencyIsAVerdictAndNoCrash() throws IOException {
    Crisol crisol = phonons(LJ, crystal("Ar", 3.7, 0, 0, 0), "--cell", "fixed");
    assertThat(crisol.exit()).as(crisol.err()).isZero();
    assertThat(crisol.out()).contains("no: an imaginary frequency of -");
    assertThat(results().get("lowest_frequency_THz").asDouble()).isLessThan(-0.1);
    assertThat(folder.resolve("run/thermal.csv")).doesNotExist();
    assertThat(Files.readString(folder.resolve("run/report.html")))
        .contains("the crystal gives way to this wave");
  }

  @Test
  void aCrystalExpandsInTheReport() throws IOException {
    Crisol crisol =
        phonons(
            LJ,
            fcc("Ar", 5.3),
            "--quasi-harmonic",
            "--volume-range",
            "0.12",
            "--supercell",
            "3x3x3",
            "--mesh",
            "6x6x6",
            "--temperatures",
            "20 K",
            "--temperature-step",
            "5 K");
    assertThat(crisol.exit()).as(crisol.err()).isZero();
    assertThat(results().get("quasi_harmonic_volumes").asDouble()).isEqualTo(9);
    assertThat(Files.readAllLines(folder.resolve("run/expansion.csv"))).hasSize(6);
    assertThat(Files.readString(folder.resolve("run/report.html"))).contains("Thermal expansion");
  }

  @Test
  void pointsAndSupercellsThatAreNoneAreRefused() throws IOException {
    Path argon = fcc("Ar", 5.3);
    assertThat(phonons(LJ, argon, "--points", "X=0 1/2").err()).contains("points", "X=0 1/2 1/2");
    assertThat(phonons(LJ, argon, "--supercell", "4x4").err()).contains("write 4x4x4");
    Crisol dry = phonons(LJ, argon, "--dry-run");
    assertThat(dry.exit()).isZero();
    assertThat(dry.out()).contains("displace its atoms by 0.005 Å");
  }
}
