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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class CifTest {
  /** pymatgen prints coordinates with six digits and moves some by up to 1e-4. */
  private static final double FRACTION = 1.5e-4;

  private static final String CELL =
      """
      data_x
      _cell_length_a 4.0(1)
      _cell_length_b 5.
      _cell_length_c 6.00(12)
      _cell_angle_alpha 90
      _cell_angle_beta 90.(0)
      _cell_angle_gamma 90
      """;
  private static final String ATOMS =
      """
      loop_
      _atom_site_label
      _atom_site_fract_x
      _atom_site_fract_y
      _atom_site_fract_z
      """;

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> golden_cases_are_read_as_others_read_them() {
    return GoldenFormats.cases("cif", CifTest::golden);
  }

  private record Site(double[] x, Map<String, Double> occupancy) {}

  private static void golden(GoldenFormats.Case golden) {
    Frame frame = golden.read(ReadingOptions.NONE).frames().getFirst();
    Json.Obj part = golden.part("pymatgen").orElseThrow();
    List<Site> sites = sites(frame);
    assertThat(sites).hasSize(part.get("n_sites").asInt());
    Map<String, Double> counts = new TreeMap<>();
    sites.forEach(site -> site.occupancy.forEach((e, o) -> counts.merge(e, o, Double::sum)));
    Map<String, Json> composition = part.get("composition").asObject().members();
    assertThat(counts).hasSameSizeAs(composition);
    composition.forEach(
        (element, count) ->
            assertThat(counts.get(element)).isCloseTo(count.asDouble(), within(1e-6)));
    assertThat(frame.columns().containsKey("occupancy"))
        .isEqualTo(
            sites.stream()
                .flatMap(site -> site.occupancy.values().stream())
                .anyMatch(o -> Math.abs(o - 1) > 1e-9));
    double[] lengths = part.get("lengths").asDoubles();
    double[] angles = part.get("angles").asDoubles();
    double[] v = frame.structure().cell().vectors();
    for (int a = 0; a < 3; a++) {
      assertThat(io.crisol.structures.Matrix3.rowNorm(v, a)).isCloseTo(lengths[a], within(1e-9));
      assertThat(CifCell.angle(v, (a + 1) % 3, (a + 2) % 3)).isCloseTo(angles[a], within(1e-7));
    }
    for (Json listed : part.get("sites_sorted_by_fraction").asList()) {
      requireSite(sites, listed.asObject());
    }
    golden
        .part("ase")
        .filter(ase -> ase.find("cell").isPresent())
        .ifPresent(
            ase -> {
              GoldenFormats.require(v, ase.get("cell"), 1e-9);
              for (Json position : ase.get("positions_first3").asList()) {
                requirePosition(frame.structure(), position.asDoubles());
              }
            });
  }

  private static List<Site> sites(Frame frame) {
    Map<Integer, Site> sites = new TreeMap<>();
    double[] numbers = frame.columns().get("site");
    double[] occupancies = frame.columns().get("occupancy");
    Structure s = frame.structure();
    for (int i = 0; i < s.size(); i++) {
      double[] x = new double[3];
      for (int a = 0; a < 3; a++) {
        x[a] =
            s.cell()
                .fractional(
                    a, s.coordinate(3 * i), s.coordinate(3 * i + 1), s.coordinate(3 * i + 2));
      }
      sites
          .computeIfAbsent(
              numbers == null ? i : (int) numbers[i], _ -> new Site(x, new TreeMap<>()))
          .occupancy
          .merge(s.element(i).symbol(), occupancies == null ? 1.0 : occupancies[i], Double::sum);
    }
    return new ArrayList<>(sites.values());
  }

  private static void requireSite(List<Site> sites, Json.Obj listed) {
    double[] x = listed.get("frac").asDoubles();
    List<Site> there = sites.stream().filter(site -> apart(site.x, x) < FRACTION).toList();
    assertThat(there).as(listed.text()).hasSize(1);
    Map<String, Json> wanted = listed.get("occupancy").asObject().members();
    assertThat(there.getFirst().occupancy.keySet()).isEqualTo(wanted.keySet());
    wanted.forEach(
        (element, occupancy) ->
            assertThat(there.getFirst().occupancy.get(element))
                .isCloseTo(occupancy.asDouble(), within(1e-9)));
  }

  private static double apart(double[] x, double[] y) {
    double most = 0;
    for (int a = 0; a < 3; a++) {
      double d = x[a] - y[a];
      most = Math.max(most, Math.abs(d - Math.rint(d)));
    }
    return most;
  }

  private static void requirePosition(Structure s, double[] wanted) {
    double nearest = 1;
    for (int i = 0; i < s.size(); i++) {
      double[] f = new double[3];
      for (int a = 0; a < 3; a++) {
        f[a] =
            s.cell()
                .fractional(
                    a,
                    s.coordinate(3 * i) - wanted[0],
                    s.coordinate(3 * i + 1) - wanted[1],
                    s.coordinate(3 * i + 2) - wanted[2]);
      }
      nearest = Math.min(nearest, apart(f, new double[3]));
    }
    assertThat(nearest).isLessThan(1e-6);
  }

  @Test
  void thirds_written_with_four_digits_fall_on_special_positions() {
    String hexagonal =
        """
        data_Mg
        _cell_length_a 3.2094
        _cell_length_b 3.2094
        _cell_length_c 5.2108
        _cell_angle_alpha 90
        _cell_angle_beta 90
        _cell_angle_gamma 120
        loop_
        _space_group_symop_operation_xyz
        'x,y,z' '-y,x-y,z' '-x+y,-x,z' '-x,-y,z+1/2' 'y,-x+y,z+1/2' 'x-y,x,z+0.5'
        '-x,-y,-z' 'y,-x+y,-z' 'x-y,x,-z' 'x,y,-z+1/2' '-y,x-y,-z+1/2' '-x+y,-x,1/2-z'
        """;
    for (String third : List.of("0.3333 0.6667", "0.333333 0.666667", "0.333 0.667", "1/3 2/3")) {
      String text = hexagonal + ATOMS + "Mg1 " + third + " 0.25\n";
      if (third.contains("/")) {
        assertThatThrownBy(() -> read(text)).hasMessageContaining("1/3");
        continue;
      }
      Structure mg = read(text).getFirst().structure();
      assertThat(mg.size()).as(third).isEqualTo(2);
      assertThat(mg.cell().fractional(0, mg.coordinate(0), mg.coordinate(1), mg.coordinate(2)))
          .isCloseTo(1.0 / 3, within(1e-12));
    }
  }

  @Test
  void a_disordered_row_close_to_its_own_image_stays_two_atoms() {
    String inversion = "_symmetry_equiv_pos_as_xyz\n'-x,-y,-z'\n";
    String text = CELL + "loop_\n" + inversion + ATOMS + "_atom_site_occupancy\nLi1 0.01 0 0 0.5\n";
    Reading reading = reading(text);
    Frame frame = reading.frames().getFirst();
    assertThat(frame.columns().get("occupancy")).containsExactly(0.5, 0.5);
    assertThat(frame.columns().get("site")).containsExactly(0, 1);
    assertThat(reading.report().toString()).contains("lack x,y,z").contains("partially");
  }

  @Test
  void species_that_share_a_site_have_its_number_also_where_symmetry_leads_there() {
    String text =
        CELL
            + "loop_\n_symmetry_equiv_pos_as_xyz\nx,y,z\n-x,-y,-z\n"
            + ATOMS
            + "_atom_site_type_symbol\n_atom_site_occupancy\n"
            + "M1 0.1 0.2 0.3 Ge4+ 0.4\nM2 0.9 0.8 0.7 Sb 0.6(1)\nO1 .5 .5 .5 O2- .\n";
    Frame frame = read(text).getFirst();
    assertThat(frame.structure().elements())
        .containsExactly(Element.Ge, Element.Ge, Element.Sb, Element.Sb, Element.O);
    assertThat(frame.columns().get("site")).containsExactly(0, 1, 1, 0, 2);
    assertThat(frame.columns().get("occupancy")).containsExactly(0.4, 0.4, 0.6, 0.6, 1);
  }

  @Test
  void a_group_without_operations_is_refused_unless_it_is_P1() {
    String atom = ATOMS + "Si1 0 0 0\n";
    refused(CELL + "_symmetry_space_group_name_H-M 'F d -3 m'\n" + atom, "F d -3 m");
    refused(CELL + "_space_group_IT_number 2\n" + atom, "lists no symmetry operations");
    assertThat(read(CELL + "_space_group_name_H-M_alt 'P 1'\n" + atom)).hasSize(1);
    assertThat(reading(CELL + atom).report().toString()).contains("says nothing of symmetry");
  }

  @Test
  void blocks_texts_comments_and_left_out_atoms_are_understood() {
    String text =
        "# comment\ndata_paper\n_publ_title\n;\ndata_not_a_block\nloop_\n;\n"
            + CELL
            + "_journal_name 'J. O'Neill' # it's a name\n"
            + "_cell_measurement_temperature \"293(2)\"\n"
            + ATOMS
            + "_atom_site_calc_flag\n"
            + "D1 0.25 .5 -0.75(3) d\nH2 ? ? ? calc\nX1 0 0 0 dum\nCA1 1e-1 0 0 .\n"
            + CELL.replace("data_x", "DATA_second")
            + ATOMS
            + "Pb1 0 0 0\n";
    Reading reading = reading(text);
    assertThat(reading.frames()).hasSize(2);
    Structure first = reading.frames().getFirst().structure();
    assertThat(first.elements()).containsExactly(Element.H, Element.Ca);
    assertThat(first.positions()).containsExactly(1, 2.5, -4.5, 0.4, 0, 0);
    assertThat(reading.frames().get(1).metadata()).containsEntry("data_block", "second");
    assertThat(reading.report().toString())
        .contains("\"paper\" holds no atoms")
        .contains("H2 has no position")
        .contains("read as H");
  }

  @Test
  void what_is_wrong_is_said() {
    refused(CELL + ATOMS + "Si1 0 0 0\nSi2 0 0\n", "middle of a row");
    refused(CELL + ATOMS + "Si1 0 0 a\n", "\"a\" is not a number");
    refused(CELL + ATOMS + "Q1 0 0 0\n", "unknown-element");
    refused(CELL + ATOMS + "Si1 0 0 0\nGe1 0 0 1\n", "one spot");
    refused(CELL.replace("4.0(1)", "?") + ATOMS + "Si1 0 0 0\n", "_cell_length_a");
    refused(CELL.replace("alpha 90", "alpha 190") + ATOMS + "Si1 0 0 0\n", "cell-singular");
    refused(
        CELL + "_symmetry_equiv_pos_as_xyz y,z,x\n" + ATOMS + "Si1 0 0 0\n", "symmetry \"y,z,x\"");
    refused(CELL + "_symmetry_equiv_pos_as_xyz x,y\n" + ATOMS + "Si1 0 0 0\n", "\"x,y\"");
    refused(CELL + "_symmetry_equiv_pos_as_xyz x,y,1/0\n" + ATOMS + "Si1 0 0 0\n", "1/0");
    refused(CELL + "_publ_text\n;\nnever closed\n", "does not end");
    refused(CELL, "no atoms");
  }

  private void refused(String text, String why) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(why)
        .hasMessageContaining("line ");
  }

  @Test
  void atoms_listed_though_symmetry_makes_them_count_once() {
    String text =
        CELL
            + "loop_\n_symmetry_equiv_pos_as_xyz\nx,y,z\n-x,-y,-z\n"
            + ATOMS
            + "Si1 0.1 0.2 0.3\nSi2 0.9 0.8 0.7\n";
    Reading reading = reading(text);
    assertThat(reading.frames().getFirst().size()).isEqualTo(2);
    assertThat(reading.report().toString()).contains("taken once");
  }

  @Test
  void cartesian_positions_and_a_formula_that_does_not_fit() {
    String text =
        CELL
            + "_chemical_formula_sum 'Si O2'\n_cell_formula_units_Z 1\n"
            + ATOMS.replace("fract", "Cartn")
            + "Si1 1 2 3\nO1 2 2 2\n";
    Reading reading = reading(text);
    assertThat(reading.frames().getFirst().structure().positions())
        .containsExactly(new double[] {1, 2, 3, 2, 2, 2}, within(1e-12));
    assertThat(reading.report().toString())
        .contains("call for 2.0 O in the cell, its sites hold 1.0");
  }

  @Test
  void occupancies_survive_writing() {
    Structure structure =
        new Structure(
            Cell.periodic(new double[] {4, 1, 0, 0, 5, 0.3, 0.2, 0, 6}),
            new Element[] {Element.Ge, Element.Sb, Element.Te},
            new double[] {0, 0, 0, 0, 0, 0, 1, 2, 3});
    Map<String, double[]> columns =
        Map.of("occupancy", new double[] {0.25, 0.5, 1}, "site", new double[] {0, 0, 1});
    Frame frame = new Frame(structure, Labels.NONE, Map.of(), columns, Frame.Source.NONE);
    Path file = folder.resolve("a.cif");
    List<String> notes = new ArrayList<>();
    Cif.OUTPUT.write(file, List.of(frame, frame), notes::add);
    List<Frame> back = FrameFiles.read(file.toString()).frames();
    assertThat(back).hasSize(2);
    assertThat(back.get(1).columns().get("occupancy")).containsExactly(0.25, 0.5, 1);
    assertThat(back.get(1).columns().get("site")).containsExactly(0, 0, 1);
    assertThat(back.get(1).structure().cell().volume())
        .isCloseTo(structure.cell().volume(), within(1e-10));
    assertThat(notes).anyMatch(note -> note.contains("orientation"));
  }

  private List<Frame> read(String text) {
    return reading(text).frames();
  }

  private Reading reading(String text) {
    try {
      return FrameFiles.read(Files.writeString(folder.resolve("a.cif"), text).toString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
