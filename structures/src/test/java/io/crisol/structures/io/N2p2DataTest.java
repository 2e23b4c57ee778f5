package io.crisol.structures.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Units;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class N2p2DataTest {
  /** O2 at 1.21 Å, written by hand: the number is the distance. */
  private static final String DIMER =
      """
      begin
      comment a first one
      atom 0.0 0.0 0.0 O 0.0 0.0 0.5 0.0 0.0
      atom %s 0.0 0.0 O 0.0 0.0 -0.5 0.0 0.0
      energy -2.0
      charge 0.0
      end
      """;

  @TempDir Path folder;

  private Reading read(String text, String units) throws IOException {
    Path file = Files.writeString(folder.resolve("t.dat"), text);
    return FrameFiles.read(
        file.toString(), new ReadingOptions(List.of(), Optional.ofNullable(units)));
  }

  @Test
  void bohr_and_hartree_are_assumed_and_said() throws IOException {
    Reading reading = read(DIMER.formatted("2.287"), null);
    Frame frame = reading.frames().getFirst();
    assertThat(frame.structure().coordinate(3)).isEqualTo(2.287 * Units.BOHR);
    assertThat(frame.labels().energy()).hasValue(-2 * Units.HARTREE);
    assertThat(frame.labels().forces().orElseThrow()[0])
        .isCloseTo(0.5 * Units.HARTREE / Units.BOHR, within(1e-14));
    assertThat(frame.structure().cell().isPeriodic()).isFalse();
    assertThat(frame.labels().charges()).isEmpty();
    assertThat(frame.metadata()).containsEntry("comment", "a first one");
    assertThat(reading.report().toString())
        .contains("bohr and Hartree: assumed")
        .contains("all charges are zero");
  }

  @Test
  void atoms_that_would_stand_on_top_of_each_other_tell_angstrom() throws IOException {
    Reading reading = read(DIMER.formatted("1.21"), null);
    assertThat(reading.frames().getFirst().structure().coordinate(3)).isEqualTo(1.21);
    assertThat(reading.report().toString()).contains("Å and eV: ASSUMED").contains("0.49");
    reading = read(DIMER.formatted("1.21"), "atomic");
    assertThat(reading.frames().getFirst().structure().coordinate(3)).isEqualTo(1.21 * Units.BOHR);
  }

  @Test
  void a_neighbour_through_the_boundary_counts_as_near() throws IOException {
    String cell = "lattice 5 0 0\nlattice 0 5 0\nlattice 0 0 5\n";
    Reading reading = read(DIMER.formatted("3.8").replace("atom 0.0", cell + "atom 0.0"), null);
    assertThat(reading.report().toString()).contains("Å and eV: ASSUMED");
  }

  @Test
  void the_user_and_a_comment_are_believed() throws IOException {
    Reading reading = read(DIMER.formatted("2.287"), "metal");
    assertThat(reading.frames().getFirst().structure().coordinate(3)).isEqualTo(2.287);
    assertThat(reading.report().toString()).contains("as given with --units metal");
    String stated = DIMER.formatted("2.287").replace("comment a first one", "comment units=metal");
    reading = read(stated, null);
    assertThat(reading.frames().getFirst().labels().energy()).hasValue(-2);
    assertThat(reading.report().toString()).contains("as its comment states");
    assertThatThrownBy(() -> read(DIMER.formatted("2.2"), "furlongs"))
        .hasMessageContaining("unit-unknown");
  }

  @Test
  void charges_that_are_not_all_zero_are_labels() throws IOException {
    Reading reading =
        read(DIMER.formatted("2.287").replace("O 0.0 0.0 0.5", "O 0.25 0.0 0.5"), null);
    assertThat(reading.frames().getFirst().labels().charges().orElseThrow())
        .containsExactly(0.25, 0);
  }

  @Test
  void labels_that_are_absent_come_back_absent() throws IOException {
    Frame frame = Frame.of(CommonFrame.of(CommonFrame.UPRIGHT, 1).structure(), Labels.NONE);
    Path file = folder.resolve("input.data");
    List<String> lost = new ArrayList<>();
    FrameOutputs.ofName(file).write(file, List.of(frame), lost::add);
    assertThat(lost)
        .anyMatch(text -> text.contains("energy"))
        .anyMatch(text -> text.contains("forces"));
    Frame back = FrameFiles.read(file.toString()).frames().getFirst();
    assertThat(back.labels().energy()).isEmpty();
    assertThat(back.labels().forces()).isEmpty();
  }

  @Test
  void what_cannot_be_is_refused_with_its_line() {
    String text = DIMER.formatted("2.287");
    refused(text.replace("end\n", ""), "line 6", "was cut");
    refused(text.replace("end\n", "begin\n"), "line 7", "before the last one ended");
    refused(text.replace("O 0.0", "Qq 0.0"), "line 3", "unknown-element");
    refused(text.replace(" -0.5 0.0 0.0", ""), "line 4", "6 values");
    refused(text.replace("energy -2.0", "energy inf"), "line 5", "not-finite");
    refused(text.replace("charge 0.0", "lattice 1 2 3"), "line 7", "1 lattice lines");
    refused("begin\ncomment\nend\n", "line 3", "no atom");
    refused(text + "rubbish\n", "line 8", "begin");
  }

  private void refused(String text, String... parts) {
    assertThatThrownBy(() -> read(text, null))
        .isInstanceOf(ProblemException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts))
        .satisfies(e -> assertThat(((ProblemException) e).where()).contains("t.dat"));
  }
}
