package io.crisol.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.potentials.descriptors.RadialFactor;
import io.crisol.potentials.descriptors.SymmetryFunction;
import io.crisol.potentials.descriptors.SymmetryFunctionDescriptor;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SymmetryFunctionChoiceTest {
  /** Columns: a, a copy of a, a + a little of b, b, nothing, c. */
  private static double[] covariance() {
    RandomStream random = new RandomStream(5);
    List<double[]> values = new ArrayList<>();
    for (int k = 0; k < 200; k++) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      double c = random.nextGaussian();
      values.add(new double[] {a, 3 * a + 7, a + 0.01 * b, b, 4, c});
    }
    return SymmetryFunctionChoice.covariance(values, 6);
  }

  @Test
  void takesOneOfTwoThatSayTheSame() {
    int[] three = SymmetryFunctionChoice.select(covariance(), 6, 3);
    assertThat(three).hasSize(3).contains(3, 5).containsAnyOf(0, 1, 2);
    int[] all = SymmetryFunctionChoice.select(covariance(), 6, 6);
    assertThat(all).hasSize(3).doesNotContain(4);
  }

  @Test
  void ofOneThatNeverVariesThereIsOneAtLeast() {
    assertThat(SymmetryFunctionChoice.select(new double[4], 2, 2)).hasSize(1);
  }

  @Test
  void functionsOfCrystalDifferAndReachTheCutoff() {
    SymmetryFunctionDescriptor descriptor =
        SymmetryFunctionChoice.of(List.of(Element.Ar), 5.5, 20, ArgonFrames.frames(10, 3));
    List<SymmetryFunction> functions = descriptor.functions(0);
    assertThat(functions).hasSize(20).doesNotHaveDuplicates();
    assertThat(functions).anyMatch(f -> f instanceof SymmetryFunction.Angular);
    assertThat(functions).anyMatch(f -> f instanceof SymmetryFunction.Radial);
    assertThat(functions).allMatch(f -> f.radial().cutoff() == 5.5);
    assertThat(SymmetryFunctionChoice.pool(List.of(Element.Ar), 5.5)).doesNotHaveDuplicates();
  }

  /** In the pool there are some around 0.7 Å, where argon atoms never are. */
  @Test
  void noFunctionStandsWhereThereAreNoNeighbours() {
    SymmetryFunctionDescriptor descriptor =
        SymmetryFunctionChoice.of(List.of(Element.Ar), 5.5, 60, ArgonFrames.frames(10, 3));
    assertThat(descriptor.functions(0))
        .filteredOn(f -> f instanceof SymmetryFunction.Radial)
        .extracting(SymmetryFunction::radial)
        .isNotEmpty()
        .allSatisfy(
            radial ->
                assertThat(radial)
                    .isInstanceOfSatisfying(
                        RadialFactor.Gaussian.class,
                        g -> assertThat(g.eta() * squared(3.2 - g.shift())).isLessThan(7)));
  }

  private static double squared(double x) {
    return x * x;
  }
}
