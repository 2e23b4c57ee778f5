package io.crisol.testkit;

import static io.crisol.structures.Element.Ar;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.potentials.Potential;
import io.crisol.potentials.Quantities;
import io.crisol.potentials.pair.ElementPair;
import io.crisol.potentials.pair.PairCutoffs;
import io.crisol.potentials.pair.PairTable;
import io.crisol.potentials.pair.TabulatedPairs;
import io.crisol.structures.Cell;
import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TabulatedPairsTest {
  /** (1 − r/6)³ from 1 to 6 Å: smooth enough for its splines to be exact to 1e-9. */
  static TabulatedPairs table() {
    int rows = 1001;
    double[] r = new double[rows];
    double[] energy = new double[rows];
    double[] force = new double[rows];
    for (int k = 0; k < rows; k++) {
      r[k] = 1 + 0.005 * k;
      double end = 1 - r[k] / 6;
      energy[k] = end * end * end;
      force[k] = 0.5 * end * end;
    }
    force[rows - 1] = 0;
    PairTable table =
        new PairTable(r, energy, force, Optional.of(new double[] {-5 / 36.0, 0}), false);
    return new TabulatedPairs(
        Map.of(ElementPair.of(Ar), table),
        PairCutoffs.of(r[rows - 1]),
        TabulatedPairs.Way.SPLINE,
        4000);
  }

  @Nested
  class ContractTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return table();
    }
  }

  @Test
  void atoms_closer_than_the_table_are_refused() {
    Structure close =
        new Structure(Cell.OPEN, new Element[] {Ar, Ar}, new double[] {0, 0, 0, 0.9, 0, 0});
    assertThatThrownBy(() -> table().predict(close, Quantities.ENERGY))
        .hasMessageContaining("begins at 1.0 Å");
  }

  @Test
  void distances_grow() {
    assertThatThrownBy(
            () ->
                new PairTable(
                    new double[] {1, 1}, new double[2], new double[2], Optional.empty(), false))
        .hasMessageContaining("grow from row to row");
  }
}
