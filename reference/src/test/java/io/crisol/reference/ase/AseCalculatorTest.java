package io.crisol.reference.ase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crisol.reference.Failure;
import io.crisol.reference.Labelled;
import io.crisol.reference.Labelling;
import io.crisol.reference.jobs.JobLabeller;
import io.crisol.reference.jobs.JobOptions;
import io.crisol.reference.jobs.LocalRunner;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Progress;
import io.crisol.structures.Settings;
import io.crisol.structures.Structure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels from a calculator of ASE (its EMT, which needs nothing else). */
class AseCalculatorTest {
  private static final List<String> EMT =
      List.of("from ase.calculators.emt import EMT", "calculator = EMT()");

  private static String python = "";

  @TempDir private Path folder;

  @BeforeAll
  static void requireAse() throws IOException, InterruptedException {
    for (String candidate : List.of("python3", "/usr/bin/python3")) {
      if (python.isEmpty() && imports(candidate)) {
        python = candidate;
      }
    }
    if (python.isEmpty() && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("needed with CI=true and not there: python3 with ase");
    }
    if (python.isEmpty()) {
      System.out.println("skipped: there is no python3 with ase (Debian: python3-ase)");
    }
    assumeTrue(!python.isEmpty(), "there is no python3 with ase");
  }

  private static boolean imports(String candidate) throws InterruptedException {
    try {
      return new ProcessBuilder(candidate, "-c", "import ase.io")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false; // There is no such program here.
    }
  }

  private JobLabeller labeller(List<String> lines) {
    JobOptions options = Settings.defaults(JobOptions.class);
    return new JobLabeller(
        new AseCalculator(new AseOptions(python, lines)),
        folder.resolve("jobs"),
        new LocalRunner(options),
        options);
  }

  private static Structure copper(double stretch) {
    double a = 3.6 * stretch;
    Element[] elements = new Element[4];
    java.util.Arrays.fill(elements, Element.of("Cu"));
    double[] positions = {0.03 * a, 0, 0, 0, a / 2, a / 2, a / 2, 0, a / 2, a / 2, a / 2, 0};
    return new Structure(Cell.box(a, a, a), elements, positions);
  }

  @Test
  void energy_forces_and_stress_fit_each_other() {
    double step = 1e-4;
    List<Structure> three = List.of(copper(1), copper(1 + step), copper(1 - step));
    try (JobLabeller labeller = labeller(EMT)) {
      List<Labelling> results = labeller.label(three, Progress.NONE);
      Labelled labelled = (Labelled) results.getFirst();
      assertThat(labelled.labels().forces().orElseThrow()).hasSize(12);
      double slope = (energy(results.get(1)) - energy(results.get(2))) / (2 * step);
      double[] stress = labelled.labels().stress().orElseThrow();
      double trace = (stress[0] + stress[4] + stress[8]) * copper(1).cell().volume();
      assertThat(trace).isCloseTo(slope, within(1e-4));
      assertThat(labelled.metadata().get("program")).contains("ASE");
    }
  }

  private static double energy(Labelling labelling) {
    return ((Labelled) labelling).labels().energy().orElseThrow();
  }

  @Test
  void what_python_says_is_told() {
    try (JobLabeller labeller = labeller(List.of("import nosuchmodule", "calculator = 1"))) {
      Failure failure = (Failure) labeller.label(copper(1));
      assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_STARTED);
      assertThat(failure.why()).contains("nosuchmodule");
    }
    List<String> never =
        List.of("calculator = 1", "raise RuntimeError('the SCF did not converge in 3 steps')");
    try (JobLabeller labeller = labeller(never)) {
      Failure failure = (Failure) labeller.label(copper(1));
      assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_CONVERGED);
    }
    assertThatThrownBy(() -> new AseCalculator(new AseOptions(python, List.of("x = 1"))))
        .hasMessageContaining("option-missing");
  }
}
