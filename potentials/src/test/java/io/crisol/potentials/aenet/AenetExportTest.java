package io.crisol.potentials.aenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.file.Potentials;
import io.crisol.potentials.file.SelfTestStructures;
import io.crisol.potentials.network.Scaling;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.ProblemException;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AenetExportTest {
  @TempDir Path folder;

  private static Potential sample(String... elements) {
    return AenetPotential.of(
        List.of(elements).stream()
            .map(e -> new AenetPotential.Named(e + ".nn", AenetSamples.file(e, elements)))
            .toList());
  }

  private Potential resolved(String names, Structure structure) {
    String argument =
        String.join(
            ",",
            List.of(names.split(",")).stream().map(n -> folder.resolve(n).toString()).toList());
    return Potentials.resolve(argument, structure, Map.of()).potential();
  }

  @Test
  void a_potential_is_the_same_after_export_in_both_forms() throws Exception {
    Potential potential = sample("Ti", "O");
    List<Structure> structures = SelfTestStructures.of(potential);
    AenetFolder.write(folder, potential, List.of());
    for (Structure structure : structures) {
      Prediction expected = potential.predict(structure, Quantities.FORCES);
      for (String names : List.of("Ti.nn,O.nn", "O.nn.ascii,Ti.nn.ascii", "Ti.nn,O.nn.ascii")) {
        Prediction found = resolved(names, structure).predict(structure, Quantities.FORCES);
        assertThat(found.energy())
            .isCloseTo(expected.energy(), within(1e-12 * Math.abs(expected.energy())));
        assertThat(found.forces())
            .usingComparatorWithPrecision(1e-11)
            .containsExactly(expected.forces());
      }
    }
    byte[] once = Files.readAllBytes(folder.resolve("Ti.nn"));
    AenetFolder.write(folder, resolved("Ti.nn,O.nn", structures.getFirst()), List.of());
    assertThat(Files.readAllBytes(folder.resolve("Ti.nn"))).isEqualTo(once);
  }

  @Test
  void sigma_is_given_back_or_made_up_for() {
    RandomStream random = new RandomStream(4);
    for (int k = 0; k < 200; k++) {
      double mean = 100 * random.nextGaussian();
      double sigma = Math.abs(random.nextGaussian()) * (k % 2 == 0 ? 1 : 1e-5);
      double square =
          AenetExport.squares(new Scaling(new double[] {mean}, new double[] {sigma}))[0];
      double found = AenetExport.root(square, mean);
      assertThat(found / sigma).isCloseTo(1, within(1e-12 * (1 + mean * mean / (sigma * sigma))));
      double again = AenetExport.squares(new Scaling(new double[] {mean}, new double[] {found}))[0];
      assertThat(AenetExport.root(again, mean)).isEqualTo(found);
    }
  }

  @Test
  void the_folder_predicts_what_it_expects() {
    Potential potential = sample("Ti", "O");
    AenetFolder.write(folder, potential, SelfTestStructures.of(potential).subList(0, 2));
    PredictInput input = PredictInput.read(folder.resolve("predict.in"));
    assertThat(input.structures()).hasSize(2).allSatisfy(file -> assertThat(file).exists());
    assertThat(input.potential()).endsWith("O.nn");
    assertThat(folder.resolve("expected.json")).isNotEmptyFile();
    assertThat(SetupFile.read(folder.resolve("Ti.stp")).parameters()).startsWith(5, 3, 4, 2);
  }

  @Test
  void what_aenet_cannot_hold_is_named() {
    Structure argon = new Structure(Cell.OPEN, new Element[] {Element.of("Ar")}, new double[3]);
    Potential pairs =
        Potentials.resolve("lj(epsilon=0.01, sigma=3.4, cutoff=8)", argon, Map.of()).potential();
    assertThatThrownBy(() -> AenetFolder.write(folder, pairs, List.of()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("cannot be written for aenet");
  }

  @Test
  void a_missing_network_and_two_for_one_element_are_named() {
    Potential potential = sample("Ti", "O");
    AenetFolder.write(folder, potential, List.of());
    PotentialRequest request = PotentialRequest.of(Set.of(Element.of("O")));
    String one = folder.resolve("O.nn").toString();
    assertThatThrownBy(() -> Potentials.resolve(one, request))
        .hasMessageContaining("the network of Ti is missing");
    assertThatThrownBy(() -> Potentials.resolve(one + "," + one, request))
        .hasMessageContaining("is for it too");
    assertThatThrownBy(() -> Potentials.resolve(one + "," + folder.resolve("Zr.nn"), request))
        .hasMessageContaining("there is no file")
        .hasMessageContaining("Zr.nn");
  }

  @Test
  void another_descriptor_is_named() {
    AenetFile file = AenetSamples.file("Si", "Si");
    AenetFile.Setup s = file.setup();
    AenetFile other =
        new AenetFile(
            file.layers(),
            new AenetFile.Setup(
                s.description(),
                s.element(),
                s.environment(),
                s.shortest(),
                s.cutoff(),
                "Wavelets",
                s.codes(),
                s.parameters(),
                s.partners(),
                s.statistics()),
            file.trainingSet());
    assertThatThrownBy(() -> AenetPotential.of(List.of(new AenetPotential.Named("Si.nn", other))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Wavelets")
        .hasMessageContaining("Si.nn");
  }
}
