package io.crisol.simulation.battery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.RandomStream;
import io.crisol.structures.Structure;
import java.util.List;
import org.junit.jupiter.api.Test;

class DelithiationTest {
  /** Rocksalt: four ions of a cube, all alike. */
  private static Structure rocksalt() {
    double[] sites = {0, 0, 0, 0, 2, 2, 2, 0, 2, 2, 2, 0};
    double[] positions = new double[24];
    Element[] elements = new Element[8];
    for (int k = 0; k < 4; k++) {
      elements[k] = Element.Li;
      elements[4 + k] = Element.O;
      for (int x = 0; x < 3; x++) {
        positions[3 * k + x] = sites[3 * k + x];
        positions[12 + 3 * k + x] = sites[3 * k + x] + (x == 0 ? 2 : 0);
      }
    }
    return new Structure(Cell.box(4, 4, 4), elements, positions);
  }

  @Test
  void arrangementsDifferBySymmetry() {
    Delithiation emptied = new Delithiation(rocksalt(), Element.Li);
    assertThat(emptied.contents(4)).containsExactly(4, 3, 2, 1, 0);
    for (int left : List.of(0, 1, 2, 3, 4)) {
      // Any two sites of a face-centred cube are neighbours of one kind.
      List<Structure> found = emptied.arrangements(left, 10, new RandomStream(1));
      assertThat(found).hasSize(1);
      assertThat(found.getFirst().size()).isEqualTo(4 + left);
    }
  }

  /** Two of eight sites along a line of four and two wide: as many as there are distances. */
  @Test
  void drawnArrangementsAreAmongThoseThatAreCounted() {
    Structure wide = rocksalt().replicate(2, 1, 1);
    Delithiation emptied = new Delithiation(wide, Element.Li);
    List<Structure> all = emptied.arrangements(2, 1000, new RandomStream(1));
    List<Structure> some = emptied.arrangements(2, 1, new RandomStream(1));
    assertThat(some).hasSize(1);
    assertThat(all).hasSizeBetween(3, 6);
    assertThat(all).extracting(Structure::size).containsOnly(10);
    assertThat(emptied.contents(4)).containsExactly(8, 6, 4, 2, 0);
    assertThat(emptied.contents(20)).containsExactly(8, 7, 6, 5, 4, 3, 2, 1, 0);
  }

  @Test
  void aHostWithoutTheIonIsRefused() {
    assertThatThrownBy(() -> new Delithiation(rocksalt(), Element.Na))
        .hasMessageContaining("holds none");
    Structure metal = new Structure(Cell.box(3, 3, 3), new Element[] {Element.Li}, new double[3]);
    assertThatThrownBy(() -> new Delithiation(metal, Element.Li))
        .hasMessageContaining("nothing is left");
  }
}
