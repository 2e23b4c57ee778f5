package io.crisol.potentials.pair;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.Parameters;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Files and short texts of {@link LennardJones}. */
public final class LennardJonesFamily extends PairFamily<LennardJones.Pair> {
  @Override
  public String name() {
    return "lennard-jones";
  }

  @Override
  public List<String> shortNames() {
    return List.of("lj");
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    if (!(potential instanceof LennardJones lj)) {
      return Optional.empty();
    }
    return Optional.of(record(lj.pairs(), lj.cutoffs(), lj.smoothing()));
  }

  @Override
  Json.Obj entries(LennardJones.Pair pair) {
    return new Json.Obj().put("epsilon", pair.epsilon()).put("sigma", pair.sigma());
  }

  @Override
  LennardJones.Pair pair(Parameters entries) {
    return new LennardJones.Pair(entries.number("epsilon"), entries.number("sigma"));
  }

  @Override
  Map<String, BinaryOperator<LennardJones.Pair>> mixingRules() {
    return Map.of(
        "lorentz-berthelot",
        LennardJones.Pair::mixed,
        "geometric",
        LennardJones.Pair::geometric,
        "sixth-power",
        LennardJones.Pair::sixthPower);
  }

  @Override
  Potential make(
      Map<ElementPair, LennardJones.Pair> pairs, PairCutoffs cutoffs, Smoothing smoothing) {
    return new LennardJones(pairs, cutoffs, smoothing);
  }
}
