package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Frame;
import io.crisol.structures.io.FrameFiles;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partially occupied crystals on the command line. */
class OrderingsVerbTest {
  private static final String LJ =
      "lj(Cu-Cu(epsilon=0.1, sigma=2.3), Cu-Au(epsilon=0.12, sigma=2.4), Au-Au(epsilon=0.1,"
          + " sigma=2.5), cutoff=6)";

  @TempDir Path folder;

  private Path cif(String cell, String atoms) throws IOException {
    String[] lengths = cell.split(" ");
    return Files.writeString(
        folder.resolve("x.cif"),
        """
        data_x
        _cell_length_a %s
        _cell_length_b %s
        _cell_length_c %s
        _cell_angle_alpha 90
        _cell_angle_beta 90
        _cell_angle_gamma 90
        loop_
        _space_group_symop_operation_xyz
        x,y,z
        loop_
        _atom_site_label
        _atom_site_type_symbol
        _atom_site_fract_x
        _atom_site_fract_y
        _atom_site_fract_z
        _atom_site_occupancy
        %s\
        """
            .formatted(lengths[0], lengths[1], lengths[2], atoms));
  }

  private Path fcc() throws IOException {
    StringBuilder atoms = new StringBuilder();
    for (String x : List.of("0 0 0", "0 .5 .5", ".5 0 .5", ".5 .5 0")) {
      atoms.append("Cu Cu ").append(x).append(" 0.75\nAu Au ").append(x).append(" 0.25\n");
    }
    return cif("3.75 3.75 3.75", atoms.toString());
  }

  private Crisol run(Path structure, String... more) {
    List<String> words = new ArrayList<>(List.of("orderings", structure.toString()));
    words.addAll(List.of("--out", folder.resolve("run").toString(), "--overwrite"));
    words.addAll(List.of(more));
    return Crisol.run(words.toArray(String[]::new));
  }

  private Json.Obj results() throws IOException {
    Path file = folder.resolve("run/results.json");
    return Json.parse(Files.readString(file), file.toString()).asObject();
  }

  @Test
  void alloysAreRankedByAPotential() throws IOException {
    Crisol one = run(fcc(), "--potential", LJ, "--supercell", "2x1x1");
    assertThat(one.exit()).as(one.err()).isZero();
    assertThat(one.err())
        .contains("no usual charges", "8 sites of Cu 0.75, Au 0.25 hold 6 Cu 2 Au");
    Json.Obj json = results();
    assertThat(json.get("occupations").asDouble()).isEqualTo(28);
    Json.Obj orderings = json.get("orderings").asObject();
    double ways = 0;
    double last = Double.NEGATIVE_INFINITY;
    for (Json ordering : orderings.members().values()) {
      ways += ordering.asObject().get("multiplicity").asDouble();
      double energy = ordering.asObject().get("energy_eV_per_atom").asDouble();
      assertThat(energy).isGreaterThanOrEqualTo(last);
      last = energy;
    }
    assertThat(ways).isEqualTo(28);
    assertThat(orderings.members()).hasSize((int) json.get("inequivalent").asDouble());
    assertThat(Files.readString(folder.resolve("run/report.html")))
        .contains("all there are in the cells asked for", "Orderings of a crystal");
    List<Frame> relaxed = FrameFiles.read(folder.resolve("run/relaxed.xyz").toString()).frames();
    assertThat(relaxed).hasSize(orderings.members().size());
    assertThat(relaxed.getFirst().metadata()).containsEntry("ordering", "1");
  }

  @Test
  void vacanciesAndIonsAreRankedByTheirCharges() throws IOException {
    StringBuilder atoms = new StringBuilder();
    for (String x : List.of("0 0 0", "0 .5 .5", ".5 0 .5", ".5 .5 0")) {
      atoms.append("Li Li ").append(x).append(" 0.5\n");
    }
    for (String x : List.of(".25 .25 .25", ".75 .75 .75")) {
      atoms.append("O O ").append(x).append(" 0.5\n");
    }
    Crisol ions = run(cif("4.6 4.6 4.6", atoms.toString()), "--keep", "3");
    assertThat(ions.exit()).as(ions.err()).isZero();
    assertThat(ions.err()).contains("guessed charges: {Li=1.0, O=-2.0}");
    Json.Obj json = results();
    assertThat(json.get("occupations").asDouble()).isEqualTo(12);
    Json.Obj best = json.get("orderings").asObject().get("1").asObject();
    assertThat(best.get("ewald_above_lowest_meV_per_atom").asDouble()).isCloseTo(0, within(1e-9));
    assertThat(best.get("formula").asString()).isEqualTo("Li2O");
    assertThat(ions.out()).contains("rank  atoms");
  }

  @Test
  void mistakesAreExplained() throws IOException {
    Crisol whole = run(cif("3 3 3", "Cu Cu 0 0 0 1\n"));
    assertThat(whole.exit()).isEqualTo(1);
    assertThat(whole.err()).contains("nothing to order");
    Crisol part = run(cif("3 3 3", "Cu Cu 0 0 0 0.5\n"));
    assertThat(part.err()).contains("larger supercell");
    assertThat(run(fcc(), "--supercell", "2x2").err()).contains("three or nine whole numbers");
    assertThat(run(fcc(), "--dry-run").out()).contains("4 ways, symmetry aside");
    assertThat(run(fcc(), "--charges", "Cu=1,Au=-1").err()).contains("cell-charged");
  }
}
