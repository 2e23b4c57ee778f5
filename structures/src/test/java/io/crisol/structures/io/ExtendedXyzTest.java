package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Units;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtendedXyzTest {
  private static final String BOX = "Lattice=\"4 0 0 0 5 0 0 0 6\" ";
  private static final String FORCES = "Properties=species:S:1:pos:R:3:forces:R:3 ";
  private static final String ROWS = "Si 0 0 0 0.1 0.2 0.3\nO 1 1 1 -0.1 -0.2 -0.3\n";

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("a.xyz"), text);
  }

  private Reading read(String text) throws IOException {
    return ExtendedXyz.read(file(text));
  }

  private Frame comment(String entries) throws IOException {
    return read("2\n" + BOX + FORCES + entries + "\n" + ROWS).frames().getFirst();
  }

  private ProblemException refused(String text) throws IOException {
    Path file = file(text);
    ProblemException e = catchThrowableOfType(ProblemException.class, () -> ExtendedXyz.read(file));
    assertThat(e).as("nothing was refused").isNotNull();
    return e;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "energy=-3.5",
        "Energy=-3.5",
        "REF_energy=-3.5",
        "dft_energy=-3.5",
        "DFT_energy=-3.5",
        "free_energy=-3.5",
        "E=-3.5",
        "corrected_total_energy=-3.5",
        "total_energy = -3.5",
        "energy=\"-3.5\"",
        "'energy'=-3.5",
        "energy=[-3.5]",
        "energy=-0.35D+01",
        "energy_dft=-3.5",
        "potential_energy=-3.5"
      })
  void every_spelling_of_the_energy_is_read(String entry) throws IOException {
    assertThat(comment(entry).labels().energy()).hasValue(-3.5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "forces",
        "force",
        "REF_forces",
        "dft_forces",
        "DFT_force",
        "ref_forces",
        "Forces"
      })
  void every_spelling_of_the_forces_is_read(String name) throws IOException {
    Reading reading =
        read("2\n" + BOX + "Properties=species:S:1:pos:R:3:" + name + ":R:3\n" + ROWS);
    assertThat(reading.frames().getFirst().labels().forces().orElseThrow())
        .containsExactly(0.1, 0.2, 0.3, -0.1, -0.2, -0.3);
    assertThat(reading.frames().getFirst().columns()).isEmpty();
    assertThat(reading.report().toString())
        .contains("forces   from \"" + name + "\" in all frames");
  }

  @Test
  void stress_of_six_numbers_is_Voigt_and_of_nine_the_matrix() throws IOException {
    assertThat(comment("stress=\"1 2 3 4 5 6\"").labels().stress().orElseThrow())
        .containsExactly(1, 6, 5, 6, 2, 4, 5, 4, 3);
    assertThat(comment("REF_stress=\"1 6 5 6 2 4 5 4 3\"").labels().stress().orElseThrow())
        .containsExactly(1, 6, 5, 6, 2, 4, 5, 4, 3);
  }

  @Test
  void a_virial_is_minus_volume_times_stress() throws IOException {
    double[] stress =
        comment("virials=\"120 0 0 0 240 0 0 0 -120\"").labels().stress().orElseThrow();
    assertThat(stress).containsExactly(new double[] {-1, 0, 0, 0, -2, 0, 0, 0, 1}, within(1e-15));
  }

  @Test
  void a_stated_unit_of_stress_is_honoured() throws IOException {
    double[] stress =
        comment("stress=\"160.2176634 0 0 0 0 0\" stress_unit=GPa").labels().stress().orElseThrow();
    assertThat(stress[0]).isCloseTo(1, within(1e-12));
    assertThat(comment("energy=1 energy_unit=Hartree").labels().energy().orElseThrow())
        .isCloseTo(Units.HARTREE, within(1e-12));
    assertThat(comment("energy=1 force_units=Ha/bohr").labels().forces().orElseThrow()[0])
        .isCloseTo(0.1 * Units.HARTREE / Units.BOHR, within(1e-12));
    assertThat(refused("2\n" + BOX + FORCES + "units=furlong\n" + ROWS).problem())
        .isEqualTo(Problem.UNIT_UNKNOWN);
  }

  @Test
  void the_reference_is_preferred_and_the_report_says_so() throws IOException {
    Reading reading =
        read("2\n" + BOX + FORCES + "energy=-3 REF_energy=-4 mace_energy=-5\n" + ROWS);
    assertThat(reading.frames().getFirst().labels().energy()).hasValue(-4);
    assertThat(reading.report().toString())
        .contains("\"REF_energy\" taken, \"energy\" left aside (largest difference 1")
        .contains("\"mace_energy\" is no key");
  }

  @Test
  void two_equally_trusted_values_that_differ_are_a_conflict() throws IOException {
    ProblemException e = refused("2\n" + BOX + FORCES + "REF_energy=-3 dft_energy=-4\n" + ROWS);
    assertThat(e.problem()).isEqualTo(Problem.LABEL_CONFLICT);
    assertThat(e.getMessage())
        .contains("REF_energy")
        .contains("dft_energy")
        .contains("a.xyz, frame 0");
    assertThat(comment("REF_energy=-3 dft_energy=-3").labels().energy()).hasValue(-3);
  }

  @Test
  void what_is_absent_is_not_zero() throws IOException {
    Reading reading =
        read(
            "2\n"
                + BOX
                + FORCES
                + "energy=None\n"
                + ROWS
                + "2\n"
                + BOX
                + FORCES
                + "energy=-1\n"
                + ROWS);
    assertThat(reading.frames().getFirst().labels().energy()).isEmpty();
    assertThat(reading.frames().getFirst().labels().stress()).isEmpty();
    assertThat(reading.report().toString())
        .contains("no energy in 1 of 2 frames, the first is frame 0")
        .contains("no stress in any frame");
  }

  @Test
  void columns_come_in_any_order_and_elements_as_numbers() throws IOException {
    String text =
        "2\nProperties=forces:R:3:Z:I:1:tags:I:1:pos:R:3:fixed:L:1 pbc=\"F F F\"\n1 2 3 14 7 0 0 0 T\n-1 -2 -3 8 9 1 1 1 F\n";
    Frame frame = read(text).frames().getFirst();
    assertThat(frame.structure().elements()).containsExactly(Element.Si, Element.O);
    assertThat(frame.structure().coordinate(3)).isEqualTo(1);
    assertThat(frame.labels().forces().orElseThrow()).startsWith(1, 2, 3);
    assertThat(frame.columns().get("tags")).containsExactly(7, 9);
    assertThat(frame.columns().get("fixed")).containsExactly(1, 0);
    assertThat(frame.structure().cell().isPeriodic()).isFalse();
  }

  @Test
  void plain_xyz_is_open_and_its_comment_is_no_label() throws IOException {
    Reading reading = read("2\n\tE = -3.5 Hartree, water\nH 0 0 0 0.3\nH 0 0 0.74 0.3\n\n");
    Frame frame = reading.frames().getFirst();
    assertThat(frame.structure().cell()).isEqualTo(Cell.OPEN);
    assertThat(frame.labels().energy()).isEmpty();
    assertThat(frame.metadata()).containsEntry("comment", "E = -3.5 Hartree, water");
    assertThat(reading.report().toString()).contains("plain XYZ").contains("ignored");
  }

  @ParameterizedTest
  @CsvSource({
    "'T T F',T,T,F",
    "TFT,T,F,T",
    "'1 0 1',T,F,T",
    "'[true, false, true]',T,F,T",
    "F,F,F,F"
  })
  void periodicity_is_read_in_every_form(String pbc, String a, String b, String c)
      throws IOException {
    Cell cell = comment("pbc=\"" + pbc + "\"").structure().cell();
    assertThat(new String[] {a, b, c}).containsExactly(flag(cell, 0), flag(cell, 1), flag(cell, 2));
  }

  private static String flag(Cell cell, int a) {
    return cell.isPeriodic(a) ? "T" : "F";
  }

  @Test
  void metadata_of_every_form_is_kept_as_text() throws IOException {
    Map<String, String> metadata =
        comment(
                "config_type=bulk name=\"a = b\" quote='it is \"x\"' flag list=[1, [2, 3]] old={4 5} info=\"_JSON {\\\"k\\\": 1}\"")
            .metadata();
    assertThat(metadata)
        .containsEntry("config_type", "bulk")
        .containsEntry("name", "a = b")
        .containsEntry("quote", "it is \"x\"")
        .containsEntry("flag", "T")
        .containsEntry("list", "[1, [2, 3]]")
        .containsEntry("old", "{4 5}")
        .containsEntry("info", "_JSON {\"k\": 1}");
  }

  @Test
  void charges_are_given_or_reference_by_their_name() throws IOException {
    String text =
        "1\nProperties=species:S:1:pos:R:3:initial_charges:R:1:REF_charges:R:1 pbc=\"F F F\"\nNa 0 0 0 1 0.9\n";
    Frame frame = read(text).frames().getFirst();
    assertThat(frame.structure().charges().orElseThrow()).containsExactly(1);
    assertThat(frame.labels().charges().orElseThrow()).containsExactly(0.9);
  }

  @Test
  void velocities_are_used_only_where_their_unit_is_certain() throws IOException {
    String head = "1\nProperties=species:S:1:pos:R:3:";
    Reading unknown = read(head + "velo:R:3 pbc=\"F F F\"\nH 0 0 0 1 2 3\n");
    assertThat(unknown.frames().getFirst().columns())
        .containsOnlyKeys("velocities_of_unknown_unit");
    assertThat(unknown.report().toString()).contains("states no unit");
    Frame stated =
        read(head + "velo:R:3 velocities_unit=Angstrom/ps pbc=\"F F F\"\nH 0 0 0 1000 0 0\n")
            .frames()
            .getFirst();
    assertThat(stated.columns().get("velocities")[0]).isCloseTo(1, within(1e-12));
    Frame ase = read(head + "momenta:R:3 pbc=\"F F F\"\nH 0 0 0 1.008 0 0\n").frames().getFirst();
    assertThat(0.5 * 1.008 * Units.AMU * Math.pow(ase.columns().get("velocities")[0], 2))
        .isCloseTo(0.5 * 1.008, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2\\nLattice=\"4 0 0 0 5 0 0 0 6\"\\nSi 0 0 0\\n | FILE_TRUNCATED | frame 0, line 3",
        "2\\nLattice=\"4 0 0 0 5 0 0 0 6\"\\nSi 0 0 0\\nO 1 1 | FILE_TRUNCATED | frame 0, line 4",
        "2 | FILE_TRUNCATED | frame 0",
        "\\n\\n | FILE_EMPTY | ",
        "x\\n\\n | FILE_MALFORMED | line 1",
        "-3\\n\\n | FILE_MALFORMED | line 1",
        "0\\n\\n | FILE_MALFORMED | line 1",
        "999999999\\n\\nH 0 0 0\\n | FILE_MALFORMED | line 1",
        "1\\n\\nH 0 0 0\\n1\\n\\nXx 0 0 0\\n | UNKNOWN_ELEMENT | frame 1, line 6",
        "2\\n\\nH 0 0 0\\nH 0 nan 0\\n | NOT_FINITE | frame 0, line 4",
        "1\\n\\nH 0 inf 0\\n | NOT_FINITE | frame 0, line 3",
        "1\\n\\nH 0 zero 0\\n | FILE_MALFORMED | line 3",
        "1\\n\\nH 0 *** 0\\n | FILE_MALFORMED | line 3",
        "1\\nLattice=\"1 2 3\"\\nH 0 0 0\\n | FILE_MALFORMED | frame 0",
        "1\\nLattice=\"1 0 0 2 0 0 0 0 1\"\\nH 0 0 0\\n | CELL_SINGULAR | frame 0",
        "1\\npbc=\"T T\"\\nH 0 0 0\\n | FILE_MALFORMED | frame 0",
        "1\\nProperties=species:S:1:pos:R\\nH 0 0 0\\n | FILE_MALFORMED | frame 0",
        "1\\nProperties=species:S:1:pos:R:3\\nH 0 0 0 5\\n | FILE_MALFORMED | line 3",
        "1\\nProperties=pos:R:3\\n0 0 0\\n | FILE_MALFORMED | frame 0",
        "1\\nProperties=species:S:1:pos:R:3 energy=nan\\nH 0 0 0\\n | NOT_FINITE | frame 0",
        "1\\nProperties=species:S:1:pos:R:3 energy=low\\nH 0 0 0\\n | FILE_MALFORMED | frame 0",
        "1\\nProperties=species:S:1:pos:R:3:forces:R:3\\nH 0 0 0 0 NaN 0\\n | NOT_FINITE | frame 0, line 3",
        "1\\nLattice=\"4 0 0 0 5 0 0 0 6\" stress=\"1 2 3\"\\nH 0 0 0\\n | FILE_MALFORMED | frame 0"
      })
  void bad_input_is_refused_with_its_place(String text, Problem problem, String where)
      throws IOException {
    ProblemException e = refused(text.replace("\\n", "\n"));
    assertThat(e.problem()).as(e.getMessage()).isEqualTo(problem);
    assertThat(e.getMessage()).contains("a.xyz").contains(where == null ? "" : where);
  }

  @Test
  void empty_missing_and_binary_files_are_refused() throws IOException {
    assertThat(refused("").problem()).isEqualTo(Problem.FILE_EMPTY);
    Path binary =
        Files.write(folder.resolve("b.xyz"), new byte[] {50, 10, 0, 1, 2, (byte) 0xff, 7, 0});
    Path none = folder.resolve("none.xyz");
    for (Map.Entry<Path, Problem> bad :
        Map.of(
                binary,
                Problem.FILE_NOT_TEXT,
                none,
                Problem.FILE_NOT_FOUND,
                folder,
                Problem.FILE_MALFORMED)
            .entrySet()) {
      ProblemException e =
          catchThrowableOfType(
              ProblemException.class, () -> FrameFiles.read(bad.getKey().toString()));
      assertThat(e.problem()).isEqualTo(bad.getValue());
    }
    Path other = Files.writeString(folder.resolve("POSCAR"), "Si8\n1.0\n");
    ProblemException e =
        catchThrowableOfType(ProblemException.class, () -> FrameFiles.read(other.toString()));
    assertThat(e.problem()).isEqualTo(Problem.FORMAT_UNKNOWN);
  }

  @Test
  void gzip_is_told_by_content_and_a_cut_file_is_refused() throws IOException {
    Path zipped = folder.resolve("zipped.xyz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.write(
          ("2\n" + BOX + FORCES + "energy=-1\n" + ROWS)
              .repeat(3000)
              .getBytes(StandardCharsets.UTF_8));
    }
    assertThat(ExtendedXyz.read(zipped).frames()).hasSize(3000);
    byte[] bytes = Files.readAllBytes(zipped);
    Files.write(zipped, Arrays.copyOf(bytes, bytes.length - 20));
    ProblemException e =
        catchThrowableOfType(ProblemException.class, () -> ExtendedXyz.read(zipped));
    assertThat(e.getMessage()).contains("cut").contains("zipped.xyz, line");
  }
}
