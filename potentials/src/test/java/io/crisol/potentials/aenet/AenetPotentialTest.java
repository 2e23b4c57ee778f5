package io.crisol.potentials.aenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AenetPotentialTest {
  static List<int[]> codes() {
    return List.of(
        new int[] {1, 1, 0},
        new int[] {2, 3, 0},
        new int[] {4, 0, 0},
        new int[] {0, 4, 2, 0},
        new int[] {1, 2, 1},
        new int[] {3, 4});
  }

  /** The network by its formula as aenet has it, with Java's own functions. */
  private static double output(AenetFile file) {
    AenetFile.Statistics statistics = file.setup().statistics();
    double[] a = new double[file.setup().size()];
    for (int n = 0; n < a.length; n++) {
      double mean = statistics.average()[n];
      a[n] = -mean / Math.sqrt(statistics.square()[n] - mean * mean);
    }
    double[] w = file.layers().weights();
    int at = 0;
    for (int l = 1; l < file.layers().nodes().length; l++) {
      double[] z = new double[file.layers().nodes()[l]];
      for (int i = 0; i <= a.length; i++) {
        for (int o = 0; o < z.length; o++) {
          z[o] += w[at++] * (i < a.length ? a[i] : 1);
        }
      }
      for (int o = 0; o < z.length; o++) {
        z[o] = activated(file.layers().activations()[l - 1], z[o]);
      }
      a = z;
    }
    return a[0];
  }

  private static double activated(int code, double z) {
    return switch (code) {
      case 0 -> z;
      case 1 -> Math.tanh(z);
      case 2 -> 1 / (1 + Math.exp(-z));
      case 3 -> 1.7159 * Math.tanh(2 * z / 3);
      case 4 -> 1.7159 * Math.tanh(2 * z / 3) + 0.1 * z;
      default -> throw new IllegalArgumentException("code " + code);
    };
  }

  @ParameterizedTest
  @MethodSource("codes")
  void a_lone_atom_has_the_energy_of_aenets_formula(int[] codes) {
    AenetFile file = AenetSamples.file("Si", codes, "Si");
    Potential potential = AenetPotential.of(List.of(new AenetPotential.Named("Si.nn", file)));
    Structure atom = new Structure(Cell.OPEN, new Element[] {Element.of("Si")}, new double[3]);
    AenetFile.TrainingSet set = file.trainingSet();
    double expected = output(file) / set.scale() + set.shift() + set.atomicEnergies()[0];
    assertThat(potential.predict(atom, Quantities.ENERGY).energy())
        .isCloseTo(expected, within(1e-12 * (1 + Math.abs(expected))));
  }

  @Test
  void an_activation_that_aenet_does_not_have_is_named() {
    AenetFile file = AenetSamples.file("Si", new int[] {7, 0}, "Si");
    assertThatThrownBy(() -> AenetPotential.of(List.of(new AenetPotential.Named("Si.nn", file))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("activation = 7")
        .hasMessageContaining("Si.nn");
  }
}
