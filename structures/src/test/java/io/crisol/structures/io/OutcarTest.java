package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Frame;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcarTest {
  @TempDir Path folder;

  private Reading read(String text) throws IOException {
    return FrameFiles.read(Files.writeString(folder.resolve("OUTCAR"), text).toString());
  }

  private ProblemException refused(String text) {
    ProblemException e = catchThrowableOfType(ProblemException.class, () -> read(text));
    assertThat(e).as("nothing was refused").isNotNull();
    assertThat(e.where()).contains("OUTCAR");
    return e;
  }

  @Test
  void our_own_copies_are_read_as_other_programs_read_them() throws IOException {
    List<Path> cases = VaspGolden.own("vasp-outcar");
    assertThat(cases).isNotEmpty();
    for (Path one : cases) {
      assertThat(VaspGolden.calculation(one)).isPositive();
    }
  }

  @Test
  void every_fixture_is_read_as_other_programs_read_it() throws IOException {
    for (Path one : VaspGolden.folders(SharedData.file("golden/formats/vasp-outcar"))) {
      assertThat(VaspGolden.calculation(one)).isPositive();
    }
  }

  @Test
  void steps_that_ran_into_nelm_have_no_labels() throws IOException {
    Path one = SharedData.file("golden/formats/vasp-outcar/scf-not-converged-lgpl");
    Reading reading = VaspGolden.read(one);
    assertThat(reading.frames().stream().map(f -> f.metadata().get("converged")))
        .containsExactly("false", "false", "true");
    assertThat(VaspGolden.calculation(one)).isEqualTo(1);
    assertThat(reading.report().toString())
        .contains("did not converge: no labels are taken (2 of 3 frames)");
  }

  @Test
  void a_step_that_is_cut_is_left_out_and_the_report_says_so() throws IOException {
    String whole = VaspSample.outcar(VaspSample.frames());
    int at = whole.lastIndexOf("TOTAL-FORCE");
    Reading reading = read(whole.substring(0, at + 250));
    assertThat(reading.frames()).hasSize(1);
    assertThat(reading.report().toString())
        .contains("the file ends inside ionic step 2: this step is left out");
  }

  @Test
  void a_file_cut_anywhere_gives_whole_steps_or_a_problem() throws IOException {
    String whole = VaspSample.outcar(VaspSample.frames());
    List<Frame> all = read(whole).frames();
    assertThat(all).hasSize(2);
    for (int at = whole.indexOf('\n') + 20; at < whole.length(); at += 7) {
      String part = whole.substring(0, at);
      try {
        List<Frame> frames = read(part).frames();
        for (int k = 0; k < frames.size(); k++) {
          VaspSample.same(frames.get(k), all.get(k), 0);
        }
      } catch (ProblemException e) {
        assertThat(e.problem()).isEqualTo(Problem.NOT_A_LABEL);
      }
    }
  }

  @Test
  void stars_are_no_labels() throws IOException {
    String text = VaspSample.outcar(VaspSample.frames().subList(0, 1));
    String force = text.replaceFirst("(?s)(TOTAL-FORCE.*?\\n.*?\\n.{50})\\S+", "$1**********");
    assertThat(force).contains("****");
    Reading reading = read(force);
    assertThat(reading.frames().getFirst().labels().energy()).isEmpty();
    assertThat(reading.report().toString()).contains("stars");
    Reading pressed = read(text.replaceFirst("in kB.{13}", "in kB ************"));
    assertThat(pressed.frames().getFirst().labels().stress()).isEmpty();
    assertThat(pressed.frames().getFirst().labels().energy()).isPresent();
    assertThat(pressed.report().toString()).contains("the stress is stars");
  }

  @Test
  void numbers_that_touch_are_told_apart_by_their_sign() throws IOException {
    String text = VaspSample.outcar(VaspSample.frames().subList(0, 1));
    String merged =
        text.replaceFirst("in kB.*", "in kB  -10015.40060-10015.40060-20015.40060-1.0-2.0-3.0");
    double[] stress = read(merged).frames().getFirst().labels().stress().orElseThrow();
    double unit = 6.241509074460763e-4;
    assertThat(stress[0]).isCloseTo(10015.4006 * unit, within(1e-9));
    assertThat(stress[8]).isCloseTo(20015.4006 * unit, within(1e-9));
    assertThat(new double[] {stress[1], stress[5], stress[2]})
        .containsExactly(new double[] {unit, 2 * unit, 3 * unit}, within(1e-12));
  }

  @Test
  void a_loop_that_vasp_6_calls_unconverged_gives_no_labels() throws IOException {
    String text = VaspSample.outcar(VaspSample.frames().subList(0, 1));
    Reading reading =
        read(text.replace("because EDIFF is reached", "EDIFF was not reached (unconverged)"));
    assertThat(reading.frames().getFirst().labels().energy()).isEmpty();
    assertThat(reading.frames().getFirst().metadata()).containsEntry("converged", "false");
  }

  @Test
  void a_run_without_a_finished_step_is_no_label() {
    String text = VaspSample.outcar(VaspSample.frames());
    ProblemException early = refused(text.substring(0, text.indexOf("---- Iteration") - 60));
    assertThat(early.problem()).isEqualTo(Problem.NOT_A_LABEL);
    assertThat(early.getMessage()).contains("before the first electronic iteration");
    ProblemException later = refused(text.substring(0, text.indexOf("in kB")));
    assertThat(later.getMessage()).contains("1 begun");
  }

  @Test
  void impossible_counts_are_refused_before_anything_is_allocated() {
    String text = VaspSample.outcar(VaspSample.frames());
    for (String count : List.of("1000000000000", "999999999", "0")) {
      ProblemException e = refused(text.replaceFirst("NIONS = +\\d+", "NIONS = " + count));
      assertThat(e.problem()).isIn(Problem.FILE_MALFORMED, Problem.NOT_A_LABEL);
    }
  }

  @Test
  void only_a_whole_stress_is_taken() throws IOException {
    String text = VaspSample.outcar(VaspSample.frames());
    Reading reading = read(text.replaceFirst("   NELM ", "   ISIF   =      1    stress\n   NELM "));
    assertThat(reading.frames()).allMatch(f -> f.labels().stress().isEmpty());
    assertThat(reading.frames()).allMatch(f -> f.labels().forces().isPresent());
    assertThat(reading.report().toString()).contains("ISIF = 1");
  }

  @Test
  void two_runs_in_one_file_are_refused() {
    String text = VaspSample.outcar(VaspSample.frames());
    assertThat(refused(text + text).getMessage()).contains("a second OUTCAR begins here");
  }

  @Test
  void counts_that_touch_are_split_by_their_width() throws IOException {
    TextSource source =
        TextSource.open(Files.writeString(folder.resolve("OUTCAR"), "vasp.5.4.4\n"));
    OutcarHeader header = new OutcarHeader(source);
    header.line("TITEL  = PAW_PBE Cu 22Jun2005");
    header.line("TITEL  = PAW_PBE O 08Apr2002");
    header.line("number of dos      NEDOS =    301   number of ions     NIONS =   3000");
    header.line("ions per type =            10002000");
    assertThat(header.elements(ReadingOptions.NONE, new ReadingNotes()))
        .hasSize(3000)
        .startsWith(io.crisol.structures.Element.Cu)
        .endsWith(io.crisol.structures.Element.O);
    source.close();
  }

  /** What a learned force field prints is the same, marked with ML. */
  private static String learned(String text) {
    return text.replaceAll("(?m)^-.*(Iteration|EDIFF).*\n", "")
        .replace("  in kB", "  ML FORCE on cell =-STRESS\n  in kB")
        .replace("(eV/Angst)", "(eV/Angst) (ML)")
        .replace("FREE ENERGIE", "ML FREE ENERGIE")
        .replace("  free  energy   TOTEN", "  free  energy ML TOTEN")
        .replace("  energy  without", "  ML energy  without");
  }

  @Test
  void predictions_of_a_learned_force_field_are_no_labels() throws IOException {
    String text = VaspSample.outcar(VaspSample.frames());
    int first = text.indexOf("----- Iteration");
    int second = text.indexOf("----- Iteration", text.indexOf("TOTAL-FORCE"));
    int end = text.indexOf(" General timing");
    String one = text.substring(first, second);
    String two = text.substring(second, end);
    String head = text.substring(0, first);
    Frame alone = read(text).frames().getFirst();
    for (String mixed :
        List.of(
            head + learned(two) + one + learned(two) + text.substring(end),
            head + one + learned(one) + learned(two) + text.substring(end))) {
      Reading reading = read(mixed);
      assertThat(reading.frames()).hasSize(1);
      VaspSample.same(reading.frames().getFirst(), alone, 0);
      assertThat(reading.report().toString()).contains("machine-learned force field");
    }
    assertThat(refused(head + learned(one)).getMessage()).contains("nothing but predictions");
  }
}
