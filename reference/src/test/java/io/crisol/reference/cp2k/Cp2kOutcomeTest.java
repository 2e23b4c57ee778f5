package io.crisol.reference.cp2k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

/** What is believed of CP2K, on an output of version 2023.1 that is tampered with. */
class Cp2kOutcomeTest {
  @TempDir private Path attempt;

  private Structure structure;
  private String output;

  @BeforeEach
  void record() throws IOException {
    output = resource("cp2k.out");
    Files.writeString(attempt.resolve("cp2k.inp"), resource("cp2k.inp"));
    Files.writeString(attempt.resolve("cp2k.out"), output);
    structure =
        FrameFiles.read(attempt.resolve("cp2k.out").toString()).frames().getFirst().structure();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Cp2kOutcomeTest.class.getResourceAsStream("si8/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Labelling outcome(int exit, String out) throws IOException {
    Files.writeString(attempt.resolve("cp2k.out"), out);
    return new Cp2kOutcome(structure, attempt, exit).labelling();
  }

  private Failure failure(int exit, String out) throws IOException {
    assertThat(out).isNotEqualTo(output);
    return (Failure) outcome(exit, out);
  }

  @Test
  void a_sound_run_is_believed() throws IOException {
    Labelled labelled = (Labelled) outcome(0, output);
    assertThat(labelled.labels().forces().orElseThrow()).hasSize(24);
    assertThat(labelled.labels().stress()).isPresent();
    String line =
        output
            .lines()
            .filter(l -> l.contains("ENERGY| Total FORCE_EVAL"))
            .findFirst()
            .orElseThrow();
    double hartree = Double.parseDouble(line.substring(line.lastIndexOf(' ')));
    assertThat(labelled.labels().energy().getAsDouble())
        .isCloseTo(hartree * 27.211386245988, within(1e-8));
  }

  @Test
  void exit_code_0_without_convergence_is_no_label() throws IOException {
    String unconverged =
        output.replaceFirst(
            "\\*\\*\\* SCF run converged in .*",
            "Leaving inner SCF loop after reaching    10 steps.\n\n"
                + " *** WARNING in qs_scf.F:601 :: SCF run NOT converged ***");
    assertThat(unconverged).contains("PROGRAM ENDED", "ATOMIC FORCES");
    Failure failure = failure(0, unconverged);
    assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_CONVERGED);
    assertThat(failure.why()).contains("SCF run NOT converged");
  }

  @Test
  void without_a_word_about_convergence_it_is_no_label_either() throws IOException {
    String silent = output.replaceFirst("\\*\\*\\* SCF run converged in .*", "");
    assertThat(failure(0, silent).kind()).isEqualTo(Failure.Kind.IMPLAUSIBLE);
  }

  @Test
  void an_exit_code_is_heard_whatever_is_printed() throws IOException {
    assertThat(((Failure) outcome(1, output)).kind()).isEqualTo(Failure.Kind.CRASHED);
    assertThat(((Failure) outcome(137, output)).kind()).isEqualTo(Failure.Kind.KILLED);
    assertThat(((Failure) outcome(139, output)).why()).contains("SIGSEGV");
    assertThat(failure(127, "").kind()).isEqualTo(Failure.Kind.NOT_STARTED);
  }

  @Test
  void an_output_that_was_cut() throws IOException {
    assertThat(failure(0, output.substring(0, output.indexOf("PROGRAM ENDED"))).kind())
        .isEqualTo(Failure.Kind.CRASHED);
    assertThat(failure(0, output.substring(0, output.indexOf("ATOMIC FORCES"))).kind())
        .isEqualTo(Failure.Kind.CRASHED);
    assertThat(failure(0, "garbage").kind()).isEqualTo(Failure.Kind.CRASHED);
    assertThat(failure(0, "garbage PROGRAM ENDED AT").kind()).isEqualTo(Failure.Kind.IMPLAUSIBLE);
  }

  @Test
  void an_output_of_another_structure() throws IOException {
    double[] moved = structure.positions();
    moved[0] += 0.01;
    Structure first = structure;
    structure = first.withPositions(moved);
    assertThat(((Failure) outcome(0, output)).why()).contains("of another structure");
    structure = first.replicate(2, 1, 1);
    assertThat(((Failure) outcome(0, output)).why()).contains("8 atoms in place of 16");
  }

  @Test
  void two_runs_in_one_output() throws IOException {
    assertThat(failure(0, output + output).why()).contains("2 calculations");
  }

  @Test
  void numbers_that_are_none() throws IOException {
    String nan = output.replaceFirst("(?m)^( +1 +1 +Si +)\\S+( +\\S+ +\\S+)$", "$1NaN$2");
    assertThat(failure(0, nan).kind()).isEqualTo(Failure.Kind.IMPLAUSIBLE);
  }

  @Test
  void a_full_disk() throws IOException {
    String full = output.substring(0, 20000) + "\nwrite error: No space left on device\n";
    assertThat(failure(2, full).kind()).isEqualTo(Failure.Kind.DISK_FULL);
  }

  @Test
  void an_input_that_is_refused() throws IOException {
    Failure failure = failure(1, resource("missing-basis.out"));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED);
    assertThat(failure.why())
        .contains("The requested basis set <NOPE-GTH> for element <Si> was not found in the basis");
  }
}
