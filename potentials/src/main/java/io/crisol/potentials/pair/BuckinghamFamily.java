package io.crisol.potentials.pair;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.Parameters;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Files and short texts of {@link Buckingham}. */
public final class BuckinghamFamily extends PairFamily<Buckingham.Pair> {
  @Override
  public String name() {
    return "buckingham";
  }

  @Override
  public List<String> shortNames() {
    return List.of("buckingham");
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    return potential instanceof Buckingham pairs
        ? Optional.of(record(pairs.pairs(), pairs.cutoffs(), pairs.smoothing()))
        : Optional.empty();
  }

  @Override
  Json.Obj entries(Buckingham.Pair pair) {
    return new Json.Obj().put("a", pair.a()).put("rho", pair.rho()).put("c", pair.c());
  }

  @Override
  Buckingham.Pair pair(Parameters entries) {
    return new Buckingham.Pair(entries.number("a"), entries.number("rho"), entries.number("c"));
  }

  @Override
  Map<String, BinaryOperator<Buckingham.Pair>> mixingRules() {
    return Map.of();
  }

  @Override
  Potential make(
      Map<ElementPair, Buckingham.Pair> pairs, PairCutoffs cutoffs, Smoothing smoothing) {
    return new Buckingham(pairs, cutoffs, smoothing);
  }
}
