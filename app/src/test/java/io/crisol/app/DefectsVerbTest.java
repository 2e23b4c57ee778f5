package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Point defects on the command line, against golden/properties. */
class DefectsVerbTest {
  private static final String LJ = "lj(epsilon=0.0104, sigma=3.4, cutoff=8.5)";

  @TempDir Path folder;

  private static Path golden(String file) {
    Path path = Launched.root().resolve("../shared/golden").resolve(file);
    boolean there = Files.exists(path);
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("needed with CI=true and not there: " + path);
    }
    if (!there) {
      System.out.println("skipped: there is no " + path);
    }
    assumeTrue(there, "there is no " + path);
    return path;
  }

  private static Json.Obj truth(String name) throws IOException {
    Path file = golden("properties/" + name + ".json");
    return Json.parse(Files.readString(file), file.toString()).asObject();
  }

  private Path crystal(double a, String... atoms) throws IOException {
    String lattice = "%d%nLattice=\"%s 0 0 0 %s 0 0 0 %s\"%n".formatted(atoms.length, a, a, a);
    StringBuilder text = new StringBuilder(lattice);
    for (String atom : atoms) {
      String[] words = atom.split(" ");
      text.append(words[0]);
      for (int x = 1; x < 4; x++) {
        text.append(' ').append(a * Double.parseDouble(words[x]));
      }
      text.append('\n');
    }
    return Files.writeString(folder.resolve("crystal.xyz"), text);
  }

  private Json.Obj run(String potential, Path structure, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("defects", potential, structure.toString()));
    arguments.addAll(List.of("--out", folder.resolve("run").toString(), "--overwrite"));
    arguments.addAll(List.of(more));
    Crisol crisol = Crisol.run(arguments.toArray(String[]::new));
    assertThat(crisol.exit()).as(crisol.err()).isZero();
    Path results = folder.resolve("run/results.json");
    return Json.parse(Files.readString(results), results.toString()).asObject();
  }

  private static double number(Json.Obj json, String name) {
    return json.get(name).asDouble();
  }

  @Test
  void copperHasItsGoldenVacancyAndHop() throws IOException {
    Json.Obj vacancy = truth("Cu_mishin1_eam_alloy").get("vacancy").asObject();
    Path crystal = crystal(3.6, "Cu 0 0 0", "Cu 0 .5 .5", "Cu .5 0 .5", "Cu .5 .5 0");
    Json.Obj ours =
        run(
            golden("potentials/Cu_mishin1.eam.alloy").toString(),
            crystal,
            "--kinds",
            "vacancies",
            "--images",
            "3");
    assertThat(number(ours, "atoms")).isEqualTo(864);
    assertThat(number(ours, "vacancy_formation_eV"))
        .isCloseTo(number(vacancy, "Ef_relaxed_eV"), within(1e-4));
    assertThat(number(ours, "vacancy_formation_unrelaxed_eV"))
        .isCloseTo(number(vacancy, "Ef_unrelaxed_eV"), within(1e-5));
    assertThat(number(ours, "vacancy_formation_change_eV")).isBetween(1e-4, 2e-3);
    // The golden hop is one in 499 atoms.
    assertThat(number(ours, "vacancy_migration_eV"))
        .isCloseTo(
            number(truth("Cu_mishin1_vacancy_hop_neb"), "barrier_midpoint_eV"), within(1e-3));
    assertThat(ours.get("hops").asList()).hasSize(1);
    assertThat(number(ours.get("hops").asList().getFirst().asObject(), "alike")).isEqualTo(12);
    assertThat(Files.readString(folder.resolve("run/report.html")))
        .contains("a vacancy of Cu costs 1.273 eV and hops over 0.68", "Energy along the hops");
    assertThat(folder.resolve("run/vacancy_Cu.xyz")).exists();
  }

  @Test
  void theVacancyOfSiliconIsNoGlobalMinimum() throws IOException {
    Json.Obj vacancy = truth("Si_sw").get("vacancy").asObject();
    Path crystal =
        crystal(
            5.43,
            "Si 0 0 0",
            "Si 0 .5 .5",
            "Si .5 0 .5",
            "Si .5 .5 0",
            "Si .25 .25 .25",
            "Si .25 .75 .75",
            "Si .75 .25 .75",
            "Si .75 .75 .25");
    Json.Obj ours =
        run(
            golden("potentials/Si.sw").toString(),
            crystal,
            "--kinds",
            "vacancies",
            "--supercell",
            "3x3x3",
            "--migration",
            "false",
            "--rattle",
            "0.6 Å",
            "--rattles",
            "4");
    assertThat(number(ours, "vacancy_formation_eV"))
        .isCloseTo(number(vacancy, "Ef_relaxed_eV"), within(1e-6));
    assertThat(number(ours, "vacancy_formation_unrelaxed_eV"))
        .isCloseTo(number(vacancy, "Ef_unrelaxed_eV"), within(1e-6));
    Json.Obj silicon = ours.get("vacancies").asObject().get("Si").asObject();
    assertThat(silicon.get("stable").asBoolean()).isFalse();
    assertThat(number(silicon, "falls_by_eV")).isPositive();
    assertThat(Files.readString(folder.resolve("run/report.html")))
        .contains("moved atoms find a lower state");
  }

  @Test
  void aFolderThatIsNoCrystalIsRefusedAndADryRunSaysWhatWouldBeDone() throws IOException {
    Path argon = crystal(5.26, "Ar 0 0 0", "Ar 0 .5 .5", "Ar .5 0 .5", "Ar .5 .5 0");
    Crisol wrong = Crisol.run("defects", LJ, argon.toString(), "--kinds", "holes");
    assertThat(wrong.exit()).isEqualTo(1);
    assertThat(wrong.err()).contains("holes", "vacancies, interstitials, dumbbells, antisites");
    Crisol dry = Crisol.run("defects", LJ, argon.toString(), "--dry-run");
    assertThat(dry.out()).contains("Would relax 4 atoms (Ar4), then compute all defects in");
  }
}
