package io.crisol.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.file.Potentials;
import io.crisol.structures.Frame;
import io.crisol.structures.Structure;
import io.crisol.structures.io.ExtendedXyz;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every case of golden/lammps: the LAMMPS input as it stands, against LAMMPS' numbers. Prints a
 * line for each with its largest deviations.
 */
class LammpsGoldenTest {
  private static final Set<String> LATER = Set.of("nep", "pace");

  /** Largest deviations of a case: energy relative, force in eV/Å, virial in eV. */
  private record Deviation(double energy, double force, double virial) {
    static final Deviation NONE = new Deviation(0, 0, 0);

    Deviation with(Deviation other) {
      return new Deviation(
          Math.max(energy, other.energy),
          Math.max(force, other.force),
          Math.max(virial, other.virial));
    }

    boolean within(Deviation tolerance) {
      return energy <= tolerance.energy && force <= tolerance.force && virial <= tolerance.virial;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "energy %.1e, force %.1e eV/Å, virial %.1e eV", energy, force, virial);
    }
  }

  private static Path folder(String name) {
    Path folder =
        Path.of(System.getProperty("crisol.root")).resolve("../shared/golden").resolve(name);
    boolean there = Files.isDirectory(folder);
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("needed with CI=true and not there: " + folder);
    }
    if (!there) {
      System.out.println("skipped: there is no " + folder);
    }
    assumeTrue(there, "there is no " + folder);
    return folder;
  }

  private static List<Path> cases(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".xyz")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void LAMMPS_inputs_give_the_numbers_of_LAMMPS() {
    List<String> failed = new ArrayList<>();
    for (Path expected : cases(folder("lammps"))) {
      String name = expected.getFileName().toString().replace(".xyz", "");
      String line = line(name, expected, failed);
      System.out.printf("%-32s %s%n", name, line);
    }
    assertThat(failed).isEmpty();
  }

  private static String line(String name, Path expected, List<String> failed) {
    Path setup = expected.resolveSibling(name + ".setup");
    boolean exact = name.startsWith("coulomb_exact");
    if (!exact && LATER.contains(style(setup))) {
      return "comes with a later issue (" + style(setup) + ")";
    }
    String potential = exact ? "point-charges()" : setup.toString();
    boolean mesh = name.contains("pppm");
    Deviation worst = Deviation.NONE;
    for (Frame frame : ExtendedXyz.read(expected).frames()) {
      Deviation deviation = deviation(frame, potential, mesh);
      worst = worst.with(deviation);
      if (!deviation.within(tolerance(name, frame.labels().energy().orElseThrow()))) {
        failed.add(name + ": " + deviation);
      }
    }
    return worst + (mesh ? " (force: root mean square)" : "");
  }

  private static String style(Path setup) {
    try {
      return Files.readAllLines(setup).stream()
          .filter(line -> line.startsWith("pair_style"))
          .findFirst()
          .orElseThrow()
          .split("\\s+")[1];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Those of the contracts. LAMMPS' sums of charges have its own erfc and Coulomb constant; their
   * virial is held to 1e-5 of the energy.
   */
  private static Deviation tolerance(String name, double energy) {
    return name.contains("coul_long")
        ? new Deviation(2e-6, 1e-5, 1e-5 * Math.abs(energy))
        : new Deviation(1e-9, 1e-8, 1e-7);
  }

  private static Deviation deviation(Frame frame, String potential, boolean mesh) {
    Structure structure = frame.structure();
    PotentialRequest request =
        PotentialRequest.of(structure, Map.of(), List.of(folder("potentials")));
    Prediction found =
        Potentials.resolve(potential, request).potential().predict(structure, Quantities.FORCES);
    double expected = frame.labels().energy().orElseThrow();
    double[] forces = frame.labels().forces().orElseThrow();
    double[] stress = frame.labels().stress().orElseThrow();
    return new Deviation(
        Math.abs(found.energy() - expected) / Math.abs(expected),
        mesh ? meanSquare(found.forces(), forces) : largest(found.forces(), forces),
        structure.cell().volume() * largest(found.stress(structure.cell()).orElseThrow(), stress));
  }

  /** The accuracy of a mesh is a root mean square: single forces are off by three times it. */
  private static double meanSquare(double[] a, double[] b) {
    assertThat(a).hasSameSizeAs(b);
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return Math.sqrt(sum / a.length);
  }

  private static double largest(double[] a, double[] b) {
    assertThat(a).hasSameSizeAs(b);
    double largest = 0;
    for (int k = 0; k < a.length; k++) {
      // A NaN must not look like agreement.
      double difference = Math.abs(a[k] - b[k]);
      largest = difference <= largest ? largest : difference;
    }
    return largest;
  }
}
