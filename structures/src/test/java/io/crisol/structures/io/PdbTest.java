package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class PdbTest {
  private static final String ATOM =
      "ATOM      1 %-4s %-3s A   1       1.000   2.000  -3.500  %s  0.00          %s\n";

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> golden_cases_are_read_as_others_read_them() {
    return GoldenFormats.cases("pdb", PdbTest::golden);
  }

  private static void golden(GoldenFormats.Case golden) {
    List<Frame> frames = golden.read(ReadingOptions.NONE).frames();
    assertThat(frames).hasSize(golden.expected().get("n_frames").asInt());
    Json.Obj first = golden.part("first").orElseThrow();
    GoldenFormats.requireGeometry(frames.getFirst(), first);
    golden.part("last").ifPresent(last -> GoldenFormats.requireGeometry(frames.getLast(), last));
    List<String> elements = first.get("elements").asList().stream().map(Json::asString).toList();
    for (int i = 0; i < elements.size(); i++) {
      assertThat(frames.getFirst().structure().element(i).symbol()).isEqualTo(elements.get(i));
    }
  }

  @Test
  void elements_are_stated_or_stand_in_the_name() {
    assertThat(element(" CA ", "ALA", "  ")).isEqualTo(Element.C);
    assertThat(element("CA  ", "CA", "  ")).isEqualTo(Element.Ca);
    assertThat(element("HG11", "VAL", "  ")).isEqualTo(Element.H);
    assertThat(element("1HB ", "LIG", "  ")).isEqualTo(Element.H);
    assertThat(element("FE1 ", "CLU", "  ")).isEqualTo(Element.Fe);
    assertThat(element(" XX ", "LIG", "ZN")).isEqualTo(Element.Zn);
    assertThatThrownBy(() -> element(" QQ ", "LIG", "  ")).hasMessageContaining("unknown-element");
  }

  private Element element(String name, String residue, String symbol) {
    return read(ATOM.formatted(name, residue, "1.00", symbol)).getFirst().structure().element(0);
  }

  @Test
  void models_cells_and_alternative_locations_are_read() {
    String model = ATOM.formatted(" C  ", "LIG", "1.00", " C");
    String text =
        "CRYST1    1.000    1.000    1.000  90.00  90.00  90.00 P 1           1\n"
            + "MODEL        1\n"
            + model
            + "ENDMDL\nMODEL        2\n"
            + model
            + model
            + "ENDMDL\nEND\n";
    List<Frame> frames = read(text);
    assertThat(frames).extracting(Frame::size).containsExactly(1, 2);
    assertThat(frames.getFirst().structure().cell()).isEqualTo(Cell.OPEN);
    Frame split =
        read(ATOM.formatted(" C  A", "LIG", "0.40", " C").replace(" A   1 ", "A   1 ")).getFirst();
    assertThat(split.columns().get("occupancy")).containsExactly(0.4);
    assertThat(split.structure().positions()).containsExactly(1, 2, -3.5);
    assertThat(
            reading(text.replace("P 1  ", "P 21 ").replace("  1.000", " 11.000"))
                .report()
                .toString())
        .contains("P 21");
  }

  @Test
  void what_is_wrong_is_said() {
    String atom = ATOM.formatted(" C  ", "LIG", "1.00", " C");
    refused(atom.replace("2.000", "2.0x0"), "2.0x0");
    refused(atom.substring(0, 40) + "\n", "columns 31 to 54");
    refused(
        "CRYST1   10.000   10.000   10.000  90.00  90.00 190.00 P 1           1\n" + atom,
        "cell-singular");
    refused("REMARK nothing\nEND\n", "no atoms");
  }

  private void refused(String text, String why) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("line ");
  }

  @Test
  void what_is_written_is_read_back_to_the_digits_it_has() {
    Structure s =
        new Structure(
            Cell.box(12.5, 10, 9.125),
            new Element[] {Element.Na, Element.C, Element.Cl},
            new double[] {0.1234, -2, 3, 1, 2, 3, 4, 5, 6});
    Path file = folder.resolve("a.pdb");
    Pdb.OUTPUT.write(file, List.of(Frame.of(s, Labels.NONE), Frame.of(s, Labels.NONE)), _ -> {});
    List<Frame> back = FrameFiles.read(file.toString()).frames();
    assertThat(back).hasSize(2);
    assertThat(back.get(1).structure().elements()).isEqualTo(s.elements());
    assertThat(back.get(1).structure().cell()).isEqualTo(s.cell());
    for (int k = 0; k < 9; k++) {
      assertThat(back.get(1).structure().coordinate(k)).isCloseTo(s.coordinate(k), within(5.1e-4));
    }
    Structure far = s.withPositions(new double[] {12345, 0, 0, 1, 1, 1, 2, 2, 2});
    assertThatThrownBy(() -> Pdb.OUTPUT.write(file, List.of(Frame.of(far, Labels.NONE)), _ -> {}))
        .hasMessageContaining("12345");
  }

  private List<Frame> read(String text) {
    return reading(text).frames();
  }

  private Reading reading(String text) {
    try {
      return FrameFiles.read(Files.writeString(folder.resolve("a.pdb"), text).toString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
