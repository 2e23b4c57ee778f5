package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crisol.structures.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rehearsal on solid and liquid copper, with an embedded-atom potential of lammps-data as the
 * teacher: the short form of examples/copper-learn.
 */
class CopperLearnTest {
  private static final Path TEACHER = Path.of("/usr/share/lammps/potentials/Cu_mishin1.eam.alloy");

  @TempDir Path folder;

  /** Skipped where lammps-data is absent, failed there with CI=true. */
  private static void requireTeacher() {
    if (!Files.exists(TEACHER) && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("needed with CI=true and not there: " + TEACHER);
    }
    if (!Files.exists(TEACHER)) {
      System.out.println("skipped: there is no " + TEACHER + " (Debian: lammps-data)");
    }
    assumeTrue(Files.exists(TEACHER), "there is no lammps-data");
  }

  @Test
  void solid_and_liquid_copper_are_learned_from_an_embedded_atom_potential() throws Exception {
    requireTeacher();
    String config = Launched.root().resolve("examples/copper-learn/short.toml").toString();
    Launched learned =
        Launched.crisol(
            folder, "learn", config, "--rehearse", TEACHER.toString(), "--out", "copper");
    assertThat(learned.exit()).as(learned.err()).isZero();
    Json.Obj results =
        Json.parse(Files.readString(folder.resolve("copper/results.json")), "results.json")
            .asObject();
    assertThat(results.get("verdict").asString()).isEqualTo("passed");
    assertThat(results.get("labels").asInt()).isLessThanOrEqualTo(60);
    assertThat(results.get("final_max_grade").asDouble()).isLessThanOrEqualTo(2);
    assertThat(results.get("frames").asInt()).isEqualTo(8);
    // Forces of about 1 eV/Å, known before anything was learned about them; the goal of the long
    // form.
    assertThat(results.get("force_rmse_eV_per_angstrom").asDouble()).isLessThan(0.05);
    // Labels of the crystal and of the liquid.
    assertThat(folder.resolve("copper/labelled.xyz")).content().contains("\n32\n", "\n108\n");
  }
}
