package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VasprunTest {
  @TempDir Path folder;

  private Reading read(String text) throws IOException {
    return FrameFiles.read(Files.writeString(folder.resolve("vasprun.xml"), text).toString());
  }

  private ProblemException refused(String text) {
    ProblemException e = catchThrowableOfType(ProblemException.class, () -> read(text));
    assertThat(e).as("nothing was refused").isNotNull();
    assertThat(e.where()).contains("vasprun.xml, line ");
    return e;
  }

  @Test
  void our_own_copies_are_read_as_other_programs_read_them() throws IOException {
    List<Path> cases = VaspGolden.own("vasprun");
    assertThat(cases).isNotEmpty();
    for (Path one : cases) {
      assertThat(VaspGolden.calculation(one)).isPositive();
    }
  }

  @Test
  void every_fixture_is_read_as_other_programs_read_it() throws IOException {
    for (Path one : VaspGolden.folders(SharedData.file("golden/formats/vasprun"))) {
      assertThat(VaspGolden.calculation(one)).isPositive();
    }
  }

  @Test
  void a_frame_printed_as_outcar_and_as_vasprun_has_the_same_labels() throws IOException {
    List<Frame> frames = VaspSample.frames();
    Path outcar =
        Files.writeString(folder.resolve("any-name"), VaspSample.outcar(VaspSample.frames()));
    List<Frame> ofOutcar = FrameFiles.read(outcar.toString()).frames();
    List<Frame> ofVasprun = read(VaspSample.vasprun(frames)).frames();
    for (int k = 0; k < 2; k++) {
      VaspSample.same(ofOutcar.get(k), frames.get(k), 1e-9);
      VaspSample.same(ofVasprun.get(k), frames.get(k), 1e-9);
      assertThat(ofOutcar.get(k).metadata()).isEqualTo(ofVasprun.get(k).metadata());
    }
  }

  @Test
  void a_file_that_ends_early_keeps_its_whole_steps_and_the_report_says_so() throws IOException {
    String whole = VaspSample.vasprun(VaspSample.frames());
    Reading inside = read(whole.substring(0, whole.lastIndexOf("\"stress\"")));
    assertThat(inside.frames()).hasSize(1);
    assertThat(inside.report().toString()).contains("the file ends early inside ionic step 2");
    Reading after = read(whole.substring(0, whole.indexOf("</modeling>")));
    assertThat(after.frames()).hasSize(2);
    assertThat(after.report().toString()).contains("the file ends early; the steps before");
  }

  @Test
  void a_file_cut_anywhere_gives_whole_steps_or_a_problem() throws IOException {
    String whole = VaspSample.vasprun(VaspSample.frames());
    List<Frame> all = read(whole).frames();
    for (int at = whole.indexOf("<modeling>") + 12; at < whole.length(); at += 11) {
      try {
        List<Frame> frames = read(whole.substring(0, at)).frames();
        for (int k = 0; k < frames.size(); k++) {
          VaspSample.same(frames.get(k), all.get(k), 0);
        }
      } catch (ProblemException e) {
        assertThat(e.problem()).isEqualTo(Problem.NOT_A_LABEL);
      }
    }
  }

  @Test
  void damage_in_the_middle_is_refused_with_its_line() {
    String whole = VaspSample.vasprun(VaspSample.frames());
    ProblemException e = refused(whole.replaceFirst("</scstep>", "</scstip>"));
    assertThat(e.problem()).isEqualTo(Problem.FILE_MALFORMED);
    assertThat(e.getMessage()).contains("no well-formed XML");
  }

  @Test
  void a_step_that_ran_into_nelm_has_no_labels() throws IOException {
    String text = VaspSample.vasprun(VaspSample.frames()).replaceFirst("  60</i>", "  12</i>");
    Reading reading = read(text);
    assertThat(reading.frames())
        .hasSize(2)
        .allMatch(f -> f.labels().energy().isEmpty() && f.labels().forces().isEmpty())
        .allMatch(f -> f.metadata().get("converged").equals("false"))
        .noneMatch(f -> f.metadata().containsKey("free_energy"));
  }

  @Test
  void stars_are_no_labels() throws IOException {
    String text = VaspSample.vasprun(VaspSample.frames().subList(0, 1));
    int forces = text.indexOf("\"forces\"");
    String force =
        text.substring(0, forces)
            + text.substring(forces).replaceFirst("<v>\\s*\\S+", "<v>****************");
    assertThat(read(force).frames().getFirst().labels().energy()).isEmpty();
    int stress = text.indexOf("\"stress\"");
    String pressed =
        text.substring(0, stress)
            + text.substring(stress).replaceFirst("<v>\\s*\\S+", "<v>****************");
    Reading reading = read(pressed);
    assertThat(reading.frames().getFirst().labels().energy()).isPresent();
    assertThat(reading.frames().getFirst().labels().stress()).isEmpty();
    assertThat(reading.report().toString()).contains("the stress is stars");
  }

  @Test
  void the_enthalpy_of_a_run_under_pressure_is_no_energy() throws IOException {
    Frame frame = VaspSample.frames().getFirst();
    String text = VaspSample.vasprun(List.of(frame));
    double volume = frame.structure().cell().volume();
    double iteration = frame.labels().energy().orElseThrow() - 1.25;
    String enthalpy = String.format(Locale.ROOT, "%.8f", iteration + 50 * volume / 1602.17733);
    String pressed =
        text.replaceFirst("</parameters>", "<i name=\"PSTRESS\"> 50.0</i></parameters>")
            .replaceFirst("(?s)(.*e_fr_energy\">)[^<]*", "$1" + Matcher.quoteReplacement(enthalpy));
    Reading reading = read(pressed);
    Labels labels = reading.frames().getFirst().labels();
    assertThat(labels.energy().orElseThrow()).isCloseTo(iteration + 0.25, within(1e-8));
    assertThat(labels.stress()).isEmpty();
    assertThat(reading.report().toString()).contains("PSTRESS is set");
  }

  @Test
  void only_a_whole_stress_is_taken() throws IOException {
    String text =
        VaspSample.vasprun(VaspSample.frames())
            .replaceFirst("</parameters>", "<i type=\"int\" name=\"ISIF\"> 1</i></parameters>");
    Reading reading = read(text);
    assertThat(reading.frames()).allMatch(f -> f.labels().stress().isEmpty());
    assertThat(reading.frames()).allMatch(f -> f.labels().forces().isPresent());
    assertThat(reading.report().toString()).contains("ISIF = 1");
  }

  @Test
  void document_types_and_entities_are_not_followed() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "Si");
    String text = VaspSample.vasprun(VaspSample.frames());
    String declared =
        text.replaceFirst(
            "<modeling>",
            "<!DOCTYPE modeling [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>\n<modeling>");
    assertThat(refused(declared).getMessage()).contains("document type");
    assertThat(refused(text.replaceFirst("<c>Mg</c>", "<c>&x;</c>")).problem())
        .isEqualTo(Problem.FILE_MALFORMED);
  }

  @Test
  void elements_that_vasp_misspells_come_from_the_potential() throws IOException {
    String types =
        "<array name=\"atomtypes\" ><set><rc><c>   8</c><c>r </c><c>  91.2</c><c> 12.0</c>"
            + "<c>  PAW_PBE Zr_sv 04Jan2005 </c></rc></set></array></atominfo>";
    String text =
        VaspSample.vasprun(VaspSample.frames())
            .replaceAll("<c>(Mg|O )</c>", "<c>r </c>")
            .replace("</atominfo>", types);
    assertThat(read(text).frames().getFirst().structure().elements())
        .containsOnly(io.crisol.structures.Element.Zr);
    assertThat(refused(text.replace("Zr_sv", "Qq_sv")).problem())
        .isEqualTo(Problem.UNKNOWN_ELEMENT);
  }

  @Test
  void a_wrong_number_of_rows_is_refused() {
    String text = VaspSample.vasprun(VaspSample.frames());
    ProblemException e = refused(text.replaceFirst("<rc><c>Mg</c><c>   1</c></rc>\n", ""));
    assertThat(e.getMessage()).contains("it has 8 positions for 7 atoms");
  }

  @Test
  void deep_nesting_is_refused() {
    String text = "<?xml version=\"1.0\"?>\n<modeling>\n" + "<a>\n".repeat(100_000);
    assertThat(refused(text).problem()).isEqualTo(Problem.FILE_MALFORMED);
  }
}
