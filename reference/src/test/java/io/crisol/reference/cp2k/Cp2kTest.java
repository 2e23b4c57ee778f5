package io.crisol.reference.cp2k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.reference.Failure;
import io.crisol.reference.Labelled;
import io.crisol.reference.Labelling;
import io.crisol.reference.Programs;
import io.crisol.reference.jobs.JobLabeller;
import io.crisol.reference.jobs.JobOptions;
import io.crisol.reference.jobs.LocalRunner;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels from the real CP2K: hydrogen molecules in small cells, quick rather than right. */
class Cp2kTest {
  @TempDir private Path folder;

  @BeforeEach
  void requireProgram() {
    Programs.require("cp2k", "cp2k");
  }

  private static Structure hydrogen(double x, double y) {
    return new Structure(
        Cell.periodic(new double[] {3.5, 0, 0, 0.2, 3.4, 0, 0, 0, 4}),
        new Element[] {Element.H, Element.H},
        new double[] {x, y, 0.03, 0.1, 0.2, 0.8});
  }

  private JobLabeller labeller(Map<String, Object> more) {
    Map<String, Object> values = new HashMap<>();
    values.put("basis_set", "SZV-MOLOPT-GTH");
    values.put("grid_cutoff", "80 Ry");
    values.put("relative_cutoff", "30 Ry");
    values.put("accuracy", 1e-10);
    values.put("scf_tolerance", 1e-7);
    values.put("k_grid", List.of(1L, 1L, 1L));
    values.putAll(more);
    Cp2kOptions options = Settings.of(Cp2kOptions.class).build(values);
    JobOptions jobs = Settings.defaults(JobOptions.class);
    return new JobLabeller(
        new Cp2k(options, List.of(Element.H)), folder.resolve("jobs"), new LocalRunner(jobs), jobs);
  }

  private static double energy(Labelling labelling) {
    return ((Labelled) labelling).labels().energy().getAsDouble();
  }

  @Test
  void forces_are_minus_the_slope_of_the_energy() {
    double step = 0.01;
    List<Structure> three =
        List.of(hydrogen(0, 0), hydrogen(step, 0), hydrogen(-step, 0), hydrogen(0, 0));
    try (JobLabeller labeller = labeller(Map.of())) {
      List<Labelling> results = labeller.label(three, Progress.NONE);
      Labelled labelled = (Labelled) results.getFirst();
      assertThat(labelled.labels().stress()).isPresent();
      assertThat(labelled.metadata()).containsEntry("k_grid", "1x1x1");
      double slope = (energy(results.get(1)) - energy(results.get(2))) / (2 * step);
      assertThat(labelled.labels().forces().get()[0]).isCloseTo(-slope, within(0.02));
      assertThat(results.get(3).isRecorded()).isTrue();
      Path attempt = labeller.folder(hydrogen(0, 0)).resolve("attempt-1");
      assertThat(attempt.resolve("cp2k.inp")).exists();
      assertThat(attempt.resolve("potentials")).exists();
    }
  }

  @Test
  void points_listed_one_by_one_are_those_of_a_larger_cell() {
    Structure cell = hydrogen(0.05, 0);
    double single;
    double twice;
    try (JobLabeller labeller = labeller(Map.of("k_grid", List.of(2L, 1L, 1L)))) {
      single = energy(labeller.label(cell));
    }
    try (JobLabeller labeller = labeller(Map.of())) {
      twice = energy(labeller.label(cell.replicate(2, 1, 1)));
    }
    assertThat(twice / 2).isCloseTo(single, within(2e-3));
  }

  @Test
  void what_never_converges_is_no_label_though_the_exit_code_is_0() throws Exception {
    Map<String, Object> hopeless =
        Map.of("scf_steps", 1L, "mixing", 0.01, "remedies", List.of("mixing"));
    try (JobLabeller labeller = labeller(hopeless)) {
      Failure failure = (Failure) labeller.label(hydrogen(0, 0));
      assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_CONVERGED);
      assertThat(failure.remedies()).hasSize(1);
      Path attempt = labeller.folder(hydrogen(0, 0)).resolve("attempt-1");
      assertThat(Files.readString(attempt.resolve("exit")).strip()).isEqualTo("0");
      assertThat(Files.readString(attempt.resolve("cp2k.out"))).contains("ATOMIC FORCES");
    }
  }

  @Test
  void what_did_not_converge_converges_with_a_remedy() {
    Map<String, Object> hasty =
        Map.of("scf_steps", 6L, "mixing", 0.05, "remedies", List.of("starting-density", "solver"));
    try (JobLabeller labeller = labeller(hasty)) {
      Labelled labelled = (Labelled) labeller.label(hydrogen(0, 0));
      assertThat(labelled.remedies()).isNotEmpty();
    }
  }
}
