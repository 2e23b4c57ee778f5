package io.crisol.potentials.pair;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.Parameters;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    Map<ElementPair, Json.Obj> pairs = new TreeMap<>();
    lj.pairs()
        .forEach(
            (pair, p) ->
                pairs.put(
                    pair, new Json.Obj().put("epsilon", p.epsilon()).put("sigma", p.sigma())));
    return Optional.of(record(pairs, lj.cutoff(), lj.smoothing()));
  }

  @Override
  LennardJones.Pair pair(Parameters entries) {
    return new LennardJones.Pair(entries.number("epsilon"), entries.number("sigma"));
  }

  @Override
  Map<String, BinaryOperator<LennardJones.Pair>> mixingRules() {
    return Map.of("lorentz-berthelot", LennardJones.Pair::mixed);
  }

  @Override
  Potential make(Map<ElementPair, LennardJones.Pair> pairs, double cutoff, Smoothing smoothing) {
    return new LennardJones(pairs, cutoff, smoothing);
  }
}
