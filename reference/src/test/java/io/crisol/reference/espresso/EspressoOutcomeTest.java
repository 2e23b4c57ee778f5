package io.crisol.reference.espresso;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.reference.Failure;
import io.crisol.reference.Labelled;
import io.crisol.reference.Labelling;
import io.crisol.structures.Structure;
import io.crisol.structures.io.FrameFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is believed of pw.x, on recorded outputs that are tampered with. */
class EspressoOutcomeTest {
  @TempDir private Path attempt;

  private Structure structure;
  private String output;
  private String xml;

  @BeforeEach
  void record() throws IOException {
    output = resource("pw.out");
    xml = resource("data-file-schema.xml");
    Files.writeString(attempt.resolve("data-file-schema.xml"), xml);
    structure =
        FrameFiles.read(attempt.resolve("data-file-schema.xml").toString())
            .frames()
            .getFirst()
            .structure();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = EspressoOutcomeTest.class.getResourceAsStream("si8/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Labelling outcome(int exit, String out, String xmlText) throws IOException {
    Files.writeString(attempt.resolve("pw.out"), out);
    if (xmlText == null) {
      Files.delete(attempt.resolve("data-file-schema.xml"));
    } else {
      Files.writeString(attempt.resolve("data-file-schema.xml"), xmlText);
    }
    return new EspressoOutcome(structure, attempt, exit).labelling();
  }

  private Failure failure(int exit, String out, String xmlText) throws IOException {
    return (Failure) outcome(exit, out, xmlText);
  }

  @Test
  void a_sound_run_is_believed() throws IOException {
    Labelled labelled = (Labelled) outcome(0, output, xml);
    assertThat(labelled.labels().forces().orElseThrow()).hasSize(24);
    assertThat(labelled.labels().stress()).isPresent();
  }

  @Test
  void job_done_after_a_failed_field_is_not() throws IOException {
    String unconverged =
        output.replace(
            "convergence has been achieved",
            "convergence NOT achieved after   8 iterations: stopping");
    Failure failure = failure(2, unconverged, xml);
    assertThat(unconverged).contains("JOB DONE.");
    assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_CONVERGED);
  }

  @Test
  void an_exit_code_is_heard_whatever_is_printed() throws IOException {
    assertThat(failure(2, output, xml).kind()).isEqualTo(Failure.Kind.CRASHED);
    assertThat(failure(137, output, xml).kind()).isEqualTo(Failure.Kind.KILLED);
    assertThat(failure(139, output, xml).kind()).isEqualTo(Failure.Kind.CRASHED);
    assertThat(failure(127, "", xml).kind()).isEqualTo(Failure.Kind.NOT_STARTED);
  }

  @Test
  void without_job_done_it_was_cut() throws IOException {
    Failure failure = failure(0, output.replace("JOB DONE.", ""), xml);
    assertThat(failure.kind()).isEqualTo(Failure.Kind.CRASHED);
  }

  @Test
  void an_old_xml_file_of_another_energy() throws IOException {
    String stale = xml.replaceFirst("<etot>-(\\d)\\.(\\d)", "<etot>-$1.9");
    assertThat(stale).isNotEqualTo(xml);
    Failure failure = failure(0, output, stale);
    assertThat(failure.kind()).isEqualTo(Failure.Kind.IMPLAUSIBLE);
    assertThat(failure.why()).contains("not of one run");
  }

  @Test
  void an_xml_file_of_another_structure() throws IOException {
    double[] moved = structure.positions();
    moved[0] += 0.01;
    structure = structure.withPositions(moved);
    assertThat(failure(0, output, xml).why()).contains("of another structure");
    structure = structure.replicate(2, 1, 1);
    assertThat(failure(0, output, xml).why()).contains("8 atoms in place of 16");
  }

  @Test
  void garbage_and_nothing() throws IOException {
    assertThat(failure(0, "garbage", xml).kind()).isEqualTo(Failure.Kind.CRASHED);
    assertThat(failure(0, output, "garbage").kind()).isEqualTo(Failure.Kind.IMPLAUSIBLE);
    assertThat(failure(0, output, xml.substring(0, xml.indexOf("<forces"))).kind())
        .isEqualTo(Failure.Kind.IMPLAUSIBLE);
    assertThat(failure(0, output, null).why()).contains("wrote no");
  }

  @Test
  void a_field_that_is_not_a_number() throws IOException {
    String nan = xml.replaceFirst("(?s)(<forces[^>]*>\\s*)\\S+", "$1NaN");
    assertThat(nan).isNotEqualTo(xml);
    assertThat(failure(0, output, nan).kind()).isEqualTo(Failure.Kind.IMPLAUSIBLE);
  }

  @Test
  void a_full_disk_and_a_time_limit() throws IOException {
    String full = "forrtl: No space left on device\n";
    assertThat(failure(1, full, xml).kind()).isEqualTo(Failure.Kind.DISK_FULL);
    assertThat(failure(255, "     Maximum CPU time exceeded\n JOB DONE.", xml).kind())
        .isEqualTo(Failure.Kind.TIMED_OUT);
  }

  @Test
  void an_input_that_is_refused() throws IOException {
    String crash =
        " %%%%%%\n     Error in routine readpp (1):\n     file ./pseudo/Si.nope.UPF not found\n %%%%%%\n";
    Failure failure = failure(1, crash, xml);
    assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED);
    assertThat(failure.why()).contains("Si.nope.UPF not found");
  }
}
