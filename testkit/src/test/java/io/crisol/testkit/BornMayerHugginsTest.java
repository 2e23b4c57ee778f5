package io.crisol.testkit;

import static io.crisol.structures.Element.Cl;
import static io.crisol.structures.Element.Na;

import io.crisol.potentials.Potential;
import io.crisol.potentials.pair.BornMayerHuggins;
import io.crisol.potentials.pair.ElementPair;
import io.crisol.potentials.pair.PairCutoffs;
import io.crisol.potentials.pair.Smoothing;
import java.util.Map;

class BornMayerHugginsTest extends PotentialContract {
  @Override
  protected Potential potential() {
    return new BornMayerHuggins(
        Map.of(
            ElementPair.of(Na),
            new BornMayerHuggins.Pair(0.2637, 0.317, 2.340, 1.0486, -0.4993),
            new ElementPair(Na, Cl),
            new BornMayerHuggins.Pair(0.2110, 0.317, 2.755, 6.9906, -8.6757),
            ElementPair.of(Cl),
            new BornMayerHuggins.Pair(0.1582, 0.317, 3.170, 72.4022, -145.4285)),
        PairCutoffs.of(8),
        Smoothing.FORCE_SHIFT);
  }
}
