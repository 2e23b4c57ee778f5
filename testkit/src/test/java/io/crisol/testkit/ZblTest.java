package io.crisol.testkit;

import static io.crisol.structures.Element.C;
import static io.crisol.structures.Element.Si;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.PotentialRequest;
import io.crisol.potentials.file.Potentials;
import io.crisol.potentials.pair.ElementPair;
import io.crisol.potentials.pair.Zbl;
import io.crisol.structures.Units;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ZblTest {
  @Nested
  class ContractTest extends PotentialContract {
    @Override
    protected Potential potential() {
      return new Zbl(
          Map.of(
              ElementPair.of(C),
              new Zbl.Pair(6, 6),
              new ElementPair(C, Si),
              new Zbl.Pair(6, 14),
              ElementPair.of(Si),
              new Zbl.Pair(14, 14)),
          1.4,
          2.6,
          Units.COULOMB);
    }

    @Override
    protected List<Double> cutoffs() {
      return List.of(1.4, 2.6);
    }
  }

  @Test
  void a_short_text_takes_the_charges_of_the_elements() {
    Zbl zbl =
        (Zbl)
            Potentials.resolve("zbl(inner=2, outer=3)", PotentialRequest.of(EnumSet.of(Si, C)))
                .potential();
    assertThat(zbl.pairs()).containsEntry(new ElementPair(Si, C), new Zbl.Pair(6, 14)).hasSize(3);
  }

  @Test
  void switching_ends_beyond_its_beginning() {
    assertThatThrownBy(
            () -> Potentials.resolve("zbl(inner=3, outer=3)", PotentialRequest.of(EnumSet.of(Si))))
        .hasMessageContaining("inner = 3.0 is not possible");
  }
}
