package io.crisol.reference.cp2k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.reference.KMesh;
import io.crisol.reference.Silicon;
import io.crisol.reference.jobs.Remedy;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written for CP2K; the program itself is not needed. */
class Cp2kInputTest {
  @TempDir private Path folder;

  @BeforeEach
  void data() throws IOException {
    // Of the layout of CP2K's files, not of their numbers.
    Files.writeString(
        folder.resolve("BASIS_MOLOPT"),
        """
        # basis sets
        Si  DZVP-MOLOPT-SR-GTH DZVP-MOLOPT-SR-GTH-q4
         1
         2 0 0 1 1
              1.0 0.5
        S DZVP-MOLOPT-SR-GTH
         1
         2 0 0 1 1
              2.0 0.5
        Si SZV-MOLOPT-GTH
         1
         2 0 0 1 1
              3.0 0.5
        """);
    Files.writeString(
        folder.resolve("GTH_POTENTIALS"),
        """
        Si GTH-BLYP-q4 GTH-BLYP
            2    2
             0.44    0
        Si GTH-PBE-q4 GTH-PBE
            2    2
             0.45    0
        """);
  }

  private Cp2k program(Map<String, Object> more) {
    Map<String, Object> values = new HashMap<>(Map.of("data_folder", folder.toString()));
    values.putAll(more);
    Cp2kOptions options = Settings.of(Cp2kOptions.class).build(values);
    return new Cp2k(options, List.of(Element.Si));
  }

  private String input(Map<String, Object> more, Remedy remedy) throws IOException {
    Path attempt = Files.createTempDirectory(folder, "attempt");
    program(more).prepare(Silicon.rattled(1), remedy, attempt);
    return Files.readString(attempt.resolve("cp2k.inp"));
  }

  @Test
  void what_it_depends_on_stands_beside_the_input() throws IOException {
    program(Map.of()).prepare(Silicon.rattled(1), Remedy.NONE, folder);
    assertThat(Files.readString(folder.resolve("basis-sets")))
        .contains("Si  DZVP-MOLOPT-SR-GTH", "1.0 0.5")
        .doesNotContain("2.0 0.5", "3.0 0.5");
    assertThat(Files.readString(folder.resolve("potentials")))
        .contains("GTH-PBE-q4", "0.45")
        .doesNotContain("BLYP");
    assertThat(Files.readString(folder.resolve("cp2k.inp")))
        .contains("BASIS_SET_FILE_NAME ./basis-sets", "CUTOFF 400.0", "STRESS_TENSOR ANALYTICAL")
        .contains("BASIS_SET DZVP-MOLOPT-SR-GTH", "POTENTIAL GTH-PBE-q4", "SCF_GUESS ATOMIC");
  }

  @Test
  void another_entry_is_another_identity() throws IOException {
    String before = program(Map.of()).identity();
    assertThat(program(Map.of()).identity()).isEqualTo(before);
    Path file = folder.resolve("GTH_POTENTIALS");
    Files.writeString(file, Files.readString(file).replace("0.45", "0.46"));
    assertThat(program(Map.of()).identity()).isNotEqualTo(before);
  }

  @Test
  void names_that_are_not_there() {
    assertThatThrownBy(() -> program(Map.of("basis_set", "DZVP-MOLOPT-SR-GHT")))
        .hasMessageContaining("option-invalid")
        .hasMessageContaining("such as DZVP-MOLOPT-SR-GTH");
    assertThatThrownBy(() -> program(Map.of("potentials", List.of("Si=GTH-PBE-q14"))))
        .hasMessageContaining("GTH-PBE-q4");
    assertThatThrownBy(() -> program(Map.of("data_folder", folder + "/nowhere")))
        .hasMessageContaining("file-not-found");
    assertThatThrownBy(() -> program(Map.of("remedies", List.of("mixin"))))
        .hasMessageContaining("mixing");
  }

  @Test
  void what_is_doubtful_is_said() {
    assertThat(program(Map.of()).notes()).isEmpty();
    assertThat(program(Map.of("grid_cutoff", "100 Ry", "functional", "BLYP")).notes())
        .anyMatch(note -> note.contains("100.0 Ry"))
        .anyMatch(note -> note.contains("GTH-PBE-q4 of Si was not made for the functional BLYP"));
  }

  @Test
  void remedies_climb() throws IOException {
    List<Remedy> ladder = program(Map.of()).ladder();
    assertThat(ladder).hasSize(3);
    Map<String, Object> gamma = Map.of("k_grid", List.of(1L, 1L, 1L));
    assertThat(input(gamma, Remedy.NONE)).contains("ALPHA 0.4", "MAX_SCF 100", "NBROYDEN 8");
    assertThat(input(gamma, ladder.get(0))).contains("ALPHA 0.16", "MAX_SCF 200");
    assertThat(input(gamma, ladder.get(1))).contains("SCF_GUESS RANDOM");
    assertThat(input(gamma, ladder.get(2))).contains("&OT", "MINIMIZER CG", "&OUTER_SCF");
    Map<String, Object> several = Map.of("k_grid", List.of(2L, 2L, 2L));
    assertThat(input(several, ladder.get(2)))
        .contains("SCF_GUESS ATOMIC", "KERKER_MIXING")
        .doesNotContain("&OT");
    Map<String, Object> smeared = Map.of("remedies", List.of("smearing"));
    assertThat(input(smeared, program(smeared).ladder().getFirst()))
        .contains("&SMEAR ON", "ADDED_MOS -1", "ELECTRONIC_TEMPERATURE 1160.4518");
  }

  @Test
  void spin_functional_and_dispersion() throws IOException {
    String text =
        input(
            Map.of(
                "multiplicity",
                3L,
                "magnetization",
                Map.of("Si", 0.25),
                "functional",
                "PBEsol",
                "dispersion",
                "d3-bj"),
            Remedy.NONE);
    assertThat(text)
        .contains("UKS", "MULTIPLICITY 3", "MAGNETIZATION 0.25", "PARAMETRIZATION PBESOL")
        .contains("TYPE DFTD3(BJ)");
  }

  @Test
  void a_mesh_has_one_of_each_pair_of_points() {
    for (int[] mesh : new int[][] {{1, 1, 1}, {2, 2, 2}, {3, 2, 1}, {4, 3, 5}}) {
      double[][] points = KMesh.halved(mesh);
      double weights = 0;
      for (double[] k : points) {
        weights += k[3];
      }
      assertThat(weights).isCloseTo(1, within(1e-12));
      int all = mesh[0] * mesh[1] * mesh[2];
      long own = java.util.Arrays.stream(points).filter(k -> k[3] * all < 1.5).count();
      assertThat(2 * points.length - own).isEqualTo(all);
    }
    assertThat(KMesh.halved(new int[] {2, 2, 2})).hasDimensions(8, 4);
    assertThat(KMesh.of(Cell.box(5, 10, 20), 0.5, List.of())).containsExactly(3, 2, 1);
  }

  @Test
  void a_molecule_needs_a_box() {
    Structure molecule =
        new Structure(
            new Cell(new double[9], false, false, false),
            new Element[] {Element.Si, Element.Si},
            new double[] {0, 0, 0, 0, 0, 2.2});
    assertThatThrownBy(() -> program(Map.of()).prepare(molecule, Remedy.NONE, folder))
        .hasMessageContaining("vacuum");
  }
}
