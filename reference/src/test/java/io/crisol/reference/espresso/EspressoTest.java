package io.crisol.reference.espresso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.reference.Failure;
import io.crisol.reference.Labelled;
import io.crisol.reference.Labelling;
import io.crisol.reference.Programs;
import io.crisol.reference.RecordedLabeller;
import io.crisol.reference.Silicon;
import io.crisol.reference.jobs.JobLabeller;
import io.crisol.reference.jobs.JobOptions;
import io.crisol.reference.jobs.LocalRunner;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels from the real pw.x. */
class EspressoTest {
  @TempDir private Path folder;

  private Path pseudos;

  @BeforeEach
  void requireProgram() {
    Path program = Programs.require("pw.x", "quantum-espresso");
    pseudos = program.resolveSibling("../share/espresso/pseudo").normalize();
    if (!Files.isDirectory(pseudos)) {
      pseudos = Path.of("/usr/share/espresso/pseudo");
    }
  }

  private Espresso silicon(Map<String, Object> more) {
    Map<String, Object> values = new HashMap<>();
    values.put("pseudo_folder", pseudos.toString());
    values.put("pseudopotentials", List.of("Si=Si.pz-vbc.UPF"));
    values.put("wavefunction_cutoff", "12 Ry");
    values.put("k_grid", List.of(2L, 2L, 2L));
    values.put("smearing", "fixed");
    values.putAll(more);
    EspressoOptions options = Settings.of(EspressoOptions.class).build(values);
    return new Espresso(options, Silicon.rattled(1).elementSet());
  }

  private JobLabeller labeller(Espresso program) {
    JobOptions options = Settings.defaults(JobOptions.class);
    return new JobLabeller(program, folder.resolve("jobs"), new LocalRunner(options), options);
  }

  @Test
  void labels_in_the_order_asked_for_and_nothing_twice() throws IOException {
    Structure first = Silicon.rattled(1);
    Structure second = Silicon.rattled(2);
    List<Labelling> fresh;
    Path job;
    try (JobLabeller labeller = labeller(silicon(Map.of()))) {
      fresh = labeller.label(List.of(first, second, first), Progress.NONE);
      job = labeller.folder(first);
      assertThat(labeller.notes()).anyMatch(note -> note.contains("stress is left out"));
    }
    Labelled one = (Labelled) fresh.get(0);
    assertThat(one.isRecorded()).isFalse();
    assertThat(one.seconds()).isPositive();
    assertThat(one.labels().energy().getAsDouble() / 8).isBetween(-110.0, -105.0);
    assertThat(one.labels().stress()).isEmpty();
    assertThat(fresh.get(2).isRecorded()).isTrue();
    assertThat(((Labelled) fresh.get(2)).labels()).isSameAs(one.labels());
    double sum = 0;
    for (int i = 0; i < 8; i++) {
      sum += one.labels().forces().get()[3 * i];
    }
    assertThat(sum).isCloseTo(0, within(1e-5));
    assertThat(job.resolve("attempt-1/pw.in")).exists();
    assertThat(job.resolve("attempt-1/data-file-schema.xml")).exists();
    assertThat(job.resolve("attempt-1/scratch")).doesNotExist();
    recordedHasTheSameBits(first, one);
  }

  private void recordedHasTheSameBits(Structure structure, Labelled fresh) {
    try (JobLabeller labeller = labeller(silicon(Map.of("command", "/nowhere/pw.x")))) {
      Labelled again = (Labelled) labeller.label(structure);
      assertThat(again.isRecorded()).isTrue();
      assertThat(again.labels().energy()).isEqualTo(fresh.labels().energy());
      assertThat(again.labels().forces().get()).isEqualTo(fresh.labels().forces().get());
      assertThat(again.metadata()).containsEntry("k_grid", "2x2x2");
    }
    RecordedLabeller recorded = new RecordedLabeller(folder.resolve("jobs"));
    Labelled looked = (Labelled) recorded.label(structure);
    assertThat(looked.labels().forces().get()).isEqualTo(fresh.labels().forces().get());
    assertThat(recorded.label(Silicon.rattled(9)))
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.kind()).isEqualTo(Failure.Kind.NOT_RECORDED));
  }

  @Test
  void forces_are_minus_the_slope_of_the_energy() {
    Structure start = Silicon.rattled(3);
    double[] moved = start.positions();
    double step = 0.02;
    moved[4] += step;
    Structure ahead = start.withPositions(moved.clone());
    moved[4] -= 2 * step;
    Structure back = start.withPositions(moved);
    try (JobLabeller labeller = labeller(silicon(Map.of("scf_tolerance", "1e-9 Ry")))) {
      List<Labelling> three = labeller.label(List.of(start, ahead, back), Progress.NONE);
      double force = ((Labelled) three.get(0)).labels().forces().get()[4];
      double slope = (energy(three.get(1)) - energy(three.get(2))) / (2 * step);
      assertThat(force).isCloseTo(-slope, within(5e-3));
    }
  }

  private static double energy(Labelling labelling) {
    return ((Labelled) labelling).labels().energy().getAsDouble();
  }

  @Test
  void what_did_not_converge_converges_with_a_remedy() throws IOException {
    Structure structure = Silicon.rattled(4);
    Espresso hasty = silicon(Map.of("scf_steps", 4L, "scf_tolerance", "1e-6 Ry"));
    try (JobLabeller labeller = labeller(hasty)) {
      Labelled labelled = (Labelled) labeller.label(structure);
      assertThat(labelled.remedies()).isNotEmpty();
      String record = Files.readString(labeller.folder(structure).resolve("job.json"));
      assertThat(record).contains("not-converged", "convergence NOT achieved", "\"done\"");
    }
  }

  @Test
  void what_never_converges_fails_once_and_for_all() {
    Structure structure = Silicon.rattled(5);
    Map<String, Object> hopeless = Map.of("scf_steps", 1L, "remedies", List.of("mixing"));
    for (boolean recorded : new boolean[] {false, true}) {
      try (JobLabeller labeller = labeller(silicon(hopeless))) {
        Failure failure = (Failure) labeller.label(structure);
        assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_CONVERGED);
        assertThat(failure.remedies()).hasSize(1);
        assertThat(failure.isRecorded()).isEqualTo(recorded);
        assertThat(failure.problem().getMessage())
            .contains("did not converge", "what to do", "where", "tried: mixing_beta");
      }
    }
  }

  @Test
  void atoms_on_one_spot_are_refused_in_the_words_of_the_program() {
    Structure structure = Silicon.rattled(6);
    double[] positions = structure.positions();
    System.arraycopy(positions, 0, positions, 3, 3);
    try (JobLabeller labeller = labeller(silicon(Map.of()))) {
      Failure failure = (Failure) labeller.label(structure.withPositions(positions));
      assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED);
      assertThat(failure.why()).contains("overlap");
    }
  }
}
