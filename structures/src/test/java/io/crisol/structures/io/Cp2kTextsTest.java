package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Frame;
import io.crisol.structures.Units;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same frame as CP2K prints it gives the same labels, to the printed digits. */
class Cp2kTextsTest {
  private static final Frame A = CalculationTexts.frame(1);
  private static final Frame B = CalculationTexts.frame(2);

  @TempDir private Path folder;

  private Reading read(String text) {
    Path file = folder.resolve("text");
    AtomicFile.write(file, text);
    return FrameFiles.read(file.toString());
  }

  /** Half a unit of the last digit that CP2K prints; its cell: see {@link Cp2kCell}. */
  private static void sameCp2k(Frame found, Frame expected) {
    assertThat(found.structure().cell().vectors())
        .containsExactly(expected.structure().cell().vectors(), within(1e-3));
    assertThat(found.structure().cell().volume())
        .isCloseTo(expected.structure().cell().volume(), within(2e-4));
    Frame exact =
        new Frame(
            found.structure().withCell(expected.structure().cell(), found.structure().positions()),
            found.labels(),
            found.metadata(),
            found.columns(),
            found.source());
    SameFrame.assertSame(
        exact, expected, 5.1e-7, 1e-12 * 1234, 5.1e-9 * Units.HARTREE / Units.BOHR, 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"GPa, false", "bar, true", "GPa, true"})
  void cp2k_prints_it(String unit, boolean recent) {
    String text =
        CalculationTexts.cpHead(A.structure(), "ENERGY_FORCE")
            + CalculationTexts.cpStep(A.labels(), unit, recent)
            + CalculationTexts.cpEnd();
    List<Frame> frames = read(text).frames();
    assertThat(frames).hasSize(1);
    sameCp2k(frames.getFirst(), A);
  }

  @Test
  void damaged_lines_of_cp2ks_cell_do_no_harm() {
    String text =
        CalculationTexts.cpHead(A.structure(), "ENERGY_FORCE")
            + CalculationTexts.cpStep(A.labels(), "GPa", false)
            + CalculationTexts.cpEnd();
    for (String line : List.of("CELL| Angle (b", "CELL| Angle (x,y), delta [degree]: 12.0")) {
      sameCp2k(
          read(text.replace(" CELL| Periodicity", line + "\n CELL| Periodicity"))
              .frames()
              .getFirst(),
          A);
    }
    String cut = text.substring(0, text.indexOf("CELL| Angle (b") + "CELL| Angle (b".length());
    assertThatThrownBy(() -> read(cut)).hasMessageContaining("no finished calculation");
    String vector = text.replaceFirst("CELL\\| Vector b.*", "CELL| Vector b");
    assertThatThrownBy(() -> read(vector)).hasMessageContaining("a cell vector");
  }

  @Test
  void the_old_block_of_cp2ks_stress_is_read() {
    String old =
        CalculationTexts.cpStep(A.labels(), "GPa", false)
            .replaceAll(
                "STRESS\\| Analytical stress tensor \\[GPa\\]\n.*\n",
                "STRESS TENSOR [GPa]\n\n  X Y Z\n")
            .replaceAll("STRESS\\|      x ([^\n]*E)", "  X $1")
            .replaceAll("STRESS\\|      y ", "  Y ")
            .replaceAll("STRESS\\|      z ", "  Z ");
    String text =
        CalculationTexts.cpHead(A.structure(), "ENERGY_FORCE") + old + CalculationTexts.cpEnd();
    sameCp2k(read(text).frames().getFirst(), A);
  }

  @Test
  void steps_of_cp2k_without_coordinates_are_dropped_and_said_so() {
    String text =
        CalculationTexts.cpHead(A.structure(), "GEO_OPT")
            + CalculationTexts.cpStep(A.labels(), "GPa", false)
            + CalculationTexts.cpStep(B.labels(), "GPa", false)
            + CalculationTexts.cpEnd();
    Reading reading = read(text);
    assertThat(reading.frames()).hasSize(1);
    sameCp2k(reading.frames().getFirst(), A);
    assertThat(reading.report().toString()).contains("step 2 is not used");
  }

  @Test
  void an_unfinished_last_step_of_cp2k_is_dropped() {
    String whole =
        CalculationTexts.cpHead(A.structure(), "MD")
            + CalculationTexts.cpStep(A.labels(), "GPa", false)
            + CalculationTexts.cpCoordinates(A.structure());
    String last = CalculationTexts.cpStep(B.labels(), "GPa", false);
    for (int cut = 40; cut < last.length(); cut += 9) {
      assertThat(read(whole + last.substring(0, cut)).frames()).as("cut after " + cut).hasSize(1);
    }
    assertThat(read(whole + last + CalculationTexts.cpEnd()).frames()).hasSize(2);
  }

  @Test
  void an_unconverged_step_of_cp2k_is_no_label() {
    String unconverged =
        CalculationTexts.cpStep(A.labels(), "GPa", false)
            .replaceAll(
                "\\*\\*\\* SCF run converged.*",
                "*** WARNING in qs_scf.F:601 :: SCF run NOT converged ***");
    String head = CalculationTexts.cpHead(A.structure(), "ENERGY_FORCE");
    assertThatThrownBy(() -> read(head + unconverged + CalculationTexts.cpEnd()))
        .hasMessageContaining("SCF run NOT converged");
    String silent = unconverged.replaceAll(".*NOT converged.*\n", "");
    assertThatThrownBy(() -> read(head + silent + CalculationTexts.cpEnd()))
        .hasMessageContaining("does not say");
  }
}
