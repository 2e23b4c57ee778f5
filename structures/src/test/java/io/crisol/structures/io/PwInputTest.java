package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Matrix3;
import io.crisol.structures.SharedData;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PwInputTest {
  @TempDir private Path folder;

  @Test
  void every_golden_input_gives_what_the_reference_reads() throws IOException {
    holdAll(SharedData.file("golden/formats/qe-input"));
  }

  @Test
  void our_own_copies_give_the_same() throws IOException {
    holdAll(GoldenLabels.own("formats/qe-input"));
  }

  private static void holdAll(Path folder) throws IOException {
    List<Path> cases = GoldenLabels.cases(folder, "expected.json");
    assertThat(cases).isNotEmpty();
    for (Path found : cases) {
      Json.Obj json =
          (Json.Obj) Json.parse(Files.readString(found.resolve("expected.json")), "expected");
      String file = json.get("file").asString();
      Frame frame = FrameFiles.read(found.resolve(file).toString()).frames().getFirst();
      hold(frame, json.get("qe_tools_reference").asObject(), found.getFileName().toString());
    }
  }

  /** The reference uses another bohr radius (0.52917720859 Å): 4.4e-9 relative. */
  private static void close(double[] found, double[] expected, String name) {
    assertThat(found).hasSameSizeAs(expected);
    for (int k = 0; k < found.length; k++) {
      assertThat(found[k])
          .as(name)
          .isCloseTo(expected[k], within(1e-12 + 5e-9 * Math.abs(expected[k])));
    }
  }

  private static void hold(Frame frame, Json.Obj reference, String name) {
    double[] cell = frame.structure().cell().vectors();
    double[] expected = GoldenLabels.flat(reference.get("cell")).toArray();
    close(cell, expected, name);
    double[] positions = GoldenLabels.flat(reference.get("positions_angstrom")).toArray();
    close(frame.structure().positions(), positions, name);
    Json.Obj atoms = reference.get("atomic_positions").asObject();
    List<String> names = atoms.get("names").asList().stream().map(Json::asString).toList();
    String labels =
        frame
            .metadata()
            .getOrDefault(
                "species_labels",
                String.join(
                    " ",
                    Arrays.stream(frame.structure().elements()).map(Element::symbol).toList()));
    assertThat(labels).as(name).isEqualTo(String.join(" ", names));
    List<Double> free = new ArrayList<>();
    atoms
        .get("fixed_coords")
        .asList()
        .forEach(row -> row.asList().forEach(fixed -> free.add(fixed.asBoolean() ? 0.0 : 1.0)));
    double[] mask = frame.columns().get("move_mask");
    if (mask == null) {
      assertThat(free).as(name).doesNotContain(0.0);
    } else {
      assertThat(Arrays.stream(mask).boxed().toList()).as(name).isEqualTo(free);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "2, .25",
    "3, .5",
    "-3, .5",
    "4, 1.9052558883257653",
    "6, 2.2",
    "7, 1.1",
    "8, 3.3",
    "9, 1.65",
    "-9, 1.65",
    "91, 1.65",
    "10, .825",
    "11, 1.65"
  })
  void volumes_of_right_angled_lattices(int ibrav, double inCubesOfA) {
    double[] cell = lattice(ibrav, "celldm(1)=10, celldm(2)=1.5, celldm(3)=2.2");
    double a = 10 * Units.BOHR;
    assertThat(Math.abs(Matrix3.determinant(cell)))
        .isCloseTo(inCubesOfA * a * a * a, within(1e-9 * a * a * a));
  }

  @ParameterizedTest
  @CsvSource({
    "-12, 'A=4, B=5, C=6, cosAC=0.1', 0, 0.1, 0",
    "12, 'A=4, B=5, C=6, cosAB=0.2', 0, 0, 0.2",
    "14, 'A=4, B=5, C=6, cosBC=0.3, cosAC=0.1, cosAB=-0.2', 0.3, 0.1, -0.2"
  })
  void lengths_and_angles_in_angstrom(int ibrav, String text, double bc, double ac, double ab) {
    double[] v = lattice(ibrav, text);
    assertThat(Matrix3.rowNorm(v, 0)).isCloseTo(4, within(1e-12));
    assertThat(Matrix3.rowNorm(v, 1)).isCloseTo(5, within(1e-12));
    assertThat(Matrix3.rowNorm(v, 2)).isCloseTo(6, within(1e-12));
    assertThat(cosine(v, 1, 2)).isCloseTo(bc, within(1e-12));
    assertThat(cosine(v, 0, 2)).isCloseTo(ac, within(1e-12));
    assertThat(cosine(v, 0, 1)).isCloseTo(ab, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"5", "-5"})
  void trigonal_lattices_have_three_equal_angles(int ibrav) {
    double[] v = lattice(ibrav, "A=4, cosAB=0.3");
    for (int a = 0; a < 3; a++) {
      assertThat(Matrix3.rowNorm(v, a)).isCloseTo(4, within(1e-12));
      assertThat(cosine(v, a, (a + 1) % 3)).isCloseTo(0.3, within(1e-12));
    }
  }

  @Test
  void base_centred_monoclinic_with_unique_axis_b_is_that_of_pw_x_6_5_and_later() {
    double[] v = lattice(-13, "A=4, B=5, C=6, cosAC=0.1");
    double[] expected = {2, 2.5, 0, -2, 2.5, 0, 0.6, 0, 6 * Math.sqrt(0.99)};
    assertThat(v).containsExactly(expected, within(1e-12));
  }

  private static double cosine(double[] v, int a, int b) {
    double dot = 0;
    for (int x = 0; x < 3; x++) {
      dot += v[3 * a + x] * v[3 * b + x];
    }
    return dot / Matrix3.rowNorm(v, a) / Matrix3.rowNorm(v, b);
  }

  private double[] lattice(int ibrav, String parameters) {
    return read("&system\n ibrav=%d, %s\n nat=1 ntyp=1 /\nATOMIC_POSITIONS crystal\nH 0 0 0\n"
            .formatted(ibrav, parameters))
        .structure()
        .cell()
        .vectors();
  }

  @Test
  void free_writing_of_namelists_and_arithmetic_are_understood() {
    Frame frame =
        read(
            """
            # a comment before
            &CONTROL calculation = 'scf' ! nat = 77
              title = 'a / and = in ''quotes''' /
            &SYSTEM
              IBRAV=1 CellDM(1) = 1.0D+1 nat = 3, ntyp = 3/
            &electrons
            &end
            ATOMIC_SPECIES
              Fe1 55.8 Fe.upf   ! first
              Os  15.999 O.upf
              li_h 6.94 li.upf
            ATOMIC_POSITIONS (crystal)
              Fe1 1/3 1/2*3^(-1/2) -2d-1
              ! between
              Os sqrt(3)/6 (1+1)/4 0.  0 1 0
              li_h 0 0 0
            K_POINTS gamma
            """);
    double a = 10 * Units.BOHR;
    assertThat(frame.structure().elements()).containsExactly(Element.Fe, Element.O, Element.Li);
    assertThat(frame.structure().positions())
        .containsExactly(
            new double[] {
              a / 3, a / 2 / Math.sqrt(3), -.2 * a, a * Math.sqrt(3) / 6, a / 2, 0, 0, 0, 0
            },
            within(1e-12));
    assertThat(frame.columns().get("move_mask")).containsExactly(1, 1, 1, 0, 1, 0, 1, 1, 1);
    assertThat(frame.metadata()).containsEntry("species_labels", "Fe1 Os li_h");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nat=2 | ATOMIC_POSITIONS crystal | nat = 2",
        "nat=1 | ATOMIC_POSITIONS crystal_sg | crystal_sg",
        "nat=1 | ATOMIC_POSITIONS furlong | furlong",
        "nat=1 A=3. celldm(1)=3 | ATOMIC_POSITIONS crystal | both celldm and A",
        "nat=1 | BEGIN_POSITIONS | neb.x",
        "nat=1 | WHAT | no card",
      })
  void what_cannot_be_read_is_named(String system, String card, String message) {
    String text = "&system ibrav=1 celldm(1)=4 %s /\n%s\nH 0 0 0\n".formatted(system, card);
    assertThatThrownBy(() -> read(text)).hasMessageContaining(message).hasMessageContaining("line");
  }

  @Test
  void long_texts_and_repeated_values_take_no_more_than_their_room() {
    String title = "x".repeat(200_000);
    String values = "999*1.5 ".repeat(50_000);
    String text =
        "&control title='%s' /\n&system ibrav=1 A=4 nat=1\n q=%s /\nATOMIC_POSITIONS bohr\nH 0 0 0\n"
            .formatted(title, values);
    assertThat(read(text).structure().cell().vector(0, 0)).isEqualTo(4);
    String deep = "&system ibrav=1 A=4 nat=1 /\nATOMIC_POSITIONS bohr\nH %s 0 0\n";
    String brackets = deep.formatted("(".repeat(100_000));
    assertThatThrownBy(() -> read(brackets)).hasMessageContaining("is not a number");
  }

  @Test
  void a_cell_given_twice_is_refused() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    &system ibrav=0 A=5 nat=1 /
                    ATOMIC_POSITIONS alat
                    H 0 0 0.1
                    CELL_PARAMETERS angstrom
                    4 0 0
                    0 4 0
                    0 0 4
                    """))
        .hasMessageContaining("given twice");
  }

  @Test
  void a_written_input_comes_back_exactly() {
    Structure structure =
        new Structure(
            Cell.periodic(new double[] {4.1, 0.2, -0.1, 0.3, 5.2, 0.05, -0.4, 0.15, 6.3}),
            new Element[] {Element.Li, Element.O, Element.Li},
            new double[] {0.1, 1. / 3, -2, 1e-7, 2.5, 3, 1.5, 5.1, 4.2});
    double[] mask = {1, 0, 1, 1, 1, 1, 0, 0, 0};
    Frame frame =
        new Frame(
            structure,
            Labels.NONE.withEnergy(-3),
            Map.of(),
            Map.of("move_mask", mask),
            Frame.Source.NONE);
    Path file = folder.resolve("x.pwi");
    List<String> notes = new ArrayList<>();
    FrameOutputs.of("espresso-in").write(file, List.of(frame), notes::add);
    Frame back = FrameFiles.read(file.toString()).frames().getFirst();
    assertThat(back.structure()).isEqualTo(structure);
    assertThat(back.columns().get("move_mask")).containsExactly(mask);
    assertThat(notes).anyMatch(note -> note.contains("energy is not written"));
    assertThat(notes).anyMatch(note -> note.contains("FILL_IN"));
  }

  @Test
  void several_frames_or_no_cell_do_not_fit() {
    Structure atom = new Structure(Cell.OPEN, new Element[] {Element.H}, new double[3]);
    Frame frame = Frame.of(atom, Labels.NONE);
    FrameOutput output = FrameOutputs.of("espresso-in");
    assertThatThrownBy(() -> output.write(folder.resolve("a"), List.of(frame), _ -> {}))
        .hasMessageContaining("periodic cell");
    assertThatThrownBy(() -> output.write(folder.resolve("a"), List.of(frame, frame), _ -> {}))
        .hasMessageContaining("one structure");
  }

  private Frame read(String text) {
    Path file = folder.resolve("pw.in");
    AtomicFile.write(file, text);
    return FrameFiles.read(file.toString()).frames().getFirst();
  }
}
