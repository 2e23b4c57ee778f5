package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Properties of crystals on the command line, against golden/properties. */
class BulkVerbsTest {
  private static final String LJ = "lj(epsilon=0.0104, sigma=3.4, cutoff=8.5)";

  @TempDir Path folder;

  private Path crystal(String element, String a, boolean diamond) throws IOException {
    StringBuilder atoms = new StringBuilder();
    String[] sites = {"0 0 0", "0 .5 .5", ".5 0 .5", ".5 .5 0"};
    String[] others = {".25 .25 .25", ".25 .75 .75", ".75 .25 .75", ".75 .75 .25"};
    int count = diamond ? 8 : 4;
    for (int k = 0; k < count; k++) {
      atoms.append(element);
      for (String x : (k < 4 ? sites[k] : others[k - 4]).split(" ")) {
        atoms.append(' ').append(Double.parseDouble(x) * Double.parseDouble(a));
      }
      atoms.append('\n');
    }
    String lattice = "Lattice=\"%s 0 0 0 %s 0 0 0 %s\"".formatted(a, a, a);
    return Files.writeString(
        folder.resolve(element + ".xyz"), count + "\n" + lattice + "\n" + atoms);
  }

  private Json.Obj run(String verb, String potential, Path structure, String... more)
      throws IOException {
    List<String> arguments =
        new java.util.ArrayList<>(List.of(verb, potential, structure.toString()));
    arguments.addAll(List.of("--out", folder.resolve(verb).toString(), "--overwrite"));
    arguments.addAll(List.of(more));
    Crisol crisol = Crisol.run(arguments.toArray(String[]::new));
    assertThat(crisol.exit()).as(crisol.err()).isZero();
    Path results = folder.resolve(verb).resolve("results.json");
    return Json.parse(Files.readString(results), results.toString()).asObject();
  }

  @ParameterizedTest
  @CsvSource({
    "Cu_mishin1_eam_alloy, Cu_mishin1.eam.alloy, Cu, 3.6, false",
    "Si_sw, Si.sw, Si, 5.4, true"
  })
  void crystalsHaveTheirGoldenConstants(
      String name, String potential, String element, String a, boolean diamond) throws IOException {
    Path file = Golden.path("properties/" + name + ".json");
    Json.Obj truth = Json.parse(Files.readString(file), file.toString()).asObject();
    String given = Golden.path("potentials/" + potential).toString();
    Json.Obj elastic = run("elastic", given, crystal(element, a, diamond));
    double[] lengths = elastic.get("lattice_constants_angstrom").asDoubles();
    assertThat(lengths[0]).isCloseTo(truth.get("a0_A").asDouble(), within(1e-4));
    assertThat(elastic.get("energy_eV_per_atom").asDouble())
        .isCloseTo(truth.get("E_coh_eV_per_atom").asDouble(), within(1e-8));
    List<Json> c = elastic.get("c_GPa").asList();
    assertThat(c.get(0).asDoubles()[0]).isCloseTo(number(truth, "C11_GPa"), within(0.5));
    assertThat(c.get(0).asDoubles()[1]).isCloseTo(number(truth, "C12_GPa"), within(0.5));
    assertThat(c.get(3).asDoubles()[3]).isCloseTo(number(truth, "C44_GPa"), within(0.5));
    assertThat(number(elastic, "bulk_modulus_GPa")).isCloseTo(number(truth, "B_GPa"), within(0.5));
    assertThat(elastic.get("stable").asBoolean()).isTrue();
  }

  @Test
  void copperHasItsGoldenSurfaceEnergies() throws IOException {
    Path file = Golden.path("properties/Cu_mishin1_eam_alloy.json");
    Json.Obj truth =
        Json.parse(Files.readString(file), file.toString())
            .asObject()
            .get("surface_energy")
            .asObject();
    String potential = Golden.path("potentials/Cu_mishin1.eam.alloy").toString();
    Json.Obj surfaces = run("surfaces", potential, crystal("Cu", "3.6", false));
    for (String face : List.of("111", "100", "110")) {
      Json.Obj ours = surfaces.get("surfaces").asObject().get(face).asObject();
      Json.Obj theirs = truth.get(face).asObject();
      assertThat(number(ours, "relaxed_mJ_per_m2"))
          .as(face)
          .isCloseTo(1000 * number(theirs, "relaxed_J_m2"), within(1.0));
      assertThat(number(ours, "unrelaxed_mJ_per_m2"))
          .as(face)
          .isCloseTo(1000 * number(theirs, "unrelaxed_J_m2"), within(1.0));
    }
    assertThat(Files.readString(folder.resolve("surfaces/report.html")))
        .contains("the face of lowest energy is (111)");
    assertThat(folder.resolve("surfaces/slab110.xyz")).exists();
  }

  private static double number(Json.Obj json, String name) {
    return json.get(name).asDouble();
  }

  @Test
  void anEquationOfStateHasItsPointsItsPictureAndItsVerdict() throws IOException {
    Json.Obj eos = run("eos", LJ, crystal("Ar", "5.3", false), "--form", "vinet");
    double volume = number(eos, "v0_angstrom3_per_atom");
    assertThat(volume).isCloseTo(number(eos, "volume_angstrom3_per_atom"), within(1e-3));
    assertThat(number(eos, "e0_eV_per_atom"))
        .isCloseTo(number(eos, "energy_eV_per_atom"), within(1e-6));
    assertThat(eos.get("minimum_inside").asBoolean()).isTrue();
    assertThat(Files.readAllLines(folder.resolve("eos/eos.csv"))).hasSize(22);
    assertThat(Files.readString(folder.resolve("eos/report.html")))
        .contains("Energy against volume", "the Vinet equation", "bulk modulus");
  }

  @Test
  void aRangeWithoutTheMinimumIsNoEquationOfState() throws IOException {
    Crisol crisol =
        Crisol.run(
            "eos",
            LJ,
            crystal("Ar", "4.9", false).toString(),
            "--cell",
            "fixed",
            "--volume-range",
            "0.01",
            "--out",
            folder.resolve("far").toString());
    assertThat(crisol.exit()).isEqualTo(3);
    assertThat(crisol.err()).contains("not among the volumes", "--volume-range");
    assertThat(Files.readString(folder.resolve("far/report.html"))).contains("nothing can be said");
  }

  @Test
  void elasticConstantsStandInTheReport() throws IOException {
    run("elastic", LJ, crystal("Ar", "5.3", false));
    assertThat(Files.readString(folder.resolve("elastic/report.html")))
        .contains("stable against every strain", "with the atoms relaxed at every strain");
  }
}
