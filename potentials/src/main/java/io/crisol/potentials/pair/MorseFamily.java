package io.crisol.potentials.pair;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.Parameters;
import io.crisol.potentials.file.PotentialRecord;
import io.crisol.structures.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Files and short texts of {@link Morse}. */
public final class MorseFamily extends PairFamily<Morse.Pair> {
  @Override
  public String name() {
    return "morse";
  }

  @Override
  public List<String> shortNames() {
    return List.of("morse");
  }

  @Override
  public Optional<PotentialRecord> write(Potential potential) {
    if (!(potential instanceof Morse morse)) {
      return Optional.empty();
    }
    return Optional.of(record(morse.pairs(), morse.cutoffs(), morse.smoothing()));
  }

  @Override
  Json.Obj entries(Morse.Pair pair) {
    return new Json.Obj()
        .put("depth", pair.depth())
        .put("alpha", pair.alpha())
        .put("r0", pair.r0());
  }

  @Override
  Morse.Pair pair(Parameters entries) {
    return new Morse.Pair(entries.number("depth"), entries.number("alpha"), entries.number("r0"));
  }

  @Override
  Map<String, BinaryOperator<Morse.Pair>> mixingRules() {
    return Map.of();
  }

  @Override
  Potential make(Map<ElementPair, Morse.Pair> pairs, PairCutoffs cutoffs, Smoothing smoothing) {
    return new Morse(pairs, cutoffs, smoothing);
  }
}
