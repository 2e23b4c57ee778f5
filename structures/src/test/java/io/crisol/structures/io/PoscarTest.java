package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.SharedData;
import io.crisol.structures.Structure;
import io.crisol.structures.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoscarTest {
  private static final String HEAD = "title\n1.0\n4 0 0\n0 5 0\n0 0 6\n";

  @TempDir Path folder;

  private Reading read(String text) throws IOException {
    return read(text, ReadingOptions.NONE);
  }

  private Reading read(String text, ReadingOptions options) throws IOException {
    return FrameFiles.read(Files.writeString(folder.resolve("p"), text).toString(), options);
  }

  private Structure structure(String text) throws IOException {
    return read(text).frames().getFirst().structure();
  }

  private ProblemException refused(String text) {
    ProblemException e = catchThrowableOfType(ProblemException.class, () -> read(text));
    assertThat(e).as("nothing was refused").isNotNull();
    return e;
  }

  /** Every fixture: the reading of pymatgen; ASE's where it does not contradict it. */
  private static void compare(Path one) throws IOException {
    Frame frame = VaspGolden.read(one).frames().getFirst();
    Structure found = frame.structure();
    Json.Obj wanted = VaspGolden.expected(one);
    Json.Obj first = wanted.get("pymatgen").asObject();
    String name = one.getFileName().toString();
    boolean named = first.find("true_names").map(Json::asBoolean).orElse(true);
    if (!named) {
      first.members().remove("elements");
    }
    VaspGolden.structure(found, first, name);
    VaspGolden.fractional(found, first.get("fractional_first3"), name);
    Optional<Json.Obj> ase = wanted.find("ase").map(Json::asObject);
    double volume = found.cell().volume();
    if (ase.isPresent() && Math.abs(ase.get().get("volume").asDouble() - volume) < 1e-6 * volume) {
      VaspGolden.structure(found, ase.get(), name + " ase");
    }
    Optional<Json> mask = first.find("selective_dynamics_first3");
    assertThat(frame.columns().containsKey("move_mask")).as(name).isEqualTo(mask.isPresent());
    if (mask.isPresent()) {
      int k = 0;
      for (Json row : mask.get().asList()) {
        for (Json flag : row.asList()) {
          assertThat(frame.columns().get("move_mask")[k++]).isEqualTo(flag.asBoolean() ? 1 : 0);
        }
      }
    }
    Optional<Json> velocities = first.find("velocities_first3_A_per_fs");
    assertThat(frame.columns().containsKey("velocities"))
        .as(name)
        .isEqualTo(velocities.isPresent());
    velocities.ifPresent(
        v -> VaspGolden.near(frame.columns().get("velocities"), v, 1e-12, name + " velocities"));
  }

  @Test
  void our_own_copies_are_read_as_other_programs_read_them() throws IOException {
    assertThat(VaspGolden.own("poscar")).isNotEmpty();
    for (Path one : VaspGolden.own("poscar")) {
      compare(one);
    }
  }

  @Test
  void every_fixture_is_read_as_other_programs_read_it() throws IOException {
    for (Path one : VaspGolden.folders(SharedData.file("golden/formats/poscar"))) {
      compare(one);
    }
  }

  @Test
  void a_file_that_names_no_elements_needs_types() throws IOException {
    String text = HEAD + "1 2\nDirect\n0 0 0\n.5 .5 .5\n.25 .25 .25\n";
    assertThat(refused(text).getMessage()).contains("--types");
    ReadingOptions types = new ReadingOptions(List.of(Element.Si, Element.O), Optional.empty());
    assertThat(read(text, types).frames().getFirst().structure().formula()).isEqualTo("O2Si");
    ReadingOptions few = new ReadingOptions(List.of(Element.Si), Optional.empty());
    assertThat(catchThrowableOfType(ProblemException.class, () -> read(text, few))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"Si O,O2Si", "SiO2,O2Si", "Si1 O2,O2Si"})
  void a_title_that_clearly_names_the_elements_is_taken(String title, String formula)
      throws IOException {
    String text = HEAD + "1 2\nDirect\n0 0 0\n.5 .5 .5\n.25 .25 .25\n";
    Reading reading = read(text.replaceFirst("title", title));
    assertThat(reading.frames().getFirst().structure().formula()).isEqualTo(formula);
    assertThat(reading.report().toString()).contains("taken from its title");
  }

  @ParameterizedTest
  @CsvSource({"Si2O1", "Si", "SiO", "CoNi", "Si O N", "Carbon Oxide"})
  void a_title_that_does_not_is_not(String title) {
    String text = HEAD + "1 2\nDirect\n0 0 0\n.5 .5 .5\n.25 .25 .25\n";
    assertThat(refused(text.replaceFirst("title", title)).getMessage()).contains("--types");
  }

  @Test
  void three_scales_act_on_the_axes() throws IOException {
    String text = "t\n2 3 4\n1 1 0\n0 1 0\n0 0 1\nSi\n1\nCartesian\n.5 .5 .5\n";
    Structure found = structure(text);
    assertThat(found.cell().vectors()).containsExactly(2, 3, 0, 0, 3, 0, 0, 0, 4);
    assertThat(found.positions()).containsExactly(1, 1.5, 2);
  }

  @Test
  void a_volume_scales_cartesian_positions_too() throws IOException {
    Structure found = structure("t\n-64\n2 0 0\n0 2 0\n0 0 2\nSi\n1\nKartesisch\n1 1 1\n");
    assertThat(found.cell().volume()).isCloseTo(64, within(1e-12));
    assertThat(found.positions()).containsExactly(new double[] {2, 2, 2}, within(1e-14));
  }

  @Test
  void potentials_may_stand_for_elements_and_comments_may_follow() throws IOException {
    String text =
        HEAD
            + "Ti_sv/1a2b O_s ! comment\n1 1 # comment\nSelective\ndirect\n"
            + "0 0 0 T F .TRUE.\n.5 .5 .5 F F F O2- extra\n";
    Frame frame = read(text).frames().getFirst();
    assertThat(frame.structure().elements()).containsExactly(Element.Ti, Element.O);
    assertThat(frame.columns().get("move_mask")).containsExactly(1, 0, 1, 0, 0, 0);
  }

  @Test
  void velocities_follow_in_several_forms() throws IOException {
    String atom = HEAD + "Si\n1\nD\n0 0 0\n";
    String cell = "Lattice velocities and vectors\n 1\n" + " 0.1 0.1 0.1\n".repeat(6);
    String rows = " 0.10000000E-01 -0.2D-02-0.30000000-100\n";
    for (String text :
        List.of(
            atom + "\n" + rows,
            atom + "Cartesian\n" + rows,
            atom + cell + "\n" + rows,
            atom + cell + "\n" + rows + "\n1\n0.5\n")) {
      Frame frame = read(text).frames().getFirst();
      assertThat(frame.columns().get("velocities")).containsExactly(0.01, -0.002, -0.3e-100);
    }
    for (String text : List.of(atom, atom + "\n\n", atom + cell, atom + "remark\nmore\n")) {
      assertThat(read(text).frames().getFirst().columns()).isEmpty();
    }
    Reading direct = read(atom + "Direct\n" + rows);
    assertThat(direct.frames().getFirst().columns()).isEmpty();
    assertThat(direct.report().toString()).contains("does not say the time step");
    assertThat(refused(atom.replaceFirst("\n1\n", "\n2\n") + "1 1 1\n\n" + rows).problem())
        .isEqualTo(Problem.FILE_TRUNCATED);
  }

  @Test
  void an_integer_title_is_no_xyz_file() throws IOException {
    assertThat(structure(HEAD.replaceFirst("title", "8") + "Si\n1\nD\n0 0 0\n").size()).isOne();
    assertThat(structure(HEAD.replaceFirst("title", "") + "Si\n1\nD\n0 0 0\n").size()).isOne();
  }

  @ParameterizedTest
  @CsvSource({
    "Si|1000000000000|D|0 0 0, announces",
    "Si|999999999|D|0 0 0, announces",
    "Si O|499999999 499999999|D|0 0 0, announces",
    "Si|2|D|0 0 0, ends in the middle",
    "Si|2|D|0 0 0|0 0, ends in the middle",
    "Si|1|D|0 0 x|, three numbers",
    "Si|1|D|0 0 0|0 0 0, more coordinates",
    "Si|1|D|0 0 nan|, not a finite number",
    "Si|1|1|0 0 0, Direct or Cartesian",
    "Xx|1|D|0 0 0, not an element",
    "Si O|1|D|0 0 0, counts",
    "Si|0|D|0 0 0, no atom",
    "Si|1|S|D|0 0 0, T or F",
  })
  void what_is_wrong_is_said_with_file_and_line(String rest, String words) {
    ProblemException e = refused(HEAD + rest.replace('|', '\n') + "\n");
    assertThat(e.getMessage()).contains(words).contains(", line ");
  }

  @Test
  void a_last_number_that_is_cut_is_noticed() throws IOException {
    String text = HEAD + "Si\n2\nD\n0.12345 0.12345 0.12345\n0.12345 0.12345 0.1234";
    assertThat(refused(text).problem()).isEqualTo(Problem.FILE_TRUNCATED);
    assertThat(structure(text + "\n").size()).isEqualTo(2);
    assertThat(structure(text + "5").size()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1 1 1", "1 0 1", "nan"})
  void impossible_scales_are_refused(String scale) {
    assertThat(refused(HEAD.replaceFirst("1.0", scale) + "Si\n1\nD\n0 0 0\n").getMessage())
        .containsAnyOf("scale", "in no format");
  }

  @Test
  void a_flat_cell_is_refused() {
    ProblemException e = refused(HEAD.replaceFirst("0 5 0", "4 0 0") + "Si\n1\nD\n0 0 0\n");
    assertThat(e.problem()).isEqualTo(Problem.CELL_SINGULAR);
    assertThat(e.where()).contains("line");
  }

  private Frame sample() {
    Frame frame = VaspSample.frames().getFirst();
    double[] velocities = frame.labels().forces().orElseThrow();
    double[] mask = new double[3 * frame.size()];
    mask[1] = 1;
    mask[23] = 1;
    return new Frame(
        frame.structure(),
        Labels.NONE,
        Map.of(),
        Map.of("velocities", velocities, "move_mask", mask),
        Frame.Source.NONE);
  }

  @Test
  void what_is_written_is_read_back_as_the_same_doubles() {
    Path file = folder.resolve("POSCAR.gz");
    List<String> notes = new ArrayList<>();
    FrameOutputs.ofName(file).write(file, List.of(sample()), notes::add);
    Frame back = FrameFiles.read(file.toString()).frames().getFirst();
    assertThat(back.structure()).isEqualTo(sample().structure());
    assertThat(back.columns().get("velocities")).isEqualTo(sample().columns().get("velocities"));
    assertThat(back.columns().get("move_mask")).isEqualTo(sample().columns().get("move_mask"));
    assertThat(notes).isEmpty();
  }

  @Test
  void elements_keep_their_order() {
    Structure mixed =
        new Structure(
            Cell.box(4, 4, 4),
            new Element[] {Element.O, Element.Si, Element.O},
            new double[] {-1e-5, 0, 0, 1, 1e-20, 1, 2, 2, 2.5e7});
    Path file = folder.resolve("x.vasp");
    FrameOutputs.ofName(file).write(file, List.of(Frame.of(mixed, Labels.NONE)), _ -> {});
    assertThat(FrameFiles.read(file.toString()).frames().getFirst().structure()).isEqualTo(mixed);
  }

  @Test
  void labels_that_do_not_fit_are_told_and_open_cells_refused() {
    Path file = folder.resolve("CONTCAR");
    List<String> notes = new ArrayList<>();
    FrameOutput output = FrameOutputs.ofName(file);
    output.write(file, VaspSample.frames().subList(0, 1), notes::add);
    assertThat(notes).hasSize(3).anyMatch(text -> text.contains("stress"));
    Frame open =
        Frame.of(new Structure(Cell.OPEN, new Element[] {Element.H}, new double[3]), Labels.NONE);
    for (List<Frame> frames : List.of(List.of(open), VaspSample.frames())) {
      ProblemException e =
          catchThrowableOfType(
              ProblemException.class, () -> output.write(file, frames, notes::add));
      assertThat(e.problem()).isEqualTo(Problem.OUTPUT_UNFIT);
    }
  }
}
