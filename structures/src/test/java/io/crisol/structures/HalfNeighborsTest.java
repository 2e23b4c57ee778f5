package io.crisol.structures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfNeighborsTest {
  /** A row of atoms, 3 Å apart, periodic along itself or not. */
  private static Structure row(int n, boolean periodic) {
    Element[] elements = new Element[n];
    double[] positions = new double[3 * n];
    for (int i = 0; i < n; i++) {
      elements[i] = Element.Ar;
      positions[3 * i] = 3 * i;
    }
    double[] vectors = {3 * n, 0, 0, 0, 30, 0, 0, 0, 30};
    return new Structure(new Cell(vectors, periodic, true, true), elements, positions);
  }

  @ParameterizedTest
  @CsvSource({"1000,true,4", "1000,true,1", "1000,false,4", "1,true,1", "70,true,2", "128,true,16"})
  void the_atoms_of_a_part_follow_one_another(int n, boolean periodic, int parts) {
    Neighbors all = Neighbors.of(row(n, periodic), 7, 0);
    HalfNeighbors half = all.half();
    int seen = 0;
    for (int part = 0; part < parts; part++) {
      Set<Integer> named = new HashSet<>();
      for (int k = 0; k < half.length(part, parts); k++) {
        named.add((half.first(part, parts) + k) % n);
      }
      assertThat(named).hasSize(half.length(part, parts));
      for (int i = n * part / parts; i < n * (part + 1) / parts; i++) {
        assertThat(named).contains(i);
        for (int k = half.start(i); k < half.start(i + 1); k++) {
          assertThat(named).contains(all.siteAtoms()[half.sites()[k]]);
          seen++;
        }
      }
    }
    assertThat(seen).isEqualTo(half.pairs());
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "3"})
  void a_part_at_the_border_does_not_touch_the_middle(int part) {
    HalfNeighbors half = Neighbors.of(row(1000, true), 7, 0).half();
    // 250 atoms, and less than three blocks of 64 on both sides.
    assertThat(half.length(part, 4)).isLessThan(250 + 3 * 64 + 1);
  }
}
