package io.crisol.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceEnergiesTest {
  private static Frame frame(int titanium, int oxygen) {
    Element[] elements = new Element[titanium + oxygen];
    Arrays.fill(elements, Element.O);
    Arrays.fill(elements, 0, titanium, Element.Ti);
    Structure structure = new Structure(Cell.OPEN, elements, new double[3 * elements.length]);
    return Frame.of(structure, Labels.NONE.withEnergy(-1604.6 * titanium - 432.5 * oxygen));
  }

  @Test
  void findsTheEnergyOfEachElement() {
    ReferenceEnergies found =
        ReferenceEnergies.of(
            List.of(frame(1, 2), frame(2, 3), frame(4, 8)),
            List.of(Element.O, Element.Ti),
            Map.of());
    assertThat(found.isDetermined()).isTrue();
    assertThat(found.energies().get(Element.Ti)).isCloseTo(-1604.6, within(1e-8));
    assertThat(found.energies().get(Element.O)).isCloseTo(-432.5, within(1e-8));
  }

  @Test
  void saysSoWhenOneCompositionCannotTellElementsApart() {
    ReferenceEnergies found =
        ReferenceEnergies.of(
            List.of(frame(1, 2), frame(4, 8)), List.of(Element.O, Element.Ti), Map.of());
    assertThat(found.isDetermined()).isFalse();
    assertThat(found.energies().get(Element.Ti) + 2 * found.energies().get(Element.O))
        .isCloseTo(-1604.6 - 2 * 432.5, within(1e-8));
  }

  @Test
  void keepsWhatIsGiven() {
    ReferenceEnergies found =
        ReferenceEnergies.of(
            List.of(frame(1, 2), frame(4, 8)),
            List.of(Element.O, Element.Ti),
            Map.of(Element.O, -432.5));
    assertThat(found.isDetermined()).isTrue();
    assertThat(found.energies().get(Element.Ti)).isCloseTo(-1604.6, within(1e-8));
    assertThat(found.fitted()).containsExactly(Element.Ti);
  }
}
