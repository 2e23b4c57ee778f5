package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Frame;
import io.crisol.structures.io.ExtendedXyz;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths on the command line, against golden/properties. */
class NebVerbTest {
  @TempDir Path folder;

  private Json.Obj results() throws IOException {
    Path file = folder.resolve("neb/results.json");
    return Json.parse(Files.readString(file), file.toString()).asObject();
  }

  @Test
  void aVacancyOfCopperHopsOverTheGoldenBarrier() throws IOException {
    Path file = Golden.path("properties/Cu_mishin1_vacancy_hop_neb.json");
    Json.Obj truth = Json.parse(Files.readString(file), file.toString()).asObject();
    String images = Golden.path("properties/Cu_mishin1_vacancy_hop_images.xyz").toString();
    List<Frame> given = ExtendedXyz.read(Path.of(images)).frames();
    int last = 0;
    for (int k = 0; k < given.size(); k++) {
      last = given.get(k).metadata().getOrDefault("name", "").equals("final") ? k : last;
    }
    Crisol crisol =
        Crisol.run(
            "neb",
            Golden.path("potentials/Cu_mishin1.eam.alloy").toString(),
            images + "@0",
            images + "@" + last,
            "--out",
            folder.resolve("neb").toString());
    assertThat(crisol.exit()).as(crisol.err()).isZero();
    Json.Obj neb = results();
    double barrier = truth.get("barrier_midpoint_eV").asDouble();
    assertThat(neb.get("barrier_eV").asDouble()).isCloseTo(barrier, within(1.5e-3));
    assertThat(neb.get("reverse_barrier_eV").asDouble()).isCloseTo(barrier, within(1.5e-3));
    double error = Math.abs(neb.get("barrier_eV").asDouble() - barrier);
    assertThat(neb.get("barrier_error_eV").asDouble()).isBetween(error / 2, 2 * error + 1e-6);
    assertThat(neb.get("moving_atom").asInt())
        .isEqualTo(truth.get("hop_atom_index_0based").asInt());
    assertThat(neb.get("first_order_saddle").asBoolean()).isTrue();
    List<Json> path = neb.get("path").asList();
    assertThat(path).hasSize(9);
    assertThat(path.get(4).asObject().get("energy_eV").asDouble())
        .isEqualTo(neb.get("barrier_eV").asDouble());
    List<Frame> written = ExtendedXyz.read(folder.resolve("neb/path.xyz")).frames();
    assertThat(written).hasSize(9);
    assertThat(written.get(0).labels().energy().orElseThrow())
        .isCloseTo(truth.get("E_initial").asDouble(), within(1e-6));
  }

  private Path argon(String name, double... moved) throws IOException {
    StringBuilder atoms = new StringBuilder();
    int count = 0;
    for (int k = 0; k < 32; k++) {
      int site = k % 4;
      double[] x = {
        5.3 * (k / 16) + (site > 1 ? 2.65 : 0),
        5.3 * (k / 8 % 2) + (site % 2 > 0 ? 2.65 : 0),
        5.3 * (k / 4 % 2) + (site == 1 || site == 2 ? 2.65 : 0)
      };
      if (k == 0) {
        continue;
      }
      count++;
      boolean mover = k == 1 && moved.length > 0;
      for (int axis = 0; axis < 3; axis++) {
        atoms.append(axis == 0 ? "Ar " : " ").append(mover ? moved[axis] : x[axis]);
      }
      atoms.append('\n');
    }
    return Files.writeString(
        folder.resolve(name), count + "\nLattice=\"10.6 0 0 0 10.6 0 0 0 10.6\"\n" + atoms);
  }

  private Crisol neb(Path start, Path end, String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(List.of("neb", "lj(epsilon=0.0104, sigma=3.4, cutoff=8.5)"));
    arguments.addAll(List.of(start.toString(), end.toString()));
    arguments.addAll(List.of("--out", folder.resolve("neb").toString(), "--overwrite"));
    arguments.addAll(List.of(more));
    return Crisol.run(arguments.toArray(String[]::new));
  }

  @Test
  void theReportDrawsThePathAndCarriesItsImages() throws IOException {
    Crisol crisol =
        neb(
            argon("start.xyz"),
            argon("end.xyz", 0, 0, 10.6),
            "--images",
            "4",
            "--prefactor",
            "true");
    assertThat(crisol.exit()).as(crisol.err()).isZero();
    assertThat(crisol.err()).contains("the start was not relaxed", "another cell");
    String report = Files.readString(folder.resolve("neb/report.html"));
    assertThat(report)
        .contains(
            "Energy along the path", "one way leads down from the saddle", "\"name\":\"image 5\"")
        .contains("data-frame=\"path/3\"", "attempt frequency");
    assertThat(results().get("attempt_frequency_THz").asDouble()).isBetween(0.3, 10.0);
    assertThat(results().get("verdict").asString()).isEqualTo("converged");
    assertThat(folder.resolve("neb/path.csv")).exists();
  }

  @Test
  void badEndsAreExplained() throws IOException {
    Path start = argon("start.xyz");
    Crisol same = neb(start, start);
    assertThat(same.exit()).isEqualTo(1);
    assertThat(same.err()).contains("both are one minimum");
    Path other = folder.resolve("other.xyz");
    Files.writeString(other, Files.readString(start).replaceFirst("Ar ", "Ne "));
    assertThat(neb(start, other).err()).contains("Ne", "Ar31");
    Path wide = folder.resolve("wide.xyz");
    Files.writeString(wide, Files.readString(start).replaceFirst("10.6", "10.8"));
    assertThat(neb(start, wide).err()).contains("0.2000 Å", "--variable-cell");
    Crisol few = neb(start, argon("end.xyz", 0, 0, 0), "--max-steps", "2");
    assertThat(few.exit()).isEqualTo(3);
    assertThat(few.err()).contains("after 2 iterations", "--max-steps");
    assertThat(results().get("verdict").asString()).isEqualTo("not-converged");
  }
}
