package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code analyse}: the structure along trajectories of files and run folders. */
class AnalyseVerbTest {
  @TempDir Path folder;

  private static Json.Obj results(Path run) throws IOException {
    return Json.parse(Files.readString(run.resolve("results.json")), "results").asObject();
  }

  @Test
  void a_run_of_md_is_analysed_and_drawn() throws IOException {
    Files.writeString(
        folder.resolve("ar.xyz"),
        "1\nLattice=\"0 2.7 2.7 2.7 0 2.7 2.7 2.7 0\" Properties=species:S:1:pos:R:3\nAr 0 0 0\n");
    Path md = folder.resolve("md");
    Crisol run =
        Crisol.run(
            "md",
            BadInputTest.LJ,
            folder.resolve("ar.xyz").toString(),
            "--replicate",
            "4x4x4",
            "--temperature",
            "10",
            "--steps",
            "400",
            "--timestep",
            "4",
            "--trajectory-interval",
            "5",
            "--out",
            md.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    Path out = folder.resolve("structure");
    Crisol analysis = Crisol.run("analyse", md.toString(), "--out", out.toString());
    assertThat(analysis.exit()).as(analysis.err()).isZero();
    Json.Obj found = results(out);
    assertThat(found.get("coordination").asObject().get("Ar-Ar").asDouble()).isEqualTo(12);
    assertThat(found.get("frames").asDouble()).isEqualTo(81);
    assertThat(found.get("state").asString()).isEqualTo("solid");
    assertThat(found.get("vibrations_of").asString()).isEqualTo("velocities");
    assertThat(found.get("vibrations_mean_THz").asObject().get("Ar").asDouble())
        .isBetween(0.3, 2.5);
    assertThat(analysis.out()).contains("neighbours Ar-Ar", "Lindemann index", "vibrations Ar");
    assertThat(Files.readString(out.resolve("report.html")))
        .contains(
            "Coordination numbers",
            "Angles between neighbours",
            "Vibrational density of states",
            "frequency (THz)",
            "atoms stay at their places");
  }

  private Path silicon(String second) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int frame = 0; frame < 3; frame++) {
      text.append("5\nProperties=species:S:1:pos:R:3 pbc=\"F F F\"\n");
      for (int i = 0; i < 5; i++) {
        text.append(String.format(Locale.ROOT, "Si %.3f 0 0%n", 2.35 * i + 0.01 * frame * (i % 2)));
      }
    }
    return Files.writeString(folder.resolve("si.xyz"), text + second);
  }

  @Test
  void a_cluster_without_times_has_chains_and_no_vibrations() throws IOException {
    Path out = folder.resolve("chains");
    Crisol run =
        Crisol.run(
            "analyse", silicon("").toString(), "--cutoffs", "Si-Si=2.6", "--out", out.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    Json.Obj chains = results(out).get("fragments").asObject().get("Si").asObject();
    assertThat(chains.get("chain_share").asDouble()).isEqualTo(1);
    assertThat(chains.get("mean_size").asDouble()).isCloseTo(5, within(1e-12));
    assertThat(out.resolve("fragments-Si.csv")).exists();
    assertThat(out.resolve("profile.csv")).exists();
    assertThat(run.err()).contains("too few for a vibrational spectrum");
  }

  @Test
  void other_atoms_in_a_frame_are_refused() throws IOException {
    Path file = silicon("1\nProperties=species:S:1:pos:R:3 pbc=\"F F F\"\nSi 0 0 0\n");
    Crisol run = Crisol.run("analyse", file.toString(), "--out", folder.resolve("no").toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("it has 1 atoms, the first frame 5");
  }
}
