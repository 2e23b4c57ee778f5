package io.crisol.potentials.n2p2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.network.NetworkPotential;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import io.crisol.structures.Units;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class N2p2FolderTest {
  private static final String INPUT =
      """
      # Length unit : Angstrom, energy unit : eV
      number_of_elements 2
      elements O H   # not in order
      atom_energy H -1.5
      atom_energy O -4
      cutoff_type 1 0.1 ! inner
      scale_symmetry_functions
      scale_min_short -1.0
      scale_max_short 3.0
      global_hidden_layers_short 1
      global_nodes_short 2
      global_activation_short t l
      epochs 10
      symfunction_short H 3 O H 0.1 1.0 2 5.0
      symfunction_short H 2 H 0.5 0.0 5.0
      symfunction_short H 20 H 1.0 4.0 p2a
      symfunction_short O 25 0.5 4.5 60 180 p1
      symfunction_short O 12 0.2 1.0 5.0
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeFolder() throws IOException {
    Files.writeString(folder.resolve("input.nn"), INPUT);
    Files.writeString(
        folder.resolve("scaling.data"),
        """
        # comment
        1 1 0.0 2.0 0.5 0.1
        1 2 0.0 4.0 0.5 0.1
        1 3 0.5 1.0 0.5 0.1
        2 1 0.0 16.0 0.5 0.1
        2 2 0.0 64.0 0.5 0.1
        """);
    Files.writeString(folder.resolve("weights.001.data"), weights(3));
    Files.writeString(folder.resolve("weights.008.data"), weights(2));
  }

  /** Weights 0.1, 0.2, … with the columns of n2p2. */
  private static String weights(int inputs) {
    StringBuilder text = new StringBuilder("# comment\n");
    int[] sizes = {inputs, 2, 1};
    int index = 0;
    for (int l = 0; l < 2; l++) {
      for (int i = 1; i <= sizes[l]; i++) {
        for (int o = 1; o <= sizes[l + 1]; o++) {
          text.append("%s a %d %d %d %d %d\n".formatted(0.1 * ++index, index, l, i, l + 1, o));
        }
      }
      for (int o = 1; o <= sizes[l + 1]; o++) {
        text.append("%s b %d %d %d\n".formatted(0.1 * ++index, index, l + 1, o));
      }
    }
    return text.toString();
  }

  private NetworkPotential read() {
    return N2p2Folder.read(folder, Optional.empty(), _ -> {});
  }

  private void replace(String file, String from, String to) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  private void refused(Problem problem, String... parts) {
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem))
        .hasMessageContainingAll(parts);
  }

  private static Structure water() {
    return new Structure(
        Cell.OPEN,
        new Element[] {Element.O, Element.H, Element.H, Element.H},
        new double[] {0, 0, 0, 0.97, 0.1, 0, -0.3, 0.9, 0.2, 1.5, 1.4, 1.3});
  }

  @Test
  void functionsStandInTheOrderOfN2p2() {
    NetworkPotential potential = read();
    assertThat(potential.descriptor().elements()).containsExactly(Element.H, Element.O);
    assertThat(potential.descriptor().names(0).get(0)).startsWith("radial H eta 0.5");
    assertThat(potential.descriptor().names(0).get(1)).startsWith("narrow H-O");
    assertThat(potential.descriptor().names(0).get(2)).startsWith("radial H between");
    assertThat(potential.descriptor().names(1).get(0)).startsWith("radial weighted");
    assertThat(potential.descriptor().names(1).get(1)).startsWith("wide weighted between 60.0");
  }

  /** The energy of a lone O atom by hand: all functions are 0, scaled to −1. */
  @Test
  void theEnergyOfALoneAtomIsThatOfTheFormula() {
    Structure alone = new Structure(Cell.OPEN, new Element[] {Element.O}, new double[] {0, 0, 0});
    double first = Math.tanh(-0.1 - 0.3 + 0.5);
    double second = Math.tanh(-0.2 - 0.4 + 0.6);
    double expected = -4 + 0.7 * first + 0.8 * second + 0.9;
    assertThat(read().predict(alone, Quantities.FORCES).energy())
        .isCloseTo(expected, within(1e-14));
  }

  @Test
  void normalisationIsUndone() throws IOException {
    Structure water = water();
    Prediction plain = read().predict(water, Quantities.FORCES);
    replace("input.nn", "epochs 10", "mean_energy -7\nconv_energy 4.0\nconv_length 0.3");
    Prediction normalised = read().predict(water, Quantities.FORCES);
    double free = -4 - 3 * 1.5;
    assertThat(normalised.energy())
        .isCloseTo(free + 4 * -7 + (plain.energy() - free) / 4, within(1e-12));
  }

  @Test
  void statedUnitsAreThoseOfTheNumbers() throws IOException {
    double angstrom = read().predict(water(), Quantities.FORCES).energy();
    replace("input.nn", "Angstrom, energy unit : eV", "Bohr, energy unit : Ha");
    double[] positions = water().positions().clone();
    for (int k = 0; k < positions.length; k++) {
      positions[k] *= Units.BOHR;
    }
    Structure scaled = new Structure(Cell.OPEN, water().elements(), positions);
    assertThat(read().predict(scaled, Quantities.FORCES).energy())
        .isCloseTo(angstrom * Units.HARTREE, within(1e-9));
  }

  @Test
  void unitsThatAreNotStatedAreAssumedAndSaid() throws IOException {
    replace("input.nn", "# Length unit : Angstrom, energy unit : eV", "");
    List<String> notes = new ArrayList<>();
    N2p2Folder.read(folder, Optional.empty(), notes::add);
    assertThat(notes).singleElement().asString().contains("ASSUMED");
  }

  @Test
  void writtenAndReadAgainItGivesTheSameBits(@TempDir Path other) {
    NetworkPotential potential = read();
    N2p2Writer.write(other, potential);
    NetworkPotential again = N2p2Folder.read(other, Optional.empty(), _ -> {});
    Prediction here = potential.predict(water(), Quantities.ALL);
    Prediction there = again.predict(water(), Quantities.ALL);
    assertThat(there.energy()).isEqualTo(here.energy());
    assertThat(there.forces()).isEqualTo(here.forces());
    assertThat(there.grades().orElseThrow()).isEqualTo(here.grades().orElseThrow());
  }

  @Test
  void whatCannotBeHonouredIsNamed() throws IOException {
    replace("input.nn", "epochs 10", "use_electrostatics");
    refused(Problem.KEYWORD_NOT_HONOURED, "use_electrostatics", "line 13");
    replace("input.nn", "use_electrostatics", "nnp_type 4G-HDNNP");
    refused(Problem.KEYWORD_NOT_HONOURED, "4G-HDNNP");
    replace("input.nn", "nnp_type 4G-HDNNP", "symfunction_short H 8 O 1 2 3");
    refused(Problem.KEYWORD_NOT_HONOURED, "type 8");
    replace("input.nn", "symfunction_short H 8 O 1 2 3", "");
    replace("input.nn", "cutoff_type 1", "cutoff_type 11");
    refused(Problem.KEYWORD_NOT_HONOURED, "cutoff_type 11");
  }

  @Test
  void filesCutAnywhereAreRefusedByName() throws IOException {
    for (String name : List.of("weights.001.data", "weights.008.data", "scaling.data")) {
      String whole = Files.readString(folder.resolve(name));
      List<String> lines = whole.lines().filter(line -> !line.startsWith("#")).toList();
      for (int kept = 0; kept < lines.size(); kept++) {
        Files.writeString(
            folder.resolve(name),
            kept == 0 ? "" : String.join("\n", lines.subList(0, kept)) + "\n");
        refused(Problem.FILE_MALFORMED, name);
      }
      Files.writeString(folder.resolve(name), whole);
    }
  }

  @Test
  void damagedFoldersAreRefused() throws IOException {
    replace("weights.008.data", "0.1 a 1 0 1 1 1\n", "");
    refused(Problem.FILE_MALFORMED, "weights.008.data");
    Files.delete(folder.resolve("weights.008.data"));
    refused(Problem.FILE_NOT_FOUND, "weights.008.data");
    replace("scaling.data", "1 2 0.0 4.0 0.5 0.1\n", "");
    refused(Problem.FILE_MALFORMED, "element 1, symmetry function 2");
    replace("input.nn", "symfunction_short H 2 H 0.5 0.0 5.0", "symfunction_short H 2 H 0.5 x 5.0");
    refused(Problem.FILE_MALFORMED, "x is not a number");
  }
}
