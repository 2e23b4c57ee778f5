package io.crisol.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.structures.Setting;
import io.crisol.structures.io.FrameFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertVerbTest {
  private static final String FRAME =
      """
      1
      Lattice="4 0 0 0 4 0 0 0 4" Properties=species:S:1:pos:R:3 energy=-1.5
      Ar 0.1 0.2 0.3
      """;

  /** Files that do not state their units. */
  private static final String LAMMPS =
      """
      a crystal

      1 atoms
      1 atom types
      0 9 xlo xhi
      0 9 ylo yhi
      0 9 zlo zhi

      Masses

      1 39.948 # Ar

      Atoms # atomic

      1 1 0 0 0
      """;

  private static final String N2P2 =
      """
      begin
      lattice 9 0 0
      lattice 0 9 0
      lattice 0 0 9
      atom 0 0 0 Ar 0 0 0 0 0
      energy -1
      charge 0
      end
      """;

  @TempDir Path folder;
  private Path input;

  @BeforeEach
  void twoFrames() throws IOException {
    input = folder.resolve("in.dat");
    Files.writeString(input, FRAME + FRAME.replace("-1.5", "-2.5"));
  }

  private String name(String file) {
    return folder.resolve(file).toString();
  }

  @Test
  void a_pick_is_converted_and_the_reading_is_told() {
    Crisol run = Crisol.run("convert", input + "@1", name("out.xyz.gz"), "--json", name("r.json"));
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("2 frames").contains("energy   from \"energy\" in all frames");
    assertThat(run.out()).contains("1 frames, 1 atoms written to").contains("extended XYZ");
    assertThat(FrameFiles.read(name("out.xyz.gz")).frames())
        .singleElement()
        .satisfies(frame -> assertThat(frame.labels().energy()).hasValue(-2.5));
    assertThat(folder.resolve("r.json")).content().contains("\"format\": \"extxyz\"");
  }

  @Test
  void a_name_that_tells_no_format_needs_to() {
    Crisol run = Crisol.run("convert", input.toString(), name("out.unknown"));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("option-missing").contains("--to").contains("extxyz");
    run = Crisol.run("convert", input.toString(), name("out.unknown"), "--to", "extxy");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("option-invalid").contains("did you mean \"extxyz\"?");
    run = Crisol.run("convert", input.toString(), name("out.unknown"), "--to", "extxyz");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(folder.resolve("out.unknown")).isNotEmptyFile();
  }

  @Test
  void the_units_that_help_names_are_understood_and_lj_is_not() throws IOException {
    String help = ReadingInput.class.getRecordComponents()[1].getAnnotation(Setting.class).help();
    assertUnits(help.replaceAll(".*: (.*) for LAMMPS.*", "$1"), LAMMPS, 7);
    assertUnits(help.replaceAll(".*; (.*) for n2p2", "$1"), N2P2, 3);
    for (String file : List.of(LAMMPS, N2P2)) {
      Crisol run = withUnits(file, "lj");
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).contains("unit-unknown").contains("lj").contains("metal");
    }
  }

  private void assertUnits(String units, String file, int count) throws IOException {
    String[] names = units.replaceAll(" \\(.*?\\)", "").split(", ");
    assertThat(names).hasSize(count);
    for (String name : names) {
      Crisol run = withUnits(file, name);
      assertThat(run.exit()).as(name + run.err()).isZero();
    }
  }

  private Crisol withUnits(String file, String units) throws IOException {
    Files.writeString(input, file);
    return Crisol.run("convert", input.toString(), name("out.xyz"), "--units", units);
  }

  @Test
  void the_input_is_never_overwritten() throws IOException {
    Crisol run = Crisol.run("convert", input + "@0", input.toString(), "--to", "extxyz");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("the input itself");
    assertThat(input).content().contains("-2.5");
  }

  @Test
  void an_unknown_element_in_types_is_refused() {
    Crisol run = Crisol.run("convert", input.toString(), name("o.xyz"), "--types", "Si,Qq");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("unknown-element").contains("Qq");
    assertThat(folder.resolve("o.xyz")).doesNotExist();
  }
}
