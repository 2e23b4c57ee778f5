package io.crisol.structures.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ShearStressTest {
  private static final double[] SHEARS = {-0.02, -0.01, -0.005, 0.005, 0.01, 0.02};

  /** A cubic crystal under shears of each plane; its shear stress is a function of the shear. */
  private static List<String> codes(DoubleUnaryOperator stressOfShear) {
    List<Frame> frames = new ArrayList<>();
    int[][] planes = {{5, 7}, {2, 6}, {1, 3}};
    for (int[] plane : planes) {
      for (double shear : SHEARS) {
        double[] strain = new double[9];
        double[] stress = new double[9];
        for (int component : plane) {
          strain[component] = shear;
          stress[component] = stressOfShear.applyAsDouble(shear);
        }
        Structure crystal =
            new Structure(Cell.box(3, 3, 3), new Element[] {Element.Li}, new double[3])
                .strained(strain);
        Labels labels =
            Labels.NONE
                .withEnergy(-2 + 27 * 0.15 * shear * shear)
                .withForces(new double[3])
                .withStress(stress);
        frames.add(Frame.of(crystal, labels));
      }
    }
    return DatasetCheck.of(frames).all().stream().map(Finding::code).toList();
  }

  @Test
  void a_stress_that_rises_with_the_shear_is_in_order() {
    assertThat(codes(shear -> 0.15 * shear)).doesNotContain("stress-shear");
  }

  @Test
  void a_stress_that_changes_sides_is_found() {
    assertThat(codes(shear -> (Math.abs(shear) < 0.007 ? -0.15 : 0.15) * shear))
        .contains("stress-shear");
  }
}
