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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XdatcarTest {
  private static final String HEAD = "title\n1.0\n4 0 0\n0 5 0\n0 0 6\nSi\n2\n";
  private static final String ROWS = "0.1250 0.2500 0.3750\n0.5000 0.5000 0.5000\n";

  @TempDir Path folder;

  private Reading read(String text) throws IOException {
    return FrameFiles.read(Files.writeString(folder.resolve("x"), text).toString());
  }

  private ProblemException refused(String text) {
    ProblemException e = catchThrowableOfType(ProblemException.class, () -> read(text));
    assertThat(e).as("nothing was refused").isNotNull();
    return e;
  }

  private static void compare(Path one) throws IOException {
    List<Frame> frames = VaspGolden.read(one).frames();
    Json.Obj wanted = VaspGolden.expected(one);
    String name = one.getFileName().toString();
    Optional<Json.Obj> pymatgen = wanted.find("pymatgen").map(Json::asObject);
    Structure first = frames.getFirst().structure();
    Structure last = frames.getLast().structure();
    if (pymatgen.isPresent()) {
      Json.Obj p = pymatgen.get();
      assertThat(frames).as(name).hasSize(p.get("n_frames").asInt());
      assertThat(first.elements())
          .containsExactlyElementsOf(VaspGolden.elements(p.get("elements")));
      VaspGolden.near(first.cell().vectors(), p.get("first_cell"), 1e-9, name);
      VaspGolden.near(last.cell().vectors(), p.get("last_cell"), 1e-9, name);
      VaspGolden.near(first.positions(), p.get("first_positions3"), 1e-9, name);
      VaspGolden.fractional(first, p.get("first_fractional3"), name);
      VaspGolden.fractional(last, p.get("last_fractional3"), name);
    }
    Optional<Json.Obj> ase = wanted.find("ase").map(Json::asObject);
    if (ase.isPresent() && ase.get().get("n_frames").asInt() == frames.size()) {
      VaspGolden.structure(first, ase.get().get("first").asObject(), name + " ase");
      VaspGolden.structure(last, ase.get().get("last").asObject(), name + " ase");
    }
  }

  @Test
  void our_own_copies_are_read_as_other_programs_read_them() throws IOException {
    assertThat(VaspGolden.own("xdatcar")).isNotEmpty();
    for (Path one : VaspGolden.own("xdatcar")) {
      compare(one);
    }
  }

  @Test
  void every_fixture_is_read_as_other_programs_read_it() throws IOException {
    for (Path one : VaspGolden.folders(SharedData.file("golden/formats/xdatcar"))) {
      compare(one);
    }
  }

  @Test
  void symbols_after_the_coordinates_do_not_matter() throws IOException {
    Path one =
        VaspGolden.own("xdatcar").stream()
            .filter(path -> path.endsWith("monatomic-symbols"))
            .findFirst()
            .orElseThrow();
    List<Frame> frames = VaspGolden.read(one).frames();
    assertThat(frames).hasSize(10).allMatch(f -> f.structure().formula().equals("Ne4"));
    assertThat(frames.getFirst().structure().coordinate(0))
        .isCloseTo(-0.003176 * 4.6, within(1e-15));
  }

  @Test
  void cells_may_change_with_or_without_a_title() throws IOException {
    String second = HEAD.replaceFirst("4 0 0", "8 0 0");
    for (String title : List.of("title\n", " \n")) {
      String text =
          HEAD
              + "Direct configuration= 1\n"
              + ROWS
              + second.replaceFirst("title\n", title)
              + "Direct configuration= 2\n"
              + ROWS;
      List<Frame> frames = read(text).frames();
      assertThat(frames).hasSize(2);
      assertThat(frames.get(0).structure().coordinate(0)).isEqualTo(0.5);
      assertThat(frames.get(1).structure().coordinate(0)).isEqualTo(1.0);
    }
  }

  @Test
  void old_separators_are_known() throws IOException {
    assertThat(read(HEAD + "\n" + ROWS + "\n" + ROWS + "\n\n").frames()).hasSize(2);
    assertThat(read(HEAD + "Konfig=    1\n" + ROWS + "Konfig=    2\n" + ROWS).frames()).hasSize(2);
  }

  @Test
  void a_last_frame_that_is_cut_is_left_out_and_the_report_says_so() throws IOException {
    String whole = HEAD + "Direct configuration= 1\n" + ROWS + "Direct configuration= 2\n" + ROWS;
    for (int cut = 2; cut < ROWS.length() + 20; cut++) {
      Reading reading = read(whole.substring(0, whole.length() - cut));
      assertThat(reading.frames()).hasSize(1);
      if (cut < ROWS.length()) {
        assertThat(reading.report().toString()).contains("not whole and was left out");
      }
    }
    ProblemException e = refused(HEAD + "Direct configuration= 1\n0.1 0.2 0.3\n");
    assertThat(e.problem()).isEqualTo(Problem.FILE_TRUNCATED);
    assertThat(e.where()).contains("line");
  }

  @Test
  void what_is_wrong_is_refused_with_file_and_line() {
    String whole = HEAD + "Direct configuration= 1\n" + ROWS + "Direct configuration= 2\n" + ROWS;
    for (String bad :
        List.of(
            whole.replaceFirst("\n2\n", "\n1000000000000\n"),
            whole.replaceFirst("0.3750", "abc"),
            whole + HEAD.replaceFirst("Si", "Ge") + ROWS,
            "  4   4  20\n 0.1E+02 0.3E-09\n  300.0\n  CAR \n title\n\n" + ROWS)) {
      assertThat(refused(bad).problem()).isEqualTo(Problem.FILE_MALFORMED);
    }
  }

  @Test
  void what_is_written_is_read_back() {
    Path file = folder.resolve("XDATCAR");
    List<String> notes = new ArrayList<>();
    List<Frame> frames = VaspSample.frames();
    for (List<Frame> some : List.of(frames, List.of(frames.get(0), frames.get(0)))) {
      FrameOutputs.ofName(file).write(file, some, notes::add);
      List<Frame> back = FrameFiles.read(file.toString()).frames();
      assertThat(back).hasSize(2);
      for (int k = 0; k < 2; k++) {
        assertThat(back.get(k).structure().cell()).isEqualTo(some.get(k).structure().cell());
        assertThat(back.get(k).structure().positions())
            .containsExactly(some.get(k).structure().positions(), within(1e-14));
      }
    }
    assertThat(notes).anyMatch(text -> text.contains("stress"));
  }

  @Test
  void frames_of_different_atoms_are_refused() {
    Frame frame = VaspSample.frames().getFirst();
    Frame other =
        Frame.of(
            new Structure(Cell.box(4, 4, 4), new Element[] {Element.H}, new double[3]),
            Labels.NONE);
    ProblemException e =
        catchThrowableOfType(
            ProblemException.class,
            () -> Xdatcar.OUTPUT.write(folder.resolve("XDATCAR"), List.of(frame, other), _ -> {}));
    assertThat(e.problem()).isEqualTo(Problem.OUTPUT_UNFIT);
  }
}
