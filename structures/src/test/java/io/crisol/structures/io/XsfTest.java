package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.ProblemException;
import io.crisol.structures.SharedData;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class XsfTest {
  private static final String CRYSTAL =
      """
      # total energy = %s
      CRYSTAL
      PRIMVEC
       4 0 0
       0 5 0
       0.5 0 6
      PRIMCOORD
      2 1
      """;

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> aenet_files_hold_the_structures_of_their_extended_xyz() throws IOException {
    Path aenet = SharedData.file("golden/aenet");
    Map<String, Frame> known =
        FrameFiles.read(aenet.resolve("tio2_chebyshev_efs.xyz").toString()).frames().stream()
            .collect(Collectors.toMap(frame -> frame.metadata().get("name"), frame -> frame));
    List<Path> files;
    try (Stream<Path> all = Files.list(aenet)) {
      files = all.filter(file -> file.toString().endsWith(".xsf")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(), () -> requireSame(file, known)));
  }

  private static void requireSame(Path file, Map<String, Frame> known) {
    Reading reading = FrameFiles.read(file.toString());
    String name = file.getFileName().toString().replace(".xsf", "");
    assertThat(known).containsKey(name);
    Structure wanted = known.get(name).structure();
    Frame frame = reading.frames().getFirst();
    assertThat(frame.structure().elements()).isEqualTo(wanted.elements());
    for (int k = 0; k < 3 * wanted.size(); k++) {
      assertThat(frame.structure().coordinate(k)).isCloseTo(wanted.coordinate(k), within(1e-12));
    }
    for (int k = 0; k < 9; k++) {
      assertThat(frame.structure().cell().vectors()[k])
          .isCloseTo(wanted.cell().vectors()[k], within(1e-12));
    }
    assertThat(frame.labels().energy()).hasValue(0);
    assertThat(frame.labels().forces().orElseThrow()).containsOnly(0, -0.0);
    assertThat(reading.report().toString()).contains("placeholders");
  }

  @Test
  void forces_are_in_Hartree_unless_aenet_wrote_them() {
    String atoms = "Si 0 0 0 1 2 3\n8 1 1 1 -1 -2 -3\n";
    Frame aenet = read(CRYSTAL.formatted("-7.5 eV") + atoms).getFirst();
    assertThat(aenet.labels().energy()).hasValue(-7.5);
    assertThat(aenet.labels().forces().orElseThrow()).containsExactly(1, 2, 3, -1, -2, -3);
    assertThat(aenet.structure().elements()).containsExactly(Element.Si, Element.O);
    Frame hartree = read(CRYSTAL.formatted("-2 Ha") + atoms).getFirst();
    assertThat(hartree.labels().energy()).hasValue(-2 * Units.HARTREE);
    Frame plain = read(CRYSTAL.replace("# total energy = %s", "# made by hand") + atoms).getFirst();
    assertThat(plain.labels().energy()).isEmpty();
    assertThat(plain.labels().forces().orElseThrow()[1]).isEqualTo(2 * Units.HARTREE);
  }

  @Test
  void other_keywords_are_understood_or_passed_by() {
    String text =
        "DIM-GROUP\n2 1\nPRIMVEC\n4 0 0\n0 4 0\n0 0 20\nCONVVEC\n4 0 0\n0 4 0\n0 0 20\n"
            + "PRIMCOORD\n1 1\n14 0 0 0\nBEGIN_BLOCK_DATAGRID_3D\n1 2 3\nEND_BLOCK_DATAGRID_3D\n";
    Reading reading = reading(text);
    Cell cell = reading.frames().getFirst().structure().cell();
    assertThat(cell.isPeriodic(1)).isTrue();
    assertThat(cell.isPeriodic(2)).isFalse();
    assertThat(reading.report().toString()).contains("BLOCK_DATAGRID_3D");
    Frame molecule = read("ATOMS\n1 0 0 0\nH 0 0 0.74\n").getFirst();
    assertThat(molecule.structure().cell()).isEqualTo(Cell.OPEN);
    assertThat(molecule.labels().forces()).isEmpty();
  }

  @Test
  void what_is_wrong_is_said() {
    String head = CRYSTAL.formatted("0 eV");
    refused(head + "Si 0 0 0\n", "file-truncated");
    refused(head + "Si 0 0 0\nQq 0 0 0\n", "Qq");
    refused(head + "Si 0 0 0 1 1 1\nO 1 0 0\n", "none");
    refused(head + "Si 0 0 0\nO 1 0 inf\n", "finite");
    refused(head.replace("2 1", "999999999999 1") + "Si 0 0 0\n", "number of atoms");
    refused(CRYSTAL.formatted("NaN eV") + "Si 0 0 0\nO 1 0 0\n", "finite");
    refused(CRYSTAL.formatted("1 kcal") + "Si 0 0 0\nO 1 0 0\n", "unit-unknown");
    refused("CRYSTAL\nPRIMCOORD\n1 1\nSi 0 0 0\n", "PRIMVEC");
  }

  private void refused(String text, String why) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("line ");
  }

  @Test
  void animations_come_back_with_their_labels() {
    Structure s =
        new Structure(
            new Cell(new double[] {4, 1, 0, 0, 5, 0.3, 0.2, 0, 6}, true, true, false),
            new Element[] {Element.Ti, Element.O},
            new double[] {0.1, 0.2, 0.3, 1, 2, -3});
    double[] forces = {1, -2, 3e-5, 0.1, 0.2, 0.3};
    Frame full = Frame.of(s, Labels.NONE.withEnergy(-12.25).withForces(forces));
    Frame bare = Frame.of(s, Labels.NONE);
    Path file = folder.resolve("a.axsf.gz");
    List<String> notes = new ArrayList<>();
    Xsf.OUTPUT.write(file, List.of(full, bare), notes::add);
    List<Frame> back = FrameFiles.read(file.toString()).frames();
    assertThat(back).hasSize(2);
    assertThat(back.get(0).structure()).isEqualTo(s);
    assertThat(back.get(0).labels().energy()).hasValue(-12.25);
    assertThat(back.get(0).labels().forces().orElseThrow()).isEqualTo(forces);
    assertThat(back.get(1).labels().energy()).isEmpty();
    assertThat(back.get(1).labels().forces()).isEmpty();
    assertThat(notes).anyMatch(note -> note.contains("aenet"));
  }

  private List<Frame> read(String text) {
    return reading(text).frames();
  }

  private Reading reading(String text) {
    try {
      return FrameFiles.read(Files.writeString(folder.resolve("a.xsf"), text).toString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
