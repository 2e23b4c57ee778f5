package io.crisol.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crisol.potentials.EnvironmentBlock;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.descriptors.ChebyshevDescriptor;
import io.crisol.potentials.descriptors.Descriptor;
import io.crisol.potentials.descriptors.Expansion;
import io.crisol.potentials.file.Potentials;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Neighbors;
import io.crisol.structures.Structure;
import io.crisol.structures.io.ExtendedXyz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every case of golden/aenet: aenet's network files as they stand, against aenet's numbers. Prints
 * a line for each with its largest deviations.
 */
class AenetGoldenTest {
  private static final double DESCRIPTOR = 1e-10;
  private static final double ENERGY = 1e-9;
  private static final double FORCE = 1e-8;

  /** The virial was made by finite differences, eV. */
  private static final double VIRIAL = 1e-3;

  static Path folder() {
    Path folder = Path.of(System.getProperty("crisol.root")).resolve("../shared/golden/aenet");
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

  @Test
  void binary_networks_give_the_energies_and_forces_of_aenet() {
    compare("Ti.15t-15t.nn,O.15t-15t.nn", "tio2_chebyshev_efs.xyz");
  }

  @Test
  void text_networks_in_any_order_give_them_too() {
    compare("O.15t-15t.nn.ascii,Ti.15t-15t.nn.ascii", "tio2_chebyshev_efs.xyz");
  }

  @Test
  void Behler_Parrinello_networks_give_them_too() {
    compare("Ti.bp.nn,O.bp.nn", "tio2_behler2011_efs.xyz");
    compare("Ti.bp.nn.ascii,O.bp.nn.ascii", "tio2_behler2011_efs.xyz");
  }

  /** Ti with expansions and O with symmetry functions: atoms have the energies of either set. */
  @Test
  void set_ups_may_differ_by_element() {
    Path folder = folder();
    List<Frame> first = ExtendedXyz.read(folder.resolve("tio2_chebyshev_efs.xyz")).frames();
    List<Frame> second = ExtendedXyz.read(folder.resolve("tio2_behler2011_efs.xyz")).frames();
    String argument = folder.resolve("Ti.15t-15t.nn") + "," + folder.resolve("O.bp.nn.ascii");
    int compared = 0;
    for (Frame frame : first) {
      Structure structure = frame.structure();
      Frame other =
          second.stream()
              .filter(f -> f.metadata().get("name").equals(frame.metadata().get("name")))
              .findFirst()
              .orElseThrow();
      double[] found =
          Potentials.resolve(argument, structure, Map.of())
              .potential()
              .predict(structure, Quantities.ALL)
              .atomEnergies()
              .orElseThrow();
      for (int a = 0; a < found.length; a++, compared++) {
        Frame of = structure.element(a) == Element.Ti ? frame : other;
        assertThat(found[a]).isCloseTo(of.columns().get("energies")[a], within(1e-8));
      }
    }
    assertThat(compared).isGreaterThan(100);
  }

  @Test
  void symmetry_functions_are_those_of_aenet_in_its_order() throws IOException {
    Path folder = folder();
    List<Frame> frames = ExtendedXyz.read(folder.resolve("tio2_behler2011_efs.xyz")).frames();
    String networks = folder.resolve("Ti.bp.nn") + "," + folder.resolve("O.bp.nn");
    for (String line : Files.readAllLines(folder.resolve("tio2_behler2011_descriptors.csv"))) {
      if (line.startsWith("structure")) {
        continue;
      }
      String[] words = line.split(",");
      Structure structure = structure(frames, words[0]);
      NetworkPotential potential =
          (NetworkPotential) Potentials.resolve(networks, structure, Map.of()).potential();
      double[] expected =
          Arrays.stream(words, 3, words.length).mapToDouble(Double::parseDouble).toArray();
      double[] found = values(potential.descriptor(), structure, Integer.parseInt(words[1]));
      require(words, expected, found);
    }
  }

  private static Structure structure(List<Frame> frames, String name) {
    return frames.stream()
        .filter(frame -> name.equals(String.valueOf(frame.metadata().get("name"))))
        .findFirst()
        .orElseThrow()
        .structure();
  }

  private static void require(String[] words, double[] expected, double[] found) {
    double worst = largestRelative(found, expected);
    System.out.printf(
        Locale.ROOT,
        "%-26s atom %3s, %d values: %.1e%n",
        words[0],
        words[1],
        expected.length,
        worst);
    assertThat(worst).as(words[0] + " atom " + words[1]).isLessThanOrEqualTo(DESCRIPTOR);
  }

  private static void compare(String networks, String expected) {
    Path folder = folder();
    String argument =
        String.join(
            ",",
            Arrays.stream(networks.split(",")).map(n -> folder.resolve(n).toString()).toList());
    List<String> failed = new ArrayList<>();
    for (Frame frame : ExtendedXyz.read(folder.resolve(expected)).frames()) {
      Structure structure = frame.structure();
      Prediction found =
          Potentials.resolve(argument, structure, Map.of())
              .potential()
              .predict(structure, Quantities.ALL);
      double energy = frame.labels().energy().orElseThrow();
      double relative = Math.abs(found.energy() - energy) / Math.abs(energy);
      double atoms = largest(found.atomEnergies().orElseThrow(), frame.columns().get("energies"));
      double force = largest(found.forces(), frame.labels().forces().orElseThrow());
      double virial =
          structure.cell().volume()
              * largest(
                  found.stress(structure.cell()).orElseThrow(),
                  frame.labels().stress().orElseThrow());
      String line =
          String.format(
              Locale.ROOT,
              "%-36s %-26s energy %.1e, atoms %.1e eV, force %.1e eV/Å, virial %.1e eV",
              networks,
              frame.metadata().get("name"),
              relative,
              atoms,
              force,
              virial);
      System.out.println(line);
      if (!(relative <= ENERGY && atoms <= 1e-8 && force <= FORCE && virial <= VIRIAL)) {
        failed.add(line);
      }
    }
    assertThat(failed).isEmpty();
  }

  @Test
  void chebyshev_descriptors_are_those_of_aenet() throws IOException {
    Path folder = folder();
    List<Frame> frames = ExtendedXyz.read(folder.resolve("tio2_chebyshev_efs.xyz")).frames();
    for (String line : Files.readAllLines(folder.resolve("tio2_chebyshev_descriptors.csv"))) {
      if (line.startsWith("structure")) {
        continue;
      }
      String[] words = line.split(",");
      Structure structure = structure(frames, words[0]);
      ChebyshevDescriptor descriptor =
          new ChebyshevDescriptor(
              List.of(Element.of("Ti"), Element.of("O")),
              List.of(new Expansion(Integer.parseInt(words[3]), Double.parseDouble(words[4]))),
              List.of(new Expansion(Integer.parseInt(words[5]), Double.parseDouble(words[6]))));
      double[] expected =
          Arrays.stream(words, 7, words.length).mapToDouble(Double::parseDouble).toArray();
      require(words, expected, values(descriptor, structure, Integer.parseInt(words[1])));
    }
  }

  private static double[] values(Descriptor descriptor, Structure structure, int atom) {
    Neighbors neighbors = Neighbors.of(structure, descriptor.cutoff(), 0);
    EnvironmentBlock block = new EnvironmentBlock(descriptor.cutoff());
    block.fill(structure, neighbors, neighbors.positions(structure), atom, atom + 1);
    int element = descriptor.elements().indexOf(structure.element(atom));
    double[] values = new double[descriptor.size(element)];
    descriptor.work().compute(block, 0, values);
    return values;
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

  /** Deviation against the value, or against 1 where that is larger. */
  private static double largestRelative(double[] a, double[] b) {
    assertThat(a).hasSameSizeAs(b);
    double largest = 0;
    for (int k = 0; k < a.length; k++) {
      double difference = Math.abs(a[k] - b[k]) / Math.max(1, Math.abs(b[k]));
      largest = difference <= largest ? largest : difference;
    }
    return largest;
  }
}
