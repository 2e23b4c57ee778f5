package io.crisol.potentials.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crisol.potentials.Continuity;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.file.Potentials;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.ProblemException;
import io.crisol.structures.io.ExtendedXyz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EamFilesTest {
  @TempDir Path folder;

  private Path written(boolean sinclair) {
    Path file = folder.resolve("x.eam");
    SetflFile.write(
        file, new EmbeddedAtom(SyntheticTables.of(List.of(Element.Cu, Element.Ni), sinclair)));
    return file;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_written_file_gives_the_same_tables(boolean sinclair) {
    EamTables tables = SyntheticTables.of(List.of(Element.Cu, Element.Ni), sinclair);
    EamTables read = SetflFile.read(written(sinclair)).tables();
    assertThat(read.elements()).isEqualTo(tables.elements());
    assertThat(read.isFinnisSinclair()).isEqualTo(sinclair);
    assertThat(read.embedding()).isDeepEqualTo(tables.embedding());
    assertThat(read.density()[1]).isDeepEqualTo(tables.density()[1]);
    assertThat(read.pair()[1][0]).isEqualTo(tables.pair()[1][0]);
    assertThat(read.cutoff()).isEqualTo(tables.cutoff());
  }

  @Test
  void it_is_recognised_by_content() throws IOException {
    Path file = written(false);
    assertThat(new EamFormat().fits(file, Files.readAllLines(file))).isTrue();
    assertThat(new EamFormat().fits(file, List.of("Si", "Si", "Si", "1.0"))).isFalse();
  }

  @Test
  void tables_that_do_not_end_at_zero_are_said_to_be_rough() {
    EamTables smooth = SyntheticTables.of(List.of(Element.Cu), false);
    assertThat(new EmbeddedAtom(smooth).continuity()).isEqualTo(Continuity.FORCES);
    EamTables cut =
        new EamTables(
            smooth.elements(),
            smooth.densityStep(),
            smooth.step(),
            3.5,
            smooth.embedding(),
            smooth.density(),
            smooth.pair());
    assertThat(new EmbeddedAtom(cut).continuity()).isEqualTo(Continuity.BROKEN);
  }

  private void refused(int line, String replacement, String... words) throws IOException {
    Path file = written(false);
    List<String> lines = new java.util.ArrayList<>(Files.readAllLines(file));
    lines.set(line - 1, replacement);
    Files.write(file, lines);
    assertThatThrownBy(() -> SetflFile.read(file))
        .isInstanceOf(ProblemException.class)
        .message()
        .contains(words);
  }

  @Test
  void damage_is_named_with_its_line() throws IOException {
    refused(4, "2 Cu Xx", "Xx", "line 4");
    refused(4, "3 Cu Ni", "number of elements", "line 4");
    refused(5, "400 0.05 1e12 0.0125 5", "cannot be 1e12", "line 5");
    refused(5, "400 0.05 200 0.0125 5", "numbers follow");
    refused(20, "NaN", "NaN", "line 20");
    refused(21, "1.0 2.0 three 4 5 6", "three", "line 21");
  }

  @ParameterizedTest
  @CsvSource({
    "eam_alloy_Cu_mishin1, Cu_mishin1.eam.alloy",
    "eam_alloy_CuNi, CuNi.eam.alloy",
    "eam_fs_AlFe_mm, AlFe_mm.eam.fs",
    "eam_fs_Fe_mm, Fe_mm.eam.fs",
    "eam_funcfl_Cu_u3, Cu_u3.eam"
  })
  void published_potentials_agree_with_lammps(String golden, String name) {
    String file = shared("golden/potentials/" + name).toString();
    for (Frame frame : ExtendedXyz.read(shared("golden/lammps/" + golden + ".xyz")).frames()) {
      Prediction prediction =
          Potentials.resolve(file, frame.structure(), Map.of())
              .potential()
              .predict(frame.structure(), Quantities.FORCES);
      double energy = frame.labels().energy().orElseThrow();
      assertThat(prediction.energy()).isCloseTo(energy, within(1e-9 * Math.abs(energy)));
      assertThat(prediction.forces())
          .usingComparatorWithPrecision(1e-8)
          .containsExactly(frame.labels().forces().orElseThrow());
      double volume = frame.structure().cell().volume();
      assertThat(prediction.stress(frame.structure().cell()).orElseThrow())
          .usingComparatorWithPrecision(1e-7 / volume)
          .containsExactly(frame.labels().stress().orElseThrow());
    }
  }

  /** A file under ../shared; without it the test is skipped and says so, with CI=true it fails. */
  private static Path shared(String name) {
    Path file =
        Path.of(System.getProperty("crisol.root", "."))
            .resolve("../shared")
            .resolve(name)
            .normalize();
    if (!Files.exists(file)) {
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError("needed with CI=true and not there: " + file);
      }
      assumeTrue(false, "skipped: there is no " + file);
    }
    return file;
  }

  @Test
  void a_cut_file_is_refused() throws IOException {
    Path file = written(true);
    List<String> lines = Files.readAllLines(file);
    Files.write(file, lines.subList(0, lines.size() / 2));
    assertThatThrownBy(() -> SetflFile.read(file))
        .isInstanceOf(ProblemException.class)
        .message()
        .contains("numbers follow");
  }
}
