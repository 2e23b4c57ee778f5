package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFramesTest {
  private static final String ROW =
      """
      {"1": {"numbers": [14, 8], "positions": [[0, 0, 0], [1.5, 0, 0]],
       "cell": [4, 5, 6], "pbc": [true, true, false], "energy": -1.5, "free_energy": -1.6,
       "stress": [1, 2, 3, 4, 5, 6], "magmoms": [0.5, 1],
       "constraints": [{"name": "FixAtoms", "kwargs": {"indices": [1]}},
         {"name": "FixCartesian", "kwargs": {"a": 0, "mask": [true, false, false]}}]},
       "ids": [1], "nextid": 2}
      """;

  private static final String STRUCTURE =
      """
      {"@module": "pymatgen.core.structure", "@class": "Structure", "charge": 1,
       "lattice": {"matrix": [[2, 0, 0], [0, 2, 0], [0, 0, 2]], "a": 99},
       "sites": [
        {"species": [{"element": "Ge", "occu": 0.4}, {"element": "Sb", "occu": 0.4, "oxidation_state": 3}],
         "abc": [0.5, 0, 0], "properties": {"magmom": 1, "selective_dynamics": [true, true, false]}},
        {"species": [{"element": "Te", "occu": 1}],
         "abc": [0, 0, 0.5], "properties": {"magmom": 2, "selective_dynamics": [true, true, true]}}]}
      """;

  @TempDir Path folder;

  private Reading read(String text) throws IOException {
    return FrameFiles.read(Files.writeString(folder.resolve("t.dat"), text).toString());
  }

  @Test
  void a_row_of_ase_is_read_with_its_order_of_stress_and_its_constraints() throws IOException {
    Frame frame = read(ROW).frames().getFirst();
    assertThat(frame.labels().stress().orElseThrow()).containsExactly(1, 6, 5, 6, 2, 4, 5, 4, 3);
    assertThat(frame.labels().energy()).hasValue(-1.5);
    assertThat(frame.metadata()).containsEntry("free_energy", "-1.6");
    assertThat(frame.columns().get("move_mask")).containsExactly(0, 1, 1, 0, 0, 0);
    assertThat(frame.columns().get("magmoms")).containsExactly(0.5, 1);
    assertThat(frame.structure().cell().vector(1, 1)).isEqualTo(5);
    assertThat(frame.structure().cell().isPeriodic(2)).isFalse();
  }

  @Test
  void every_species_of_a_site_becomes_an_atom() throws IOException {
    Frame frame = read(STRUCTURE).frames().getFirst();
    assertThat(frame.structure().elements()).containsExactly(Element.Ge, Element.Sb, Element.Te);
    assertThat(frame.columns().get("occupancy")).containsExactly(0.4, 0.4, 1);
    assertThat(frame.columns().get("site")).containsExactly(0, 0, 1);
    assertThat(frame.columns().get("magmom")).containsExactly(1, 1, 2);
    assertThat(frame.columns().get("move_mask")).containsExactly(1, 1, 0, 1, 1, 0, 1, 1, 1);
    assertThat(frame.structure().positions()).containsExactly(1, 0, 0, 1, 0, 0, 0, 0, 1);
    assertThat(frame.metadata()).containsEntry("charge", "1");
  }

  @Test
  void occupancies_and_constraints_survive_a_cycle() throws IOException {
    for (String text : List.of(ROW, STRUCTURE)) {
      Frame frame = read(text).frames().getFirst();
      for (String id : List.of("ase-json", "pymatgen-json", "extxyz")) {
        Path file = folder.resolve(id);
        List<String> lost = new ArrayList<>();
        FrameOutputs.of(id).write(file, List.of(frame), lost::add);
        Frame back = FrameFiles.read(file.toString()).frames().getFirst();
        assertThat(back.structure()).isEqualTo(frame.structure());
        assertThat(back.columns().keySet())
            .as(id)
            .containsExactlyInAnyOrderElementsOf(frame.columns().keySet());
        Map<String, double[]> columns = new LinkedHashMap<>(back.columns());
        frame.columns().forEach((name, v) -> assertThat(columns.get(name)).containsExactly(v));
      }
    }
  }

  @Test
  void what_cannot_be_is_refused() {
    refused("{\"a\": 1}", "format-unknown");
    refused(ROW.substring(0, 200), "file-malformed", "line 4");
    refused(ROW.replace("[14, 8]", "[14, 8, 8]"), "row 1", "9 are needed");
    refused(ROW.replace("[14, 8]", "[14, 8.5]"), "row 1", "unknown-element");
    refused(ROW.replace("[14, 8]", "[14, \"O\"]"), "row 1", "something else than numbers");
    refused(ROW.replace("\"indices\": [1]", "\"indices\": [7]"), "row 1", "names atom 7");
    refused(ROW.replace("[14, 8]", "[]"), "row 1", "no atom");
    refused(STRUCTURE.replace("\"Te\"", "\"Qq\""), "entry 0", "Qq");
    refused(STRUCTURE.replace("\"matrix\"", "\"matrox\""), "entry 0", "matrix");
    refused("[" + STRUCTURE + ", {\"@class\": \"ComputedEntry\"}]", "entry 1", "ComputedEntry");
    refused(ROW.replace("-1.5", "1e999"), "row 1", "not-finite");
    refused(ROW.replace("[1, 2, 3", "[1e999, 2, 3"), "row 1", "not-finite");
    refused(" ", "t.dat");
    refused("[".repeat(100_000), "file-malformed");
  }

  private void refused(String text, String... parts) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ProblemException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts).contains("t.dat"));
  }
}
