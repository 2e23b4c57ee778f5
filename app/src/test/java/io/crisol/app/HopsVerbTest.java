package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.simulation.hops.HopNetwork;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hops on the command line. */
class HopsVerbTest {
  private static final String LJ = "lj(epsilon=0.0104, sigma=3.4, cutoff=8.5)";

  @TempDir Path folder;

  private Path crystal(String element, double a) throws IOException {
    StringBuilder atoms = new StringBuilder();
    for (double[] site : new double[][] {{0, 0, 0}, {0, .5, .5}, {.5, 0, .5}, {.5, .5, 0}}) {
      atoms.append(element);
      for (double x : site) {
        atoms.append(' ').append(x * a);
      }
      atoms.append('\n');
    }
    return Files.writeString(
        folder.resolve(element + ".xyz"),
        "4\nLattice=\"%s 0 0 0 %s 0 0 0 %s\"%n%s".formatted(a, a, a, atoms));
  }

  private Json.Obj results() throws IOException {
    Path file = folder.resolve("hops/results.json");
    return Json.parse(Files.readString(file), file.toString()).asObject();
  }

  @Test
  void copperHasOneHopWithTheGoldenBarrier() throws IOException {
    Path file = Golden.path("properties/Cu_mishin1_vacancy_hop_neb.json");
    Json.Obj truth = Json.parse(Files.readString(file), file.toString()).asObject();
    Crisol crisol =
        Crisol.run(
            "hops",
            Golden.path("potentials/Cu_mishin1.eam.alloy").toString(),
            crystal("Cu", 3.6).toString(),
            "--element",
            "Cu",
            "--supercell",
            "18 Å",
            "--images",
            "3",
            "--out",
            folder.resolve("hops").toString());
    assertThat(crisol.exit()).as(crisol.err()).isZero();
    Json.Obj hops = results();
    double barrier = truth.get("barrier_midpoint_eV").asDouble();
    assertThat(hops.get("inequivalent_hops").asInt()).isEqualTo(1);
    assertThat(hops.get("supercell_atoms").asInt()).isEqualTo(500);
    assertThat(hops.get("percolation_3d_eV").asDouble()).isCloseTo(barrier, within(1.5e-3));
    HopNetwork network = HopNetwork.of(hops, "results.json");
    assertThat(network.hops()).hasSize(24);
    assertThat(network.hops())
        .allSatisfy(hop -> assertThat(hop.barrier()).isCloseTo(barrier, within(1.5e-3)));
    assertThat(Files.readString(folder.resolve("hops/report.html")))
        .contains("1 inequivalent hop; vacancies travel everywhere over 0.689", "Percolation");
  }

  @Test
  void whatCannotBeIsExplained() throws IOException {
    String argon = crystal("Ar", 5.3).toString();
    String out = folder.resolve("hops").toString();
    Crisol other = Crisol.run("hops", LJ, argon, "--element", "Li", "--out", out);
    assertThat(other.exit()).isEqualTo(1);
    assertThat(other.err()).contains("element", "Ar4");
    Crisol bands =
        Crisol.run("hops", LJ, argon, "--element", "Ar", "--band-steps", "1", "--out", out);
    assertThat(bands.exit()).isEqualTo(3);
    assertThat(bands.err()).contains("hop 0", "did not come to rest", "--band-steps");
    assertThat(results().get("complete").asBoolean()).isFalse();
    assertThat(results().get("hops").asList()).isEmpty();
    assertThat(results().find("percolation_3d_eV")).isEmpty();
    assertThat(Files.readString(folder.resolve("hops/report.html")))
        .contains("the barriers of 1 are not known");
  }
}
