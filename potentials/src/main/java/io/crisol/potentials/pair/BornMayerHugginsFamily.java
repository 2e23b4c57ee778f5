package io.crisol.potentials.pair;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.Parameters;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Files and short texts of {@link BornMayerHuggins}. */
public final class BornMayerHugginsFamily extends PairFamily<BornMayerHuggins.Pair> {
  @Override
  public String name() {
    return "born-mayer-huggins";
  }

  @Override
  public List<String> shortNames() {
    return List.of("born-mayer-huggins");
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    return potential instanceof BornMayerHuggins pairs
        ? Optional.of(record(pairs.pairs(), pairs.cutoffs(), pairs.smoothing()))
        : Optional.empty();
  }

  @Override
  Json.Obj entries(BornMayerHuggins.Pair pair) {
    return new Json.Obj()
        .put("a", pair.a())
        .put("rho", pair.rho())
        .put("sigma", pair.sigma())
        .put("c", pair.c())
        .put("d", pair.d());
  }

  @Override
  BornMayerHuggins.Pair pair(Parameters entries) {
    return new BornMayerHuggins.Pair(
        entries.number("a"),
        entries.number("rho"),
        entries.number("sigma"),
        entries.number("c"),
        entries.number("d"));
  }

  @Override
  Map<String, BinaryOperator<BornMayerHuggins.Pair>> mixingRules() {
    return Map.of();
  }

  @Override
  Potential make(
      Map<ElementPair, BornMayerHuggins.Pair> pairs, PairCutoffs cutoffs, Smoothing smoothing) {
    return new BornMayerHuggins(pairs, cutoffs, smoothing);
  }
}
