package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.structures.Frame;
import io.crisol.structures.Units;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same frame as pw.x prints it gives the same labels, to the printed digits. */
class PwTextsTest {
  private static final double BOHR3 = Math.pow(Units.BOHR, 3);
  private static final Frame A = CalculationTexts.frame(1);
  private static final Frame B = CalculationTexts.frame(2);
  private static final Frame C = CalculationTexts.frame(3);

  @TempDir private Path folder;

  private Reading read(String text) {
    Path file = folder.resolve("text");
    AtomicFile.write(file, text);
    return FrameFiles.read(file.toString());
  }

  /** Half a unit of the last digit that pw.x prints. */
  private static void samePw(Frame found, Frame expected) {
    double ry = Units.HARTREE / 2;
    SameFrame.assertSame(
        found,
        expected,
        6e-8 * 10.5 * Units.BOHR,
        5.1e-9 * ry,
        5.1e-9 * ry / Units.BOHR,
        5.1e-9 * ry / BOHR3);
  }

  @Test
  void pw_x_prints_it() {
    String text =
        CalculationTexts.pwHead(A.structure())
            + CalculationTexts.pwStep(A.labels())
            + CalculationTexts.pwEnd();
    List<Frame> frames = read(text).frames();
    assertThat(frames).hasSize(1);
    samePw(frames.getFirst(), A);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alat", "bohr", "angstrom", "crystal"})
  void pw_x_prints_the_steps_of_a_relaxation(String unit) {
    String text =
        CalculationTexts.pwHead(A.structure())
            + CalculationTexts.pwStep(A.labels())
            + CalculationTexts.pwMoved(B.structure(), true, unit)
            + CalculationTexts.pwStep(B.labels())
            + CalculationTexts.pwMoved(C.structure(), false, unit)
            + CalculationTexts.pwStep(C.labels())
            + "Begin final coordinates\n"
            + CalculationTexts.pwMoved(C.structure(), false, unit)
            + "End final coordinates\n"
            + CalculationTexts.pwEnd();
    List<Frame> frames = read(text).frames();
    assertThat(frames).hasSize(3);
    samePw(frames.get(0), A);
    samePw(frames.get(1), B);
    samePw(frames.get(2), C);
    assertThat(frames.get(2).metadata()).containsEntry("ionic_step", "3");
  }

  @Test
  void an_unfinished_last_step_of_pw_x_is_dropped_and_said_so() {
    String whole =
        CalculationTexts.pwHead(A.structure())
            + CalculationTexts.pwStep(A.labels())
            + CalculationTexts.pwMoved(B.structure(), false, "alat");
    String last = CalculationTexts.pwStep(B.labels());
    for (int cut = 0; cut <= last.length(); cut += 7) {
      Reading reading = read(whole + last.substring(0, cut));
      assertThat(reading.frames()).as("cut after " + cut).hasSize(1);
      samePw(reading.frames().getFirst(), A);
      if (cut > 60) {
        assertThat(reading.report().toString()).contains("step 2 is not used");
      }
    }
  }

  @Test
  void an_unconverged_step_keeps_its_structure_only() {
    String text =
        CalculationTexts.pwHead(A.structure())
            + "     Self-consistent Calculation\n"
            + "     convergence NOT achieved after 100 iterations\n"
            + CalculationTexts.pwStep(A.labels()).replaceAll("(?s).*iterations\n\n", "")
            + CalculationTexts.pwMoved(B.structure(), false, "alat")
            + CalculationTexts.pwStep(B.labels())
            + CalculationTexts.pwEnd();
    Reading reading = read(text);
    assertThat(reading.frames()).hasSize(2);
    Frame first = reading.frames().getFirst();
    assertThat(first.labels().energy()).isEmpty();
    assertThat(first.labels().forces()).isEmpty();
    assertThat(first.metadata()).containsEntry("converged", "false");
    assertThat(reading.report().toString()).contains("did not converge");
    samePw(reading.frames().get(1), B);
  }

  @Test
  void a_hybrid_functional_must_reach_its_outer_self_consistency() {
    String inner =
        CalculationTexts.pwStep(B.labels()).replaceAll("(?s)     Forces acting.*", "")
            + "     est. exchange err (dexx)  <       0.00255 Ry\n"
            + "     EXX: now go back to refine exchange calculation\n";
    String outer =
        CalculationTexts.pwStep(A.labels())
            .replace("     Forces acting", "     EXX self-consistency reached\n     Forces acting");
    String head = CalculationTexts.pwHead(A.structure());
    List<Frame> frames = read(head + inner + outer + CalculationTexts.pwEnd()).frames();
    assertThat(frames).hasSize(1);
    samePw(frames.getFirst(), A);
    String stopped = head + inner + CalculationTexts.pwEnd();
    assertThatThrownBy(() -> read(stopped)).hasMessageContaining("no finished calculation");
  }

  @Test
  void a_changed_number_of_atoms_is_never_half_read() {
    String text =
        CalculationTexts.pwHead(A.structure())
            + CalculationTexts.pwStep(A.labels())
            + CalculationTexts.pwEnd();
    for (String count : List.of("7", "9", "400000000", "1e12", "-8", "NaN")) {
      String changed = text.replaceFirst("(atoms/cell +=) +8", "$1 " + count);
      assertThatThrownBy(() -> read(changed)).hasMessageContaining("line");
    }
  }

  @Test
  void frames_of_one_geometry_share_it() {
    String step = CalculationTexts.pwStep(A.labels()) + CalculationTexts.pwEnd();
    List<Frame> frames = read(CalculationTexts.pwHead(A.structure()) + step + step).frames();
    assertThat(frames).hasSize(2);
    assertThat(frames.get(1).structure()).isSameAs(frames.get(0).structure());
    String cp = CalculationTexts.cpStep(A.labels(), "GPa", false);
    frames =
        read(CalculationTexts.cpHead(A.structure(), "ENERGY_FORCE")
                + cp
                + cp
                + CalculationTexts.cpEnd())
            .frames();
    assertThat(frames).hasSize(2);
    assertThat(frames.get(1).structure()).isSameAs(frames.get(0).structure());
  }

  private static String xml(String calculation, String body) {
    return CalculationTexts.xmlHead(calculation) + body + "</qes:espresso>\n";
  }

  private static String xmlPart(String name, Frame frame, boolean converged) {
    String inner =
        CalculationTexts.xmlConverged(converged)
            + CalculationTexts.xmlStructure(frame.structure())
            + CalculationTexts.xmlResults(frame.labels());
    return "<" + name + ">" + inner + "</" + name.split(" ")[0] + ">\n";
  }

  @Test
  void the_xml_has_it() {
    List<Frame> frames = read(xml("scf", xmlPart("output", A, true))).frames();
    assertThat(frames).hasSize(1);
    SameFrame.assertSame(frames.getFirst(), A, 1e-13, 1e-11, 1e-13, 1e-14);
  }

  @Test
  void the_xml_has_the_steps_and_does_not_give_the_last_one_twice() {
    String steps = xmlPart("step n_step=\"1\"", A, true) + xmlPart("step n_step=\"2\"", B, true);
    List<Frame> frames = read(xml("relax", steps + xmlPart("output", B, true))).frames();
    assertThat(frames).hasSize(2);
    SameFrame.assertSame(frames.get(0), A, 1e-13, 1e-11, 1e-13, 1e-14);
    SameFrame.assertSame(frames.get(1), B, 1e-13, 1e-11, 1e-13, 1e-14);
  }

  @Test
  void an_output_whose_atoms_were_moved_after_their_forces_is_no_label() {
    Frame moved = new Frame(C.structure(), B.labels(), B.metadata(), B.columns(), B.source());
    String steps = xmlPart("step n_step=\"1\"", A, true) + xmlPart("step n_step=\"2\"", B, true);
    assertThat(read(xml("md", steps + xmlPart("output", moved, true))).frames()).hasSize(2);
    String alone = xml("relax", xmlPart("output", moved, true));
    assertThatThrownBy(() -> read(alone)).hasMessageContaining("moved");
  }

  @Test
  void a_final_scf_of_vc_relax_is_a_frame_of_its_own() {
    Frame last = new Frame(B.structure(), C.labels(), B.metadata(), B.columns(), B.source());
    String steps = xmlPart("step n_step=\"1\"", A, true) + xmlPart("step n_step=\"2\"", B, true);
    List<Frame> frames = read(xml("vc-relax", steps + xmlPart("output", last, true))).frames();
    assertThat(frames).hasSize(3);
    SameFrame.assertSame(frames.get(2), last, 1e-13, 1e-11, 1e-13, 1e-14);
  }

  @Test
  void an_unconverged_or_cut_xml_gives_only_what_is_finished() {
    String unconverged = xml("scf", xmlPart("output", A, false));
    assertThatThrownBy(() -> read(unconverged)).hasMessageContaining("did not converge");
    String steps = xmlPart("step n_step=\"1\"", A, true);
    String second = xmlPart("step n_step=\"2\"", B, true);
    String head = CalculationTexts.xmlHead("relax") + steps;
    for (int cut = 0; cut < second.length() - 8; cut += 11) {
      Reading reading = read(head + second.substring(0, cut));
      assertThat(reading.frames()).as("cut after " + cut).hasSize(1);
      assertThat(reading.report().toString()).contains("ends early");
    }
  }

  @Test
  void forces_of_fixed_atoms_in_the_xml_are_not_taken_for_zero() {
    double[] forces = A.labels().forces().orElseThrow().clone();
    forces[3] = 0;
    Frame fixed = A.withLabels(A.labels().withForces(forces));
    String flags =
        "<free_positions rank=\"2\" dims=\"3 8\">1 1 1 0 1 1"
            + " 1".repeat(18)
            + "</free_positions></input>";
    String text = xml("scf", xmlPart("output", fixed, true)).replace("</input>", flags);
    Reading reading = read(text);
    assertThat(reading.frames().getFirst().labels().forces()).isEmpty();
    assertThat(reading.frames().getFirst().labels().stress()).isPresent();
    assertThat(reading.frames().getFirst().columns().get("move_mask")[3]).isZero();
    assertThat(reading.report().toString()).contains("fixed atoms");
  }

  @Test
  void document_types_and_entities_are_refused() {
    String bomb =
        xml("scf", xmlPart("output", A, true))
            .replace(
                "<qes:espresso Units",
                "<!DOCTYPE x [<!ENTITY a \"0123456789\"><!ENTITY b \"&a;&a;\">"
                    + "<!ENTITY f SYSTEM \"file:///etc/passwd\">]>\n<qes:espresso Units");
    assertThatThrownBy(() -> read(bomb)).hasMessageContaining("document type");
    String entity = xml("scf", xmlPart("output", A, true)).replace("<etot>", "<etot>&a;");
    assertThatThrownBy(() -> read(entity)).hasMessageContaining("file-malformed");
  }
}
