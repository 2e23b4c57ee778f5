package io.crisol.potentials.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.potentials.Prediction;
import io.crisol.potentials.Quantities;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapWorkTest {
  private static Structure cluster() {
    RandomStream random = new RandomStream(3);
    double[] positions = new double[3 * 7];
    for (int k = 0; k < positions.length; k++) {
      positions[k] = 2.2 * random.nextGaussian();
    }
    Element[] elements = {
      Element.Ga, Element.As, Element.As, Element.Ga, Element.Ga, Element.As, Element.Ga
    };
    return new Structure(Cell.OPEN, elements, positions);
  }

  private static double[] coefficients(SnapSettings settings, int seed) {
    RandomStream random = new RandomStream(seed);
    double[] values = new double[settings.coefficients()];
    for (int k = 0; k <= settings.components(); k++) {
      values[k] = 1e-3 * random.nextGaussian();
    }
    return values;
  }

  private static Snap snap(SnapSettings settings) {
    return new Snap(
        settings,
        List.of(
            new SnapElement(Element.Ga, 0.5, 1, coefficients(settings, 1)),
            new SnapElement(Element.As, 0.46, 0.8, coefficients(settings, 2))));
  }

  /** The lists of products and the couplings one by one are two ways to the same energy. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 8})
  void a_quadratic_form_of_zeros_is_the_linear_one(int order) {
    SnapSettings linear = new SnapSettings(order, 5, 0.99, 0.2, true, true, false, false);
    SnapSettings quadratic = new SnapSettings(order, 5, 0.99, 0.2, true, true, false, true);
    Prediction a = snap(linear).predict(cluster(), Quantities.FORCES);
    Prediction b = snap(quadratic).predict(cluster(), Quantities.FORCES);
    assertThat(b.energy()).isCloseTo(a.energy(), within(1e-11 * (1 + Math.abs(a.energy()))));
    assertThat(b.forces()).usingComparatorWithPrecision(1e-11).containsExactly(a.forces());
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 13})
  void high_orders_agree_with_the_definition(int order) {
    Snap snap = snap(SnapSettings.of(order, 5, false));
    Prediction fast = snap.predict(cluster(), Quantities.ALL);
    List<Double> plain = new ArrayList<>();
    var block = new io.crisol.potentials.EnvironmentBlock(snap.cutoff());
    var neighbors = io.crisol.structures.Neighbors.of(cluster(), snap.cutoff(), 0);
    block.fill(cluster(), neighbors, neighbors.positions(cluster()), 0, cluster().size());
    for (int a = 0; a < cluster().size(); a++) {
      plain.add(snap.energy(block.environment(a), (_, _, _, _) -> {}));
    }
    assertThat(Arrays.stream(fast.atomEnergies().orElseThrow()).boxed().toList())
        .usingElementComparator((x, y) -> Math.abs(x - y) < 1e-10 ? 0 : 1)
        .isEqualTo(plain);
  }
}
