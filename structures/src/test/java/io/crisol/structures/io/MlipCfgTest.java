package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MlipCfgTest {
  /** Two atoms in 2 x 2 x 2 Å, written by hand after the manual of MLIP-2. */
  private static final String CFG =
      """
      BEGIN_CFG
       Size
          2
       Supercell
               2.000000      0.000000      0.000000
               0.000000      2.000000      0.000000
               0.000000      0.000000      2.000000
       AtomData:  id type       cartes_x      cartes_y      cartes_z           fx          fy          fz
                   1    0       0.100000      0.000000      0.000000     0.100000    0.200000   -0.300000
                   2    1       1.000000      1.000000      1.000000    -0.100000   -0.200000    0.300000
       Energy
              -12.500000000000
       PlusStress:  xx          yy          zz          yz          xz          xy
           8.00000     16.00000     24.00000     4.00000     2.00000     1.00000
       Feature   EFS_by       VASP
       Feature   mindist      1.67
      END_CFG

      """;

  private static final ReadingOptions SI_O =
      new ReadingOptions(List.of(Element.Si, Element.O), Optional.empty());

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("t.dat"), text);
  }

  private Reading read(String text) throws IOException {
    return FrameFiles.read(file(text).toString(), SI_O);
  }

  @Test
  void plus_stress_is_a_virial_of_the_other_sign_and_types_count_from_zero() throws IOException {
    Reading reading = read(CFG + CFG);
    assertThat(reading.frames()).hasSize(2);
    Frame frame = reading.frames().getLast();
    assertThat(frame.structure().elements()).containsExactly(Element.Si, Element.O);
    assertThat(frame.labels().energy()).hasValue(-12.5);
    assertThat(frame.labels().forces().orElseThrow())
        .containsExactly(0.1, 0.2, -0.3, -0.1, -0.2, 0.3);
    assertThat(frame.labels().stress().orElseThrow())
        .containsExactly(-1, -0.125, -0.25, -0.125, -2, -0.5, -0.25, -0.5, -3);
    assertThat(frame.metadata()).containsEntry("EFS_by", "VASP").containsEntry("mindist", "1.67");
    assertThat(reading.report().toString())
        .contains("PlusStress")
        .contains("types 0, 1, … are Si, O");
  }

  @Test
  void direct_coordinates_and_unknown_entries_are_read() throws IOException {
    Reading reading =
        read(
            CFG.replace("cartes_", "direct_")
                .replace(" Energy", " Novelty:  a b\n   1 2\n   3 4\n Energy"));
    assertThat(reading.frames().getFirst().structure().positions())
        .containsExactly(0.2, 0, 0, 2, 2, 2);
    assertThat(reading.report().toString()).contains("Novelty:").contains("not read");
  }

  @Test
  void without_elements_or_with_too_few_it_is_refused() throws IOException {
    Path file = file(CFG);
    assertThatThrownBy(() -> FrameFiles.read(file.toString()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("types-missing")
        .hasMessageContaining("--types Si,O");
    ReadingOptions one = new ReadingOptions(List.of(Element.Si), Optional.empty());
    assertThatThrownBy(() -> FrameFiles.read(file.toString(), one))
        .hasMessageContaining("types-missing")
        .hasMessageContaining("type 2");
  }

  @Test
  void what_cannot_be_is_refused_with_its_line() throws IOException {
    refused(CFG.replace("    2\n Super", "    3\n Super"), "line 11", "atom 2 has 1 values");
    refused(CFG.replace("    2\n Super", "    1000000000000\n Super"), "line 3", "number of atoms");
    refused(CFG.substring(0, CFG.indexOf(" Energy")), "line 10", "was cut");
    refused(CFG.replace("-12.500000000000", "nan"), "line 12", "not-finite");
    refused(CFG.replace("-12.500000000000", "x"), "line 12", "\"x\" is given for the energy");
    refused(CFG.replace("1.000000      1.000000      1.000000", "1 1"), "line 10", "7 values");
    refused(CFG.replace("  0.000000      0.000000      2.000000\n", "\n"), "line", "2 vectors");
    refused(CFG + "garbage\n", "line 19", "BEGIN_CFG");
    refused(
        CFG.replace("   2.000000      0.000000      0.000000", "0 0 0"), "line", "cell-singular");
  }

  private void refused(String text, String... parts) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> FrameFiles.read(file.toString(), SI_O))
        .isInstanceOf(ProblemException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts))
        .satisfies(e -> assertThat(((ProblemException) e).where()).contains("t.dat"));
  }
}
